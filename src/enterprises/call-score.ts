import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { asPersonal } from '../kernel/marks.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, id, integer, personalLines } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { newSalt } from '../people/tables.ts'
import { writeGiven } from './call.ts'
import type { EntryPlace } from './call-entry.ts'
import { giveOut, type Given } from './call-seats.ts'
import { competitionOf, type ScoreRow } from './call-tables.ts'

interface Scoring extends EntryPlace {
  mine: ScoreRow
}

/** A plan that was given to the asker and that they have not given back; 404 for all others. Nobody scores what they wrote in. */
async function givenToMe(
  { candidacy }: { candidacy: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Scoring> {
  const found = await competitionOf(tx, who.tenant, candidacy)
  if (found.one.writers.includes(who.account)) throw refuse('enterprises.scores-own')
  const mine = found.scores.find(row => row.entry_id === candidacy && row.account_id === who.account)
  if (!mine || mine.has_interest) throw missing('enterprises.no-such-entry')
  return { ...found, mine }
}

/** Somebody who was given another role since sees whose plans they are. */
function refuseSighted({ grants }: Who): void {
  if (grants.some(grant => grant.role !== 'scorer')) throw refuse('enterprises.scorer-sees-names')
}

const declareShape = z.strictObject({ candidacy: id(), interest: code(['none', 'has']) })

interface Declared {
  mine: ScoreRow
  hasInterest: boolean
  given: Given[]
}

/**
 * Whoever has an interest, or recognises the author, gives the plan back before giving any points, and somebody else gets it. Source: Reg.
 * (EU, Euratom) 2024/2509, art. 61.
 */
export const declareInterest = command<z.infer<typeof declareShape>, Scoring, Declared>({
  kind: 'enterprises.declare-interest',
  shape: declareShape,
  example: { candidacy: '01930000-0000-7000-8000-000000000001', interest: 'none' },
  may: 'plan.score',
  final: true,
  given: givenToMe,
  decide({ interest }, { mine, ...all }, { who }) {
    refuseSighted(who)
    if (mine.scored_on !== null) throw refuse('enterprises.scored-already')
    const hasInterest = interest === 'has'
    const scores = all.scores.map(row => (row === mine ? { ...row, has_interest: hasInterest } : row))
    return { mine, hasInterest, given: hasInterest ? giveOut({ ...all, scores }) : [] }
  },
  async write({ mine, hasInterest, given }, rows, asking) {
    const key = { entry_id: mine.entry_id, account_id: mine.account_id }
    const declared = { declared_on: asking.today, has_interest: hasInterest, salt: newSalt() }
    await rows.revise('entry_score', key, declared)
    await writeGiven(given, mine.call_id, rows, asking)
    return { candidacy: mine.entry_id, kept: hasInterest ? 'no' : 'yes' }
  },
})

const scoreShape = z.strictObject({
  candidacy: id(),
  /** By criterion, in their order. The journal does not hold them: nobody reads them there before both are in. */
  points: z.array(asPersonal(integer(0, 100))).check(z.maxLength(20)),
  remark: z.optional(personalLines(2000)),
})

interface ScoredFact {
  mine: ScoreRow
  points: number[]
  remark: string | null
  given: Given[]
}

/** The points of one scorer, once. Where the first two differ beyond the rule of the call, a third gets the plan at once. */
export const scoreEntry = command<z.infer<typeof scoreShape>, Scoring, ScoredFact>({
  kind: 'enterprises.score-entry',
  shape: scoreShape,
  example: { candidacy: '01930000-0000-7000-8000-000000000001', points: [7, 8, 6], remark: 'Piața este bine văzută.' },
  may: 'plan.score',
  final: true,
  given: givenToMe,
  decide({ points, remark }, { mine, ...all }, { who, today }) {
    refuseSighted(who)
    if (mine.scored_on !== null) throw refuse('enterprises.scored-already')
    if (mine.declared_on === null) throw refuse('enterprises.not-declared')
    if (all.one.withdrawn_on !== null) throw refuse('enterprises.entry-withdrawn')
    for (const [at, { maximum }] of all.criteria.entries()) {
      const given = points[at]
      if (given === undefined) throw refuseField(`points.${at}`, 'enterprises.points-missing')
      if (given > maximum) throw refuseField(`points.${at}`, 'enterprises.too-many-points', { most: maximum })
    }
    if (points.length > all.criteria.length) throw refuse('enterprises.points-of-no-criterion')
    const scores = all.scores.map(row => (row === mine ? { ...row, points, scored_on: today } : row))
    return { mine, points, remark: remark ?? null, given: giveOut({ ...all, scores }) }
  },
  async write({ mine, points, remark, given }, rows, asking) {
    const key = { entry_id: mine.entry_id, account_id: mine.account_id }
    await rows.revise('entry_score', key, { points, remark, scored_on: asking.today, salt: newSalt() })
    await writeGiven(given, mine.call_id, rows, asking)
    return { candidacy: mine.entry_id }
  },
})
