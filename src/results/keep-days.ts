import { sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import { derive, type Engine, read } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { Changes } from './day-changes.ts'
import { keepFacts } from './day-facts.ts'
import { lastLine } from './at-a-moment.ts'
import { type Each, eachOf, type Head, headDigest, headOf, keptDays, keyOfDays, ofDays } from './day-kept.ts'
import { addToDays } from './day-totals.ts'
import { ofCopy } from './of-copy.ts'
import { aroundTouched, mostMoved, touchedSince } from './touched.ts'

/**
 * Keeps what each day brought, as known at this line: of all, or, where little has changed, of those whom lines since then touched. Whoever
 * begins to keep all takes it from others who have not come to its end.
 */
export async function keepDays(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked, entry: number): Promise<void> {
  const run = newId()
  const all = await derive(engine, who, async tx => {
    const each = eachOf(tx, asked)
    if (!each) return undefined
    const people = await countPeople(tx, asked.tenant)
    const most = Math.max(fewestAnew, Math.floor(people / anewFrom))
    const head = await heldHead(tx, asked)
    if (head?.question === each.question && (await exchange(tx, asked, { head, each, entry, most }))) return undefined
    await begin(tx, asked, run)
    return { each, parts: Math.min(mostParts, Math.max(1, Math.ceil(people / aPart))) }
  })
  if (!all) return
  const { each, parts } = all
  const changes = new Changes(asked.rules, each.units)
  for (let part = 0; part < parts; part++) {
    const come = await derive(engine, who, async tx => {
      if ((await heldHead(tx, asked))?.digest !== run) return undefined
      const about = await asKnown(tx, entry, () => idsOf(tx, asked, { part, parts }))
      return keepFacts(tx, asked, { about, entry })
    })
    if (!come) return
    changes.add(come)
  }
  await derive(engine, who, async tx => {
    if ((await heldHead(tx, asked))?.digest === run)
      await store(tx, asked, { question: each.question, entry, changes, first: true })
  })
}

/** Our choice: fewer are counted when somebody asks. */
const fewestAtOnce = 10

/** Keeps those whom lines have touched since, up to the last one, where they are not few; more than `mostMoved` are left to the night. */
export async function keepTouched(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const touched = await read(engine, who, async tx => {
    const kept = await keptDays(tx, asked, 'now')
    const { rows } = await sql<{ people: number }>`
      select count(distinct person_id)::int as people from enrolment
      where tenant_id = ${asked.tenant} and programme = ${asked.programme} and person_id = any (${kept?.moved ?? []}::uuid[])`.execute(
      tx,
    )
    return rows[0]?.people ?? 0
  })
  if (touched < fewestAtOnce) return
  await derive(engine, who, async tx => {
    const each = eachOf(tx, asked)
    const head = await heldHead(tx, asked)
    if (!each || head?.question !== each.question) return
    await exchange(tx, asked, { head, each, entry: await lastLine(tx, asked.tenant, 'now'), most: mostMoved })
  })
}

/** Others who would keep the same wait. */
async function heldHead(tx: Tx, asked: Asked): Promise<Head | undefined> {
  await sql`select from day_kept where ${ofDays(asked)} for update`.execute(tx)
  return headOf(tx, asked)
}

/** Those whom lines since the head touched, in the place of what is kept of them; false where they are more than `most`. */
async function exchange(
  tx: Tx,
  asked: Asked,
  { head, each, entry, most }: { head: Head; each: Each; entry: number; most: number },
): Promise<boolean> {
  if (head.entry === null || !(await isAsStored(tx, asked))) return false
  if (head.entry >= entry) return true
  const touched = await touchedSince(tx, asked.tenant, head.entry, { upTo: entry, most })
  if (!touched) return false
  const changes = new Changes(asked.rules, each.units)
  if (touched.length > 0) {
    const about = await aroundTouched(tx, asked.tenant, new Set(touched), { ever: true })
    changes.add(await keepFacts(tx, asked, { about, entry }))
  }
  await store(tx, asked, { question: each.question, entry, changes })
  return true
}

/** What was changed by hand is not signed anew. */
async function isAsStored(tx: Tx, asked: Asked): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select digest = ${headDigest(asked)} as holds from day_kept where ${ofDays(asked)}`.execute(tx)
  return rows[0]?.holds === true
}

/** Nothing is kept until all is. */
async function begin(tx: Tx, asked: Asked, run: string): Promise<void> {
  await sql`
    insert into day_kept (tenant_id, programme, profile, sealed, question, digest) select ${keyOfDays(asked)}, '', ${run}
    on conflict (tenant_id, programme, profile, sealed)
      do update set question = '', digest = excluded.digest, facts_sum = 0, totals_sum = 0`.execute(tx)
  for (const table of ['day_line', 'day_facts', 'day_total'])
    await sql`delete from ${sql.table(table)} where ${ofDays(asked)}`.execute(tx)
}

interface Storing {
  question: string
  entry: number
  changes: Changes
  /** The first line that is kept. */
  first?: true
}

async function store(tx: Tx, asked: Asked, { question, entry, changes, first }: Storing): Promise<void> {
  await addToDays(tx, asked, first ? 'first' : entry, changes)
  await sql`
    insert into day_line (tenant_id, programme, profile, sealed, entry) select ${keyOfDays(asked)}, ${entry}::bigint`.execute(
    tx,
  )
  await sql`update day_kept set question = ${question} where ${ofDays(asked)}`.execute(tx)
  await sql`update day_kept set digest = ${headDigest(asked)} where ${ofDays(asked)}`.execute(tx)
}

/** The minute asks for them to be kept anew; until then a moment is counted from the copy of the open day, or from the facts. */
export async function forgetDays(tx: Tx, asked: Asked): Promise<void> {
  await sql`delete from day_kept where ${ofCopy(asked)}`.execute(tx)
  await sql`delete from day_facts where ${ofCopy(asked)}`.execute(tx)
}

async function countPeople(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from person where tenant_id = ${tenant}`.execute(tx)
  return rows[0]?.people ?? 0
}

/** Our choice: where so many, and more than one in so many, were touched, all are kept anew, and what was known at earlier lines is left. */
const [fewestAnew, anewFrom] = [1000, 4]

/** Our choice: so many people at once, and a great organisation in no more than so many parts: each looks for its people among all. */
const aPart = 250
const mostParts = 200

/** The records of one part of all people, and their households. Those who share one are in the same part. */
async function idsOf(
  tx: Tx,
  { tenant }: Asked,
  { part, parts }: { part: number; parts: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with member as (
      select p.id, r.household_id from person p join person r on r.tenant_id = p.tenant_id and r.id = coalesce(p.same_as, p.id)
      where p.tenant_id = ${tenant}
        and mod(hashtextextended(coalesce(r.household_id, r.id)::text, 0) & 4611686018427387903, ${parts}) = ${part}
    )
    select id from member union select household_id from member where household_id is not null`.execute(tx)
  return rows.map(row => row.id)
}
