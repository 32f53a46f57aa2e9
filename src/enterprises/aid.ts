import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { bani, day, id, integer, plain } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { findExcess, type MinimisGrant, type MinimisRule } from './de-minimis.ts'
import { placeOf, type Place } from './enterprise.ts'
import { minimisOf } from './minimis-tables.ts'
import { lackingFor } from './phase.ts'
import {
  type AcceptedPaper,
  acceptedPapers,
  type AidRow,
  type Fact,
  findIn,
  rowsOf,
  type TrancheRow,
} from './tables.ts'

/** The claim that a payment order proves: that of its contract. */
export const trancheClaim = 'enterprise.tranche'

/**
 * Aid by the programme or by others, on the day of its contract: then the right arises. `euroCents`: the gross grant equivalent at the
 * rate of that day.
 */
const grantShape = z.strictObject({
  enterprise: id(),
  contract: plain(60),
  grantedOn: day(),
  grantedBy: plain(200),
  amount: bani(),
  euroCents: bani(10_000_000_00),
  isDeMinimis: z.optional(z.boolean()),
  /** Each opens with a phase, in the order of their numbers; together they are the amount. None where others pay. */
  tranches: z.optional(z.array(z.strictObject({ amount: bani(), phase: code })).check(z.maxLength(12))),
})
type GrantAid = z.infer<typeof grantShape>

interface Given extends Place {
  minimis: AidRow[]
}

interface Granted {
  aid: Fact<AidRow>
  tranches: Fact<TrancheRow>[]
}

/** Refuses de minimis aid that would pass the ceiling of the undertaking on its day, or on the day of a later grant. */
export const grantAid = command<GrantAid, Given, Granted>({
  kind: 'enterprises.grant-aid',
  shape: grantShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    contract: 'S-12/2025',
    grantedOn: '2025-06-02',
    grantedBy: 'Asociația Exemplu',
    amount: 25_000_000,
    euroCents: 50_000_00,
    isDeMinimis: true,
    tranches: [{ amount: 25_000_000, phase: 'founded' }],
  },
  may: 'enterprise.decide',
  happenedOn: input => input.grantedOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'enterprise.decide', input.enterprise, input.grantedOn)
    return { ...place, minimis: await minimisOf(tx, who.tenant, input.enterprise) }
  },
  decide(input, { enterprise, rules, minimis }, { today }) {
    const { grantedOn, amount, euroCents, isDeMinimis = false, tranches = [] } = input
    if (grantedOn > today) throw refuseField('grantedOn', 'programme.lies-ahead')
    if (isDeMinimis) refuseExcess({ grantedOn, cents: euroCents }, minimis, rules)
    const stray = tranches.findIndex(one => !rules.phases.some(phase => phase.code === one.phase))
    if (stray >= 0) throw refuseField(`tranches.${stray}.phase`, 'enterprises.no-such-phase')
    const sum = tranches.reduce((total, one) => total + one.amount, 0)
    if (tranches.length > 0 && sum !== amount) throw refuseField('tranches', 'enterprises.tranches-do-not-add-up')
    const aid = {
      id: newId(),
      enterprise_id: enterprise.id,
      contract: input.contract,
      granted_on: grantedOn,
      granted_by: input.grantedBy,
      amount_bani: amount,
      cents_eur: euroCents,
      is_de_minimis: isDeMinimis,
    }
    const parts = tranches.map((one, at) => ({
      aid_id: aid.id,
      number: at + 1,
      enterprise_id: enterprise.id,
      amount_bani: one.amount,
      phase: one.phase,
      paid_on: null,
    }))
    return { aid, tranches: parts }
  },
  async write({ aid, tranches }, rows) {
    await rows.insert('aid', aid)
    for (const one of tranches) await rows.insert('tranche', one)
    return { aid: aid.id }
  },
})

/** Payment orders behind a tranche, and the tranches that they stand behind together: all that were paid on that day. */
export interface PaymentOrders {
  count: number
  tranches: number[]
}

