import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { inAnyOrder, type Part } from './count.ts'
import { type Funnel, inPart } from './funnel.ts'
import { type Listed, type Listing, namesOf, type Page, type Step } from './listed.ts'
import { allMarked, type Marked } from './marks.ts'
import type { MarkedRows } from './marked-rows.ts'

/** Things of the unit with the same marks. */
interface Alike {
  held: string
  proven: string
  measure: number
  things: number
}

/** As `listOf`, from rows with marks. */
export async function listOfRows(
  tx: Tx,
  asked: Asked,
  { marked, rows }: Pick<MarkedRows, 'marked' | 'rows'>,
  listing: Listing,
): Promise<{ funnel: Funnel; page: Page }> {
  const { unit } = marked.indicator
  const groups = await alike(tx, rows, marked, listing.part)
  const inStep = groups.filter(group => isInStep(group, marked, listing.step))
  const total = inStep.reduce((sum, group) => sum + group.things, 0)
  const pick = sql<boolean>`(f.held, f.proven) in (
    select * from unnest(${inStep.map(group => group.held)}::text[], ${inStep.map(group => group.proven)}::text[]))`
  const names = namesOf(unit, asked, listing.reach)
  const chosen: Chosen = { rows, where: sql<boolean>`${inPart(unit, listing.part)} and ${pick}`, names }
  const page = total === 0 ? { rows: [], total, reached: 0 } : await pageOf(tx, marked, { ...chosen, total }, listing)
  return { funnel: funnelOfGroups(groups, marked), page }
}

export const funnelOfRows = async (tx: Tx, { marked, rows }: Pick<MarkedRows, 'marked' | 'rows'>): Promise<Funnel> =>
  funnelOfGroups(await alike(tx, rows, marked, {}), marked)

async function alike(tx: Tx, rows: RawBuilder<unknown>, { indicator }: Marked, part: Partial<Part>): Promise<Alike[]> {
  const { rows: groups } = await sql<Alike>`
    select held, proven, sum(measure)::float8 as measure, count(*)::int as things from (${rows}) f
    where ${inPart(indicator.unit, part)} group by held, proven`.execute(tx)
  return groups
}

interface Chosen {
  rows: RawBuilder<unknown>
  where: RawBuilder<boolean>
  names: RawBuilder<unknown>
}

async function pageOf(
  tx: Tx,
  marked: Marked,
  { rows: all, where, names, total }: Chosen & { total: number },
  { after, limit, everybody }: Listing,
): Promise<Page> {
  const [code = '', subject = ''] = after === undefined ? [] : split(after)
  const { rows } = await sql<Omit<Listed, 'failing' | 'unproven'> & Alike>`
    with next as (
      select n.id, n.code, n.title from (${names}) n
      where n.code >= ${code} and exists (select from (${all}) f where f.about = n.id and ${where})
      order by n.code limit ${limit + 2}
    )
    select f.subject, f.about, n.code, n.title, f.region, f.on_day as day, f.held, f.proven, n.code || ' ' || f.subject as place
    from next n join (${all}) f on f.about = n.id
    where ${where} and (n.code, f.subject::text) > (${code}, ${subject})
    order by n.code, f.subject::text limit ${limit + 1}`.execute(tx)
  const { rows: counted } = everybody
    ? { rows: [{ reached: total }] }
    : await sql<{ reached: number }>`
        select count(*)::int as reached from (${all}) f where ${where} and f.about in (select n.id from (${names}) n)`.execute(
        tx,
      )
  const shown = rows.slice(0, limit).map(row => ({
    subject: row.subject,
    about: row.about,
    code: row.code,
    title: row.title,
    region: row.region,
    day: row.day,
    place: row.place,
    failing: failingIn(row, marked) ?? null,
    unproven: [...marked.at.keys()].filter(at => isTrue(row.held, marked, at) && !isTrue(row.proven, marked, at)),
  }))
  const last = shown.at(-1)
  return {
    rows: shown,
    total,
    reached: counted[0]?.reached ?? 0,
    ...(rows.length > shown.length && last && { next: last.place }),
  }
}

/** A place is a code and an id. */
function split(place: string): [string, string] {
  const space = place.lastIndexOf(' ')
  return [place.slice(0, space), place.slice(space + 1)]
}

const isTrue = (letters: string, { at }: Marked, clause: number): boolean => letters[at[clause] ?? -1] === 't'

/** The first clause that does not hold. */
const failingIn = ({ held }: Pick<Alike, 'held'>, marked: Marked): number | undefined =>
  [...marked.at.keys()].find(clause => !isTrue(held, marked, clause))

function isInStep(group: Alike, marked: Marked, step: Step): boolean {
  const failing = failingIn(group, marked)
  if (step === 'claimed') return failing === undefined
  if (step === 'unproven') return failing === undefined && !allMarked(group.proven, marked)
  return failing === step
}

function funnelOfGroups(groups: readonly Alike[], marked: Marked): Funnel {
  const sum = (which: (group: Alike) => boolean) =>
    inAnyOrder(groups.filter(which).reduce((all, group) => all + group.measure, 0))
  return {
    all: sum(() => true),
    less: marked.at.map((_, clause) => sum(group => failingIn(group, marked) === clause)),
    claimed: sum(group => failingIn(group, marked) === undefined),
    proven: sum(group => allMarked(group.proven, marked)),
  }
}
