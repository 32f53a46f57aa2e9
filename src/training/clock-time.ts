import { plain } from '../kernel/shape.ts'

/** A time of day, `09:30`. */
export const clockTime = () => plain(5, /^([01]\d|2[0-3]):[0-5]\d$/)

/** Minutes from midnight. */
export const minutesFrom = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const timeAt = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Hours as people type them are kept as whole minutes; they come in quarters. Our choice: an hour of a course is sixty minutes. */
export const inMinutes = (hours: number): number => Math.round(hours * 60)
