import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Day } from '../../src/kernel/day.ts'
import type { Applicant } from './applicant.ts'
import type { Chronicle, Enrolled } from './chronicle.ts'

interface Golden {
  entryOn: Day
  people: Record<string, Course>
  outcomes: { who: string; kind: string; on: Day; endedOn?: Day }[]
}

export type Course = Applicant & { leaves: Day[]; back?: Day[] }

export const golden: Golden = parse(readFileSync(new URL('cohort.yaml', import.meta.url), 'utf8'))

/** Plays the golden cohort through the commands; who is who, by P01 … P10. */
export async function playGolden(chronicle: Chronicle): Promise<Map<string, Enrolled>> {
  const people = new Map<string, Enrolled>()
  for (const [name, who] of Object.entries(golden.people)) people.set(name, await take(chronicle, name, who))
  for (const { who, kind, on, endedOn } of golden.outcomes) {
    const of = people.get(who)
    if (of) await chronicle.outcome(of, kind, on, endedOn)
  }
  return people
}

/** In on the common day, out and back as the cohort says; each last day is a day of support. */
export async function take(chronicle: Chronicle, name: string, who: Course): Promise<Enrolled> {
  const of = await chronicle.apply(name, who, golden.entryOn)
  await chronicle.decide(of, golden.entryOn)
  await chronicle.support(of, golden.entryOn)
  for (const [time, leftOn] of who.leaves.entries()) {
    const reEntry = time > 0
    const back = who.back?.[time - 1]
    if (back !== undefined) await chronicle.support(of, back, { reEntry })
    await chronicle.support(of, leftOn, { reEntry })
    await chronicle.leave(of, leftOn)
  }
  return of
}