/** Accepted orders of its contract and of the day of the payment. Our choice: fewer orders than tranches of that day are of all of them. */
export function paymentOrders(
  { aid_id, paid_on }: Pick<TrancheRow, 'aid_id' | 'paid_on'>,
  tranches: readonly Pick<TrancheRow, 'aid_id' | 'number' | 'paid_on'>[],
  papers: readonly AcceptedPaper[],
): PaymentOrders {
  const isOrder = (paper: AcceptedPaper) =>
    paper.claim === aid_id && paper.kind === 'payment-order' && paper.datedOn === paid_on
  return {
    count: papers.filter(isOrder).length,
    tranches: tranches.filter(one => one.aid_id === aid_id && one.paid_on === paid_on).map(one => one.number),
  }
}

export const minimisRule = (rules: Rulebook): MinimisRule => ({
  limitCents: parameterOf(rules, 'de-minimis-euro') * 100,
  years: parameterOf(rules, 'de-minimis-years'),
})

export const asGrant = ({ granted_on, cents_eur }: AidRow): MinimisGrant => ({
  grantedOn: granted_on,
  cents: cents_eur,
})

/** Whole euro, rounded up. */
const euro = (cents: number): number => Math.ceil(cents / 100)

function refuseExcess(grant: MinimisGrant, minimis: readonly AidRow[], rules: Rulebook): void {
  const rule = minimisRule(rules)
  const excess = findExcess(minimis.map(asGrant), grant, rule)
  if (!excess) return
  throw refuseField('euroCents', 'enterprises.over-de-minimis', {
    on: excess.on,
    sum: euro(excess.cents),
    limit: euro(rule.limitCents),
    years: rule.years,
  })
}

const payShape = z.strictObject({ aid: id(), number: integer(1, 12), paidOn: day() })
type Pay = z.infer<typeof payShape>

interface PayGiven extends Place {
  aid: AidRow
  tranche: TrancheRow
  earlier: TrancheRow[]
  papers: AcceptedPaper[]
}

/** A tranche is paid only when its phase is reached, with the papers of that phase still good on the day, and after the tranche before it. */
export const payTranche = command<Pay, PayGiven, Pick<TrancheRow, 'aid_id' | 'number'> & { paidOn: Day }>({
  kind: 'enterprises.pay-tranche',
  shape: payShape,
  example: { aid: '01930000-0000-7000-8000-000000000001', number: 1, paidOn: '2025-07-01' },
  may: 'enterprise.decide',
  happenedOn: input => input.paidOn,
  async given(input, { tx, who }) {
    const aid = await findIn(tx, who.tenant, 'aid', input.aid)
    if (!aid) throw missing('enterprises.no-such-aid')
    const place = await placeOf(tx, who, 'enterprise.decide', aid.enterprise_id, input.paidOn)
    const tranches = (await rowsOf(tx, who.tenant, 'tranche', aid.enterprise_id)).filter(one => one.aid_id === aid.id)
    const tranche = tranches.find(one => one.number === input.number)
    if (!tranche) throw missing('enterprises.no-such-tranche')
    const earlier = tranches.filter(one => one.number < tranche.number)
    return { ...place, aid, tranche, earlier, papers: await acceptedPapers(tx, who.tenant, aid.enterprise_id) }
  },
  decide({ paidOn }, { aid, tranche, earlier, found, enterprise, rules, papers }, { today }) {
    if (paidOn > today) throw refuseField('paidOn', 'programme.lies-ahead')
    if (paidOn < aid.granted_on) throw refuseField('paidOn', 'enterprises.paid-before-contract', { on: aid.granted_on })
    if (tranche.paid_on !== null) throw refuse('enterprises.tranche-paid-already')
    if (earlier.some(one => one.paid_on === null)) throw refuse('enterprises.earlier-tranche-unpaid')
    const step = found.steps.find(one => one.kind === tranche.phase)
    if (!step || step.reached_on > paidOn) throw refuse('enterprises.milestone-not-reached', { phase: tranche.phase })
    const lacking = lackingFor(tranche.phase, { rules, legalForm: enterprise.legal_form, papers, on: paidOn })
    if (lacking.length > 0) throw refuse('enterprises.phase-without-papers', { papers: lacking.flat().join(',') })
    return { aid_id: tranche.aid_id, number: tranche.number, paidOn }
  },
  async write({ aid_id, number, paidOn }, rows) {
    await rows.revise('tranche', { aid_id, number }, { paid_on: paidOn })
    return { aid: aid_id }
  },
})
