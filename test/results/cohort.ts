import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Day } from '../../src/kernel/day.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import type { Applicant, Enrolled, Trial } from './trial.ts'

interface Golden {
  entryOn: Day
  people: Record<string, Applicant & { leaves: Day[]; back?: Day[] }>
  outcomes: { who: string; kind: string; on: Day; endedOn?: Day }[]
}

export const golden: Golden = parse(readFileSync(new URL('cohort.yaml', import.meta.url), 'utf8'))

/** Plays the golden cohort through the commands; who is who, by P01 … P10. */
export async function playGolden(trial: Trial): Promise<Map<string, Enrolled>> {
  const people = new Map<string, Enrolled>()
  for (const [name, who] of Object.entries(golden.people)) people.set(name, await take(trial, name, who))
  for (const { who, kind, on, endedOn } of golden.outcomes) {
    const enrolment = people.get(who)?.enrolment
    await trial.dan(recordOutcome, { enrolment, kind, reachedOn: on, ...(endedOn !== undefined && { endedOn }) })
  }
  return people
}

/** In on the common day, out and back as the cohort says; each last day is a day of support. */
export async function take(
  trial: Trial,
  name: string,
  who: Applicant & { leaves: Day[]; back?: Day[] },
): Promise<Enrolled> {
  const enrolled = await trial.apply(name, who, golden.entryOn)
  await trial.decide(enrolled, golden.entryOn)
  await trial.support(enrolled, golden.entryOn)
  for (const [time, leftOn] of who.leaves.entries()) {
    const more = time > 0 ? { reEntry: true } : {}
    const back = who.back?.[time - 1]
    if (back !== undefined) await trial.support(enrolled, back, more)
    await trial.support(enrolled, leftOn, more)
    await trial.leave(enrolled, leftOn)
  }
  return enrolled
}
