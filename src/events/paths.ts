export const eventsPath = '/app/events'
export const eventPath = (id: string, section = '') => `${eventsPath}/${id}${section}`
export const themesPath = '/app/themes'

/** What anybody may open: the page of an event, and the page of one guest of it. */
export const publicEventsPath = '/e'
export const publicPath = (code: string, section = '') => `${publicEventsPath}/${code}${section}`
