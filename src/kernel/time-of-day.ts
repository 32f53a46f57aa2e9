/**
 * A time of day, `09:30`, from 00:00 to 23:59: text, as it is kept and shown. For reckoning, minutes since midnight, 0 to 1439.
 */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)

/** As people type it: `9`, `9:30`, `9.30`, `0930`, `9h30`. Undefined for anything else. */
export function readTime(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:\s*[:.hH]?\s*(\d{2}))?$/.exec(text.trim()) ?? []
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return isTime(time) ? time : undefined
}

export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
