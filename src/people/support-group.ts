import type { Asking } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { unprovenCriteria } from './criteria.ts'
import { enrolmentsInSight, pastsOf } from './group-tables.ts'
import { entryDay, findSupportKind, type SupportGrounds } from './support.ts'

/**
 * As `groundsForSupport`, for everybody who was in one session: a handful of questions for the whole group. By enrolment; 404 where one of
 * them is out of the asker's reach.
 */
export async function groundsForGroup(
  { kind, givenOn, enrolments }: { kind: string; givenOn: Day; enrolments: readonly string[] },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<ReadonlyMap<string, SupportGrounds>> {
  const found = await enrolmentsInSight(tx, who, 'support.write', enrolments)
  if (found.length !== new Set(enrolments).size) throw missing('people.no-such-person')
  const pasts = new Map((await pastsOf(tx, who.tenant, enrolments)).map(past => [past.enrolment, past]))
  const grounds = new Map<string, SupportGrounds>()
  const books = new Map<string, Rulebook>()
  for (const enrolment of found) {
    const rules = books.get(enrolment.programme) ?? (await getRulebook(tx, who.tenant, enrolment.programme, givenOn))
    books.set(enrolment.programme, rules)
    const { approvedOn = null, exits = [], supports = [] } = pasts.get(enrolment.id) ?? {}
    const entryOn = entryDay(supports, rules)
    const opens = findSupportKind(rules, kind)?.opensEntry === true
    const movesEntry = opens && (entryOn === undefined || givenOn < entryOn)
    grounds.set(enrolment.id, {
      enrolment,
      rules,
      supports,
      approval: approvedOn === null ? undefined : { decided_on: approvedOn },
      exits: exits.map(leftOn => ({ left_on: leftOn })),
      unproven: movesEntry ? await unprovenCriteria(tx, who.tenant, enrolment, rules, givenOn) : [],
    })
  }
  return grounds
}
