import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { type Condition, factOf, predicatesIn } from '../programme/condition.ts'
import { claimOf } from '../programme/deliverable-papers.ts'
import { papersOf } from '../programme/deliverable-tables.ts'
import type { DeliverableUnit } from '../programme/facts.ts'
import { kindsSatisfying, papersFor, type Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { participations } from './participation.ts'
import { outcomesAt } from './person-facts.ts'
import { forMany, plansForFew } from './statement.ts'

/** A claim about a participation: the accepted papers that stand for it, and what is missing. */
export interface ClaimState {
  subject: string
  claim: { kind: string; id: string }
  papers: { id: string; kind: string }[]
  /** Groups of kinds of which any one will do. */
  missing: (readonly string[])[]
}

/**
 * Everything that is claimed about the people asked. Of the target-group categories one is enough: where one is proven, no other is told. Of
 * several records of a person one is enough: where one has all its papers, the others want none.
 */
export async function claimsOf(tx: Tx, asked: Asked): Promise<ClaimState[]> {
  const { rules } = asked
  if (asked.about) await plansForFew(tx)
  const whole = asked.about ? asked : await forMany(tx, asked)
  const { rows } = await sql<Omit<ClaimState, 'missing'>>`
    with ${participations(whole)}, claim as (${claims(whole)})
    select c.subject, jsonb_build_object('kind', c.kind, 'id', c.id) as claim, coalesce(
      jsonb_agg(jsonb_build_object('id', l.paper_id, 'kind', l.paper_kind) order by l.paper_kind, l.paper_id)
        filter (where l.claim_id is not null), '[]') as papers
    from claim c left join link l on l.claim_id = c.id and l.claim_kind = c.kind
      and (l.valid_until is null or l.valid_until >= c.on_day) and ${suits(rules)}
    group by c.subject, c.kind, c.id order by c.subject, c.kind, c.id`.execute(tx)
  const states = rows.map(row => withMissing(rules, row))
  const told = states.filter(state => !hasOtherCategory(rules, state, states))
  return told.map(state => (isOfRecord(state) && hasWholeRecord(rules, state, states) ? wantingNothing(state) : state))
}

const wantingNothing = ({ subject, claim, papers }: ClaimState): ClaimState => ({ subject, claim, papers, missing: [] })

const withMissing = (rules: Rulebook, { subject, claim, papers }: Omit<ClaimState, 'missing'>): ClaimState => ({
  subject,
  claim,
  papers,
  missing: papersFor(rules, claim.kind).filter(group => !group.some(kind => papers.some(paper => paper.kind === kind))),
})

/** What is claimed about things of the register: the accepted papers of each that hold on the day, and what is missing. */
export async function claimsOfThings(
  tx: Tx,
  { tenant, rules, day }: Asked,
  { unit, ids }: { unit: DeliverableUnit; ids: readonly string[] },
): Promise<ClaimState[]> {
  const papers = (await papersOf(tx, tenant, ids)).filter(
    ({ verdict, validUntil }) => verdict === 'accepted' && (validUntil === null || validUntil >= day),
  )
  return ids.map(id => {
    const own = papers.filter(one => one.deliverable === id).map(one => ({ id: one.paper, kind: one.kind }))
    return withMissing(rules, { subject: id, claim: { kind: claimOf(unit), id }, papers: own })
  })
}

function claims(asked: Asked): RawBuilder<unknown> {
  const ofRecord = sql`record r join participation p on p.subject = r.subject where p.entry_on is not null`
  const criteria = asked.rules.criteria.map(
    ({ code, validOn }) => sql`
    select r.subject, ${`eligibility.${code}`} as kind, r.enrolment_id as id, ${validOn === 'entry' ? sql`p.entry_on` : sql`r.applied_on`} as on_day,
      p.entry_on from ${ofRecord}`,
  )
  const legs = [
    sql`select r.subject, 'participation' as kind, r.enrolment_id as id, p.entry_on as on_day, p.entry_on from ${ofRecord}`,
    ...criteria,
    sql`select subject, 'support.' || kind, id, given_on, null::date from given`,
    sql`select subject, 'outcome.' || kind, id, reached_on, null::date from (${outcomesAt(asked)}) o`,
    sql`select subject, 'six-months.' || kind, id, later_on, null::date from (${outcomesAt(asked)}) o where at_six_months`,
  ]
  return sql.join(legs, sql` union all `)
}

/** A proof of eligibility is signed on or before entry, and not older than its criterion allows. */
function suits(rules: Rulebook): RawBuilder<boolean> {
  const cases = rules.criteria.map(({ code, maxAgeDays }) => {
    const fresh = maxAgeDays === undefined ? sql`` : sql`and l.dated_on >= c.on_day - ${maxAgeDays}::int`
    return sql`when ${`eligibility.${code}`} then l.dated_on <= c.entry_on ${fresh}`
  })
  return cases.length === 0 ? sql<boolean>`true` : sql<boolean>`case c.kind ${sql.join(cases, sql` `)} else true end`
}

function hasOtherCategory(rules: Rulebook, state: ClaimState, states: readonly ClaimState[]): boolean {
  if (!isOfCategory(rules, state) || isWhole(state)) return false
  return states.some(other => other.subject === state.subject && isOfCategory(rules, other) && isWhole(other))
}

const isOfCategory = (rules: Rulebook, { claim }: ClaimState): boolean =>
  rules.criteria.some(one => one.category !== undefined && claim.kind === `eligibility.${one.code}`)

const isWhole = ({ missing }: ClaimState): boolean => missing.length === 0

/** A claim about one of the records of a person: of its participation, or of a criterion. */
const isOfRecord = ({ claim: { kind } }: ClaimState): boolean =>
  kind === 'participation' || kind.startsWith('eligibility.')

/** As `participation_proven` says it: one record of this person has all papers of every general claim, and of one category. */
function hasWholeRecord(rules: Rulebook, { subject }: ClaimState, states: readonly ClaimState[]): boolean {
  const own = states.filter(state => state.subject === subject && isOfRecord(state))
  return [...Map.groupBy(own, ({ claim }) => claim.id).values()].some(record => {
    const categories = record.filter(state => isOfCategory(rules, state))
    const isProven = record.every(state => categories.includes(state) || isWhole(state))
    return isProven && (categories.length === 0 || categories.some(isWhole))
  })
}

/** Whether a claim belongs to what a clause asks: of support and outcomes, those of the kinds that it counts; of a thing, each. */
export function isAbout(claim: string, clause: Condition, rules: Rulebook): boolean {
  const [about = '', kind = ''] = claim.split(/\.(.*)/)
  const satisfies = (kinds: Rulebook['supports'] | Rulebook['outcomes'], asked: string) =>
    kindsSatisfying(kinds, asked).includes(kind)
  if (about === 'deliverable') return true
  return predicatesIn(clause).some(one => {
    if (about === 'participation' || about === 'eligibility') return factOf(one) === 'started'
    // Of a support that is counted by itself, the row says which.
    if (about === 'support')
      return factOf(one) === 'given' || ('received' in one && satisfies(rules.supports, one.received))
    if (about === 'six-months') return 'atSixMonths' in one && satisfies(rules.outcomes, one.atSixMonths)
    if ('uponExit' in one) return satisfies(rules.outcomes, one.uponExit)
    return 'reached' in one && satisfies(rules.outcomes, one.reached)
  })
}
