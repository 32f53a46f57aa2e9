import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code as listed, day, id } from '../kernel/shape.ts'
import {
  decidedOutcome,
  groundsForOutcome,
  type OutcomeFact,
  type OutcomeGrounds,
  writeOutcome,
} from '../people/outcome.ts'
import { newSalt } from '../people/tables.ts'
import { parameterOf } from '../programme/rulebook.ts'
import { betterReasons, contracts } from './codes.ts'
import type { BetterRow } from './tables.ts'
import { weeklyHours } from './vacancy.ts'

const shape = z.strictObject({
  enrolment: id(),
  reason: listed(betterReasons),
  sinceOn: day(),
  contractBefore: listed(contracts),
  hoursBefore: weeklyHours(),
  contractNow: listed(contracts),
  hoursNow: weeklyHours(),
})
type Better = z.infer<typeof shape>

interface Fact {
  change: Omit<BetterRow, 'tenant_id' | 'entry'>
  outcome: OutcomeFact
}

/**
 * The work of somebody who had some has become better: from precarious to stable, from part time to full time, to more skills or
 * responsibility, by promotion. There is no reason "pay": a rise alone is none. Source: Reg. (EU) 2021/1057, Annex I, EECR06, as the
 * questions and answers of SFC2014 read it. Precarious is every contract that is not permanent: our choice.
 */
export const recordBetterSituation = command<Better, OutcomeGrounds, Fact>({
  kind: 'jobs.record-better-situation',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    reason: 'hours',
    sinceOn: '2026-03-02',
    contractBefore: 'permanent',
    hoursBefore: 20,
    contractNow: 'permanent',
    hoursNow: 40,
  },
  may: 'outcome.write',
  happenedOn: input => input.sinceOn,
  given: (input, asking) => groundsForOutcome(outcomeOf(input), asking),
  decide(input, grounds, asking) {
    const fullTime = parameterOf(grounds.rules, 'full-time-weekly-hours')
    const isStable = input.contractNow === 'permanent' && input.contractBefore !== 'permanent'
    const isFull = input.hoursBefore < fullTime && input.hoursNow >= fullTime
    if (input.reason === 'stable' && !isStable) throw refuseField('contractNow', 'jobs.no-better-contract')
    if (input.reason === 'hours' && !isFull) throw refuseField('hoursNow', 'jobs.no-more-hours', { hours: fullTime })
    const outcome = decidedOutcome(outcomeOf(input), grounds, asking)
    const change = {
      id: newId(),
      enrolment_id: grounds.enrolment.id,
      person_id: grounds.enrolment.person_id,
      reason: input.reason,
      since_on: input.sinceOn,
      contract_before: input.contractBefore,
      hours_before: input.hoursBefore,
      contract_now: input.contractNow,
      hours_now: input.hoursNow,
      outcome_id: 'known' in outcome ? outcome.known : outcome.id,
      salt: newSalt(),
    }
    return { change, outcome }
  },
  async write({ change, outcome }, rows) {
    await writeOutcome(outcome, rows)
    await rows.insert('better_situation', change)
    return { better: change.id, outcome: change.outcome_id }
  },
})

const outcomeOf = ({ enrolment, reason, sinceOn }: Better) => ({
  enrolment,
  kind: `improvement-${reason}`,
  reachedOn: sinceOn,
})
