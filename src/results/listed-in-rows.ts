import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { type Group, inAnyOrder, type Part } from './count.ts'
import { type Funnel, inPart, isInPart } from './funnel.ts'
import type { Fact } from './day-facts.ts'
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
  found: MarkedRows,
  listing: Listing,
): Promise<{ funnel: Funnel; page: Page }> {
  const { marked, moved } = found
  const { unit } = marked.indicator
  const groups = await alike(tx, found, listing.part)
  const inStep = groups.filter(group => isInStep(group, marked, listing.step))
  const total = inStep.reduce((sum, group) => sum + group.things, 0)
  const pick = sql<boolean>`(f.held, f.proven) in (
    select * from unnest(${inStep.map(group => group.held)}::text[], ${inStep.map(group => group.proven)}::text[]))`
  const chosen: Chosen = {
    kept: sql`select * from (${found.rows}) f where ${inPart(unit, listing.part)} and ${pick}`,
    gone: moved?.ids ?? [],
    come: moved?.are.filter(fact => isInPart(fact, unit, listing.part) && isInStep(fact, marked, listing.step)) ?? [],
    names: namesOf(unit, asked, listing.reach),
    total,
  }
  const page = total === 0 ? { rows: [], total, reached: 0 } : await pageOf(tx, marked, chosen, listing)
  return { funnel: funnelOfGroups(groups, marked), page }
}

export const funnelOfRows = async (tx: Tx, found: MarkedRows): Promise<Funnel> =>
  funnelOfGroups(await alike(tx, found, {}), found.marked)

/** What is kept, without what those who moved had there, and with what they have. */
async function alike(tx: Tx, { marked, rows, moved }: MarkedRows, part: Partial<Part>): Promise<Alike[]> {
  const { unit } = marked.indicator
  const { rows: kept } = await sql<Alike>`
    select held, proven, sum(measure)::float8 as measure, count(*)::int as things from (${rows}) f
    where ${inPart(unit, part)} group by held, proven`.execute(tx)
  const inThis = (one: Group) => isInPart(one, unit, part)
  const were = moved?.were.filter(inThis).map(group => times(group, -1)) ?? []
  const are = moved?.are.filter(inThis).map(fact => times({ ...fact, things: 1 }, 1)) ?? []
  return [...kept, ...were, ...are]
}

const times = ({ held, proven, measure, things }: Alike, by: 1 | -1): Alike => ({
  held,
  proven,
  measure: by * measure,
  things: by * things,
})

interface Chosen {
  /** Those of what is kept that stand at the step, of them these not, and others beside them. */
  kept: RawBuilder<unknown>
  gone: readonly string[]
  come: readonly Fact[]
  names: RawBuilder<unknown>
  total: number
}

async function pageOf(
  tx: Tx,
  marked: Marked,
  { kept, gone, come, names, total }: Chosen,
  { after, limit, everybody }: Listing,
): Promise<Page> {
  const [code = '', subject = ''] = after === undefined ? [] : split(after)
  const live = sql`live as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(come)}::jsonb) l (subject uuid, about uuid, region text, on_day date, held text, proven text)
  )`
  const stays = sql`f.about <> all (${[...gone]}::uuid[])`
  const { rows } = await sql<Omit<Listed, 'failing' | 'unproven'> & Alike>`
    with ${live}, next as (
      (select n.id, n.code, n.title from (${names}) n
        where n.code >= ${code} and exists (select from (${kept}) f where f.about = n.id and ${stays})
        order by n.code limit ${limit + 2})
      union all
      (select n.id, n.code, n.title from (${names}) n
        where n.code >= ${code} and n.id = any (array(select about from live)) order by n.code limit ${limit + 2})
    )
    select f.subject, f.about, n.code, n.title, f.region, f.on_day as day, f.held, f.proven, n.code || ' ' || f.subject as place
    from (select * from next order by code limit ${limit + 2}) n join lateral (
      select subject, about, region, on_day, held, proven from (${kept}) f where f.about = n.id and ${stays}
      union all select subject, about, region, on_day, held, proven from live where about = n.id
    ) f on true
    where (n.code, f.subject::text) > (${code}, ${subject})
    order by n.code, f.subject::text limit ${limit + 1}`.execute(tx)
  const { rows: counted } = everybody
    ? { rows: [{ reached: total }] }
    : await sql<{ reached: number }>`
        with ${live}, within as materialized (select n.id from (${names}) n)
        select ((select count(*) from (${kept}) f where ${stays} and f.about in (table within))
          + (select count(*) from live where about in (table within)))::int as reached`.execute(tx)
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

function isInStep(group: Pick<Alike, 'held' | 'proven'>, marked: Marked, step: Step): boolean {
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
