import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import { today } from '../kernel/day.ts'
import { count, read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { may, scopesFor } from '../kernel/who.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked as AskedPage } from '../pages/slice.ts'
import type { Point } from '../pages/trend.tsx'
import { isSealed } from '../programme/compile.ts'
import { isThing, type Unit } from '../programme/facts.ts'
import { isCounted } from '../programme/indicator.ts'
import type { Programme } from '../programme/programme.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getProgramme, getRulebook } from '../programme/tables.ts'
import { type TargetOn, targetsOn } from '../programme/targets.ts'
import type { Asked } from './asked.ts'
import { type ClaimState, claimsOf, claimsOfThings } from './claims.ts'
import { countAt } from './at-a-moment.ts'
import { countLive, type Part, type Value } from './count.ts'
import { type Funnel, funnelOf } from './funnel.ts'
import { listOf, type Page, type Step } from './listed.ts'
import { funnelOfRows, listOfRows } from './listed-in-rows.ts'
import { type CoverPair, coverageOf } from './coverage.ts'
import { type KeptDays, keptDays } from './day-kept.ts'
import { ofPeople } from './facts-of.ts'
import { claimedIn, rowsOfCopy, rowsOfDay } from './marked-rows.ts'
import { type Marked, markedOf } from './marks.ts'
import type { Question } from './question.ts'
import { lastOfADay } from './sealed.ts'
import { trendOf } from './trend.ts'
import { whoCounts } from './who-counts.ts'

/** Everything that explains one number. */
export interface Explained {
  programme: Programme
  rules: Rulebook
  marked: Marked
  sealed: boolean
  value: Value
  part: Partial<Part>
  target: TargetOn | undefined
  funnel: Funnel
  trend: Point[]
  /** What the target wants covered; nothing where it wants none. */
  coverage: CoverPair[]
  step: Step
  /** Who stands at this step of the funnel; nobody for special data. */
  page: Page | undefined
  /** Claims and papers of those on the page. */
  claims: ClaimState[]
}

const rowsOnPage = 25

/** What stands behind an indicator; 404 for one that the rules do not have. */
export async function explain(c: Context<AskedPage>, code: string, question: Question, step: Step): Promise<Explained> {
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const found = await read(engine, who, tx => findMarked(tx, who.tenant, code, question), question.known)
  const asked: Asked = { tenant: who.tenant, programme: question.programme, rules: found.rules, day: question.day }
  const part = partOf(question)
  if (found.sealed) {
    const entry = await read(engine, who, tx => lastOfADay(tx, who.tenant, question.known, engine.clock()))
    // A total of special data is not split.
    const totals = await count(engine, who, tx => explainSealed(tx, { ...asked, sealed: true }, found, { entry }), {
      entry,
    })
    return { ...found, ...totals, coverage: [], part: {}, step, page: undefined, claims: [] }
  }
  const right = may(who, 'people.read') ? 'people.read' : 'results.read'
  const reach = (column: string) => engine.reach(who, right, column)
  return read(
    engine,
    who,
    async tx => {
      const { known } = question
      const now = today(engine.clock())
      const kept = await keptOf(tx, asked, found, known)
      const isOpenDay = known === 'now' && question.day === now
      const rows =
        (isOpenDay ? await rowsOfCopy(tx, asked, code) : undefined) ??
        (kept && (await rowsOfDay(tx, asked, code, { kept, known })))
      const value = rows ? rows.value : (await countAt(tx, asked, { today: now, known })).get(code)
      const shown = value ?? (await liveValue(tx, asked, found))
      const trend = await trendOf(tx, asked, found.marked, {
        value: shown,
        startsOn: found.programme.startsOn,
        known,
        kept,
      })
      const everybody = scopesFor(who, right).some(scope => scope.of === 'tenant')
      const listing = { step, part, everybody, reach, after: c.req.query('after'), limit: rowsOnPage }
      const { funnel, page } = rows
        ? await listOfRows(tx, asked, rows, listing)
        : await listOf(tx, asked, found.marked, listing)
      const about = [...new Set(page.rows.map(row => row.about))]
      const claims = await claimsAbout(tx, asked, found.marked.indicator.unit, about)
      const coverage = found.target?.coverage ? ((await coverageOf(tx, asked, found.programme)).get(code) ?? []) : []
      return { ...found, value: shown, funnel, trend, coverage, part, step, page, claims }
    },
    question.known,
  )
}

/** What is kept of each day, where it answers about this indicator. */
async function keptOf(tx: Tx, asked: Asked, { marked }: Found, known: Known): Promise<KeptDays | undefined> {
  return ofPeople.has(marked.indicator.unit) ? keptDays(tx, asked, known) : undefined
}

/** Totals alone, of everybody. */
async function explainSealed(
  tx: Tx,
  asked: Asked,
  found: Found,
  known: { entry: number },
): Promise<Pick<Explained, 'value' | 'funnel' | 'trend'>> {
  const kept = await keptOf(tx, asked, found, known)
  const rows = kept && (await rowsOfDay(tx, asked, found.marked.indicator.code, { kept, known }))
  const value = rows?.value ?? (await liveValue(tx, asked, found))
  const trend = await trendOf(tx, asked, found.marked, { value, startsOn: found.programme.startsOn, known, kept })
  return { value, funnel: rows ? await funnelOfRows(tx, rows) : await funnelOf(tx, asked, found.marked), trend }
}

async function claimsAbout(tx: Tx, asked: Asked, unit: Unit | 'share', about: string[]): Promise<ClaimState[]> {
  if (about.length === 0) return []
  if (unit === 'person' || unit === 'hour') return claimsOf(tx, { ...asked, about })
  return isThing(unit) ? claimsOfThings(tx, asked, { unit, ids: about }) : []
}

type Found = Pick<Explained, 'programme' | 'rules' | 'marked' | 'sealed' | 'target'>

async function findMarked(tx: Tx, tenant: string, code: string, { programme, day, under }: Question): Promise<Found> {
  const contract = await getProgramme(tx, tenant, programme)
  const rules = await getRulebook(tx, tenant, programme, day, under)
  const indicator = rules.indicators.filter(isCounted).find(one => one.code === code)
  if (!indicator) throw missing('results.no-such-indicator')
  const target = targetsOn(contract, day).find(one => one.indicator === code)
  return { programme: contract, rules, marked: markedOf(indicator, rules), sealed: isSealed(indicator), target }
}

async function liveValue(tx: Tx, asked: Asked, { marked: { indicator } }: Found): Promise<Value> {
  const values = await countLive(tx, { ...asked, rules: { ...asked.rules, indicators: [indicator] } })
  return values.get(indicator.code) ?? { indicator, cells: [], claimed: 0, proven: 0 }
}

export const partOf = ({ region, sex }: Pick<Question, 'region' | 'sex'>): Partial<Part> => ({
  ...(region !== undefined && { region }),
  ...(sex !== undefined && { sex }),
})

/** Of those who count for an indicator on special data, the ones that this account may see for a while; at most as many as one reveal asks. */
export interface Shown {
  person: string
  code: string
  name: string
}

/** People whom the reader reaches and who count: only their ids, for the reveal that the reader is about to give a reason for. */
export async function sealedPeople(c: Context<AskedPage>, code: string, question: Question): Promise<string[]> {
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const found = await read(engine, who, tx => findMarked(tx, who.tenant, code, question), question.known)
  const { programme, day } = question
  const asked: Asked = { tenant: who.tenant, programme, rules: found.rules, day, sealed: true }
  const ids = await count(engine, who, tx => claimedPeople(tx, asked, found, question.known), question.known)
  return read(engine, who, async tx => {
    const { rows } = await sql<{ id: string }>`
      select p.id from person p where p.tenant_id = ${who.tenant} and p.id = any (${ids}::uuid[])
        and ${engine.reach(who, 'special.reveal', 'p.id')} order by p.code`.execute(tx)
    return rows.map(row => row.id)
  })
}

async function claimedPeople(tx: Tx, asked: Asked, found: Found, known: Known): Promise<string[]> {
  const { code } = found.marked.indicator
  const kept = await keptOf(tx, asked, found, known)
  const rows = kept && (await rowsOfDay(tx, asked, code, { kept, known }))
  return rows ? claimedIn(tx, rows) : ((await whoCounts(tx, asked)).get(code)?.claimed ?? [])
}

/** Those among them whom a reveal of this account still shows. */
export async function shownPeople(c: Context<AskedPage>, people: readonly string[]): Promise<Shown[]> {
  const { who } = readerOf(c)
  const engine = c.get('engine')
  return read(engine, who, async tx => {
    const { rows } = await sql<Shown>`
      select distinct p.id as person, p.code, p.family_name || ' ' || p.given_name as name
      from person p join reveal v on v.tenant_id = p.tenant_id and v.person_id = p.id
      where p.tenant_id = ${who.tenant} and p.id = any (${[...people]}::uuid[]) and v.account_id = ${who.account}
        and v.until_at > ${engine.clock().toISOString()} order by p.code`.execute(tx)
    return rows
  })
}
