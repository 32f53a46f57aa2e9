import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, integer, plain, time } from '../kernel/shape.ts'
import { asPlain } from '../kernel/marks.ts'
import type { FeedItem } from './feed-reader.ts'
import type { Notice } from './notice-reader.ts'
import { factOf, said, saidRow } from './opportunity-said.ts'
import { noticesOf, type OpportunityFact, type OpportunityRow, opportunitiesMeant } from './opportunity-tables.ts'

const noticeShape = z.strictObject({
  source: code(['eforms', 'feed']),
  reference: plain(60),
  version: integer(1, 99),
  procedure: z.optional(plain(60)),
  type: code(['competition', 'result']),
  /** The notice that this one changes. */
  changes: z.optional(z.strictObject({ reference: plain(60), version: integer(1, 99) })),
  isCancelled: z.boolean(),
  ...said,
  cents: z.optional(integer(0, Number.MAX_SAFE_INTEGER)),
  currency: z.optional(asPlain(z.string().check(z.stringFormat('code', /^[A-Z]{3}$/)))),
  deadlineTime: z.optional(time()),
})
export type TakenNotice = z.infer<typeof noticeShape>

interface Taking {
  /** Opportunities that this notice may be about, and every notice of them that is known. */
  known: OpportunityRow[]
  seen: { reference: string; version: number; opportunity: string }[]
}

interface Taken {
  opportunity: OpportunityFact
  isNew: boolean
  notices: { reference: string; version: number }[]
  source: TakenNotice['source']
}

/**
 * A notice as it was read, of a call or of its result. The same notice in the same version is taken once; a later version, a change, a
 * cancellation or a result goes to the opportunity it is about. A change that is older than what is known changes nothing.
 */
export const takeNotice = command<TakenNotice, Taking, Taken>({
  kind: 'centres.take-notice',
  shape: noticeShape,
  example: {
    source: 'eforms',
    reference: 'notice-1',
    version: 1,
    procedure: 'procedure-1',
    type: 'competition',
    isCancelled: false,
    title: 'Servicii de curățenie a parcurilor',
    buyer: 'Primăria Exemplu',
    cpv: ['90600000'],
    nuts: ['RO215'],
    cents: 24_000_000,
    currency: 'RON',
    months: 12,
    reserved: 'res-ws',
    deadlineOn: '2026-11-30',
    publishedOn: '2026-02-02',
  },
  may: 'opportunity.write',
  happenedOn: input => input.publishedOn,
  async given(input, { tx, who }) {
    const references = [input.reference, ...(input.changes ? [input.changes.reference] : [])]
    const procedures = input.procedure === undefined ? [] : [input.procedure]
    const known = await opportunitiesMeant(tx, who.tenant, input.source, { references, procedures })
    const seen = await noticesOf(
      tx,
      who.tenant,
      known.map(one => one.id),
    )
    return { known, seen }
  },
  decide(input, { known, seen }, { today }) {
    const { reference, version } = input
    const versions = seen.filter(one => one.reference === reference).map(one => one.version)
    if (versions.includes(version)) throw refuse('centres.notice-known')
    const latest = Math.max(0, ...versions)
    if (latest > version) throw refuse('centres.notice-older', { version: latest })
    if (input.publishedOn > today) throw refuseField('publishedOn', 'programme.lies-ahead')
    const about = meantBy(input, known, seen)
    if (input.type === 'result') return awarded(input, about ?? known[0])
    if (about && about.reference !== reference && input.publishedOn < about.published_on)
      throw refuse('centres.change-older', { on: about.published_on })
    if (!about && input.isCancelled) throw refuse('centres.cancels-unknown')
    const rest = about ? statusOf(about) : { dismissed_on: null, dismissed_for: null }
    const state = input.isCancelled ? 'cancelled' : about?.state === 'awarded' ? 'awarded' : 'open'
    const fresh = input.isCancelled && about ? factOf(about) : { id: about?.id ?? newId(), ...rowOf(input) }
    // What it changes was never seen: should it come late, it is known already.
    const isSeen = seen.some(one => one.reference === input.changes?.reference && one.version === input.changes.version)
    const before = input.changes && !isSeen ? [input.changes] : []
    return {
      opportunity: { ...fresh, ...rest, reference, version, state },
      isNew: !about,
      notices: [{ reference, version }, ...before],
      source: input.source,
    }
  },
  async write({ opportunity: { id: key, ...columns }, isNew, notices, source }, rows) {
    await (isNew
      ? rows.insert('opportunity', { id: key, ...columns })
      : rows.revise('opportunity', { id: key }, columns))
    for (const one of notices) await rows.insert('notice', { source, ...one, opportunity_id: key })
    return { opportunity: key }
  },
})

/** By its own number or by that of the notice it changes; where that one was never seen, the only call of the same procedure. */
function meantBy(
  input: TakenNotice,
  known: readonly OpportunityRow[],
  seen: Taking['seen'],
): OpportunityRow | undefined {
  const named = known.find(one => seen.some(line => line.opportunity === one.id && namesIt(line.reference, input)))
  const [only, ...more] = input.changes ? known.filter(one => one.procedure === input.procedure) : []
  return named ?? (more.length === 0 && input.procedure !== undefined ? only : undefined)
}

const namesIt = (reference: string, input: TakenNotice): boolean =>
  reference === input.reference || reference === input.changes?.reference

function awarded(input: TakenNotice, about: OpportunityRow | undefined): Taken {
  if (!about) throw refuse('centres.result-of-unknown')
  return {
    opportunity: { ...factOf(about), state: 'awarded' },
    isNew: false,
    notices: [{ reference: input.reference, version: input.version }],
    source: input.source,
  }
}

const statusOf = ({ dismissed_on, dismissed_for }: OpportunityRow) => ({ dismissed_on, dismissed_for })

function rowOf(input: TakenNotice): Omit<OpportunityFact, 'id' | 'state' | 'dismissed_on' | 'dismissed_for'> {
  const hasValue = input.cents !== undefined && input.currency !== undefined
  return {
    source: input.source,
    reference: input.reference,
    version: input.version,
    procedure: input.procedure ?? null,
    ...saidRow(input),
    value_cents: hasValue ? (input.cents ?? null) : null,
    currency: hasValue ? (input.currency ?? null) : null,
    deadline_time: input.deadlineTime ?? null,
  }
}

/** What was read of a notice, as the command takes it. */
export const asTaken = ({ value, deadline, ...notice }: Notice): TakenNotice => ({
  source: 'eforms',
  ...notice,
  cents: value?.cents,
  currency: value?.currency,
  deadlineOn: deadline?.on,
  deadlineTime: deadline?.time,
})

/** An entry of a feed says neither trade nor place: whoever reads it completes it. */
export const asTakenFeed = (item: FeedItem, today: string): TakenNotice => ({
  source: 'feed',
  reference: item.reference,
  version: 1,
  type: 'competition',
  isCancelled: false,
  title: item.title,
  buyer: item.source,
  says: item.says,
  cpv: [],
  nuts: [],
  reserved: 'none',
  publishedOn: item.publishedOn !== undefined && item.publishedOn <= today ? item.publishedOn : today,
  link: item.link,
})
