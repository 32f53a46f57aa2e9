import type { Day } from '../src/kernel/day.ts'
import { addWorkingDays } from './calendar.ts'
import { entrepreneurship, oivpd } from './courses.ts'
import type { Region } from './places.ts'
import type { Span } from './span.ts'
import type { LeaveReason, Stay, Visit } from './visit.ts'

/** Who comes when: `at` counts within the region and makes one stay a little unlike the next. */
export interface Coming {
  appliedOn: Day
  at: number
  region: Region
  span: Span
}

/** Between an application and the first support: papers, a check, two signatures. */
const daysToFirstVisit = 13

function opening({ appliedOn }: Coming): Visit[] {
  const first = addWorkingDays(appliedOn, daysToFirstVisit)
  return [
    { kind: 'counselling', on: first, minutes: 60 },
    { kind: 'information', on: addWorkingDays(first, 4), minutes: 60 },
  ]
}

export function dataEntryStay(coming: Coming): Stay {
  const { at, region, span } = coming
  const { startsOn, lastOn, examOn } = oivpd.in(region, span)
  return {
    visits: [
      ...opening(coming),
      { kind: 'training-oivpd', on: startsOn, untilOn: lastOn },
      { kind: 'mediation', on: addWorkingDays(examOn, 12 + (at % 16)), minutes: 45 },
    ],
    because: 'completed',
  }
}

/** The course given up after four weeks. */
export function brokenOffStay(coming: Coming, because: LeaveReason): Stay {
  const { startsOn, days } = oivpd.in(coming.region, coming.span)
  const course: Visit = { kind: 'training-oivpd', on: startsOn, untilOn: days[19] ?? startsOn }
  return { visits: [...opening(coming), course], because }
}

/** In the North-East people leave after two meetings about their plan; elsewhere they found something, and the meetings go on. */
export function entrepreneurStay(coming: Coming): Stay {
  const meetings = coming.region === 'RO21' ? 2 : 8
  return {
    visits: [...opening(coming), ...entrepreneurCourse(coming), ...advice(coming, meetings)],
    because: 'completed',
  }
}

/** Somebody who has left comes back for the course for entrepreneurs. */
export const secondStay = (coming: Coming): Stay => ({
  visits: [...entrepreneurCourse(coming), ...advice(coming, 2)],
  because: 'completed',
})

function entrepreneurCourse({ region, span }: Coming): Visit[] {
  const { startsOn, lastOn } = entrepreneurship.in(region, span)
  return [{ kind: 'training-entrepreneurship', on: startsOn, untilOn: lastOn }]
}

function advice({ at, region, span }: Coming, times: number): Visit[] {
  const { lastOn } = entrepreneurship.in(region, span)
  return Array.from({ length: times }, (_, time) => ({
    kind: 'business-support' as const,
    on: addWorkingDays(lastOn, 7 + (at % 4) + (times > 2 ? 40 : 15) * time),
    minutes: 90,
  }))
}

/** No course: counselling, an assessment before and after, and a mediator who calls employers. */
export function counselledStay(coming: Coming): Stay {
  const visits = opening(coming)
  const first = addWorkingDays(coming.appliedOn, daysToFirstVisit)
  const { at } = coming
  return {
    visits: [
      ...visits,
      { kind: 'assessment', on: addWorkingDays(first, 13), minutes: 45 },
      { kind: 'counselling', on: addWorkingDays(first, 35), minutes: 60 },
      { kind: 'mediation', on: addWorkingDays(first, 60 + (at % 9)), minutes: 45 },
      { kind: 'assessment', on: addWorkingDays(first, 78), minutes: 45 },
      { kind: 'mediation', on: addWorkingDays(first, 88 + (at % 11)), minutes: 45 },
    ],
    because: 'completed',
  }
}

/** Somebody who is not seen again after a few weeks. */
export const shortStay = (coming: Coming, because: LeaveReason): Stay => ({ visits: opening(coming), because })
