import { sql } from 'kysely'
import { familyNames, mensNames, womensNames } from '../demo/names.ts'
import { read } from '../src/kernel/engine.ts'
import { today } from '../src/kernel/day.ts'
import type { Tx } from '../src/kernel/database.ts'
import { likely, likelyAmong } from '../src/matching/likely.ts'
import { traitsOfRecord } from '../src/matching/person-traits.ts'
import { allRecords, countMore, keepKeys, keepSeen } from '../src/matching/tables.ts'
import { keysInAll } from '../src/matching/upkeep.ts'
import type { TypedPerson } from '../src/pages/slice.ts'
import { postgresBinaries, startScratchPostgres } from '../test/scratch-postgres.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'

/**
 * The question of the form against so many people, on the embedded engine and, where its binaries are, on a PostgreSQL server of its own.
 * People and their keys are written straight into the tables.
 */
export async function benchMatching(people: number): Promise<Figure[]> {
  const embedded = await measured(people, 'embedded')
  const binaries = postgresBinaries()
  if (binaries === undefined) return embedded
  const server = await startScratchPostgres(binaries)
  try {
    return [...embedded, ...(await measured(people, 'PostgreSQL', server.url))]
  } finally {
    await server.stop()
  }
}

async function measured(people: number, on: string, url?: string): Promise<Figure[]> {
  const { engine, colleagues, close } = await openOffice(0, url)
  const { dan } = colleagues
  const names = [familyNames, [...womensNames, ...mensNames]] as const
  await engine.db.kysely.connection().execute(async tx => {
    await sql.raw(rowsOf(people, dan.tenant, dan.account, names)).execute(tx)
    await keysOfAll(tx, dan.tenant)
    await sql.raw(on === 'embedded' ? 'analyze' : 'vacuum analyze').execute(tx)
  })
  await engine.db.idle()
  const reader = { who: dan, lang: 'ro' as const, today: today(engine.clock()) }
  const bare = percentile(await timesOf(50, () => read(engine, dan, tx => sql`select 1`.execute(tx))), 0.5)
  const typed = (run: number) => personAt(run, names)
  const ask = (run: number) => read(engine, dan, tx => likely(tx, reader, typed(run)))
  await timesOf(20, run => ask(run + 1_000))
  const one = await timesOf(200, ask)
  const rows = Array.from({ length: 500 }, (_, at) => typed(at))
  const file = await timesOf(3, () => read(engine, dan, tx => likelyAmong(tx, reader, rows)))
  await close()
  const of = `${people.toLocaleString('en')} people, ${on}`
  const yardstick = `a transaction that reads nothing: ${ms(bare)}`
  return [
    {
      what: `A duplicate check while typing, median, ${of}`,
      value: `${ms(percentile(one, 0.5))} (${ms(one.worked)} of this process)`,
      bound: '≤ 25 ms',
      yardstick,
    },
    {
      what: `A duplicate check while typing, p95, ${of}`,
      value: ms(percentile(one, 0.95)),
      bound: '≤ 25 ms',
      yardstick,
    },
    {
      what: `500 rows of a file held against everybody at once, median, ${of}`,
      value: ms(percentile(file, 0.5)),
      bound: '–',
      yardstick,
    },
  ]
}

/** The keys that everybody would be given, without the pairs, which this question does not read. */
async function keysOfAll(tx: Tx, tenant: string): Promise<void> {
  const records = await allRecords(tx, tenant)
  for (let at = 0; at < records.length; at += recordsAtOnce) {
    const some = records.slice(at, at + recordsAtOnce)
    await keepKeys(
      tx,
      tenant,
      some.flatMap(record => keysInAll(traitsOfRecord(record)).map(key => ({ id: record.id, key }))),
    )
    await keepSeen(
      tx,
      tenant,
      some.map(({ id, version }) => ({ id, seen: `0 ${version}` })),
    )
  }
  await countMore(tx, tenant, records.length)
}

const recordsAtOnce = 10_000

type Names = readonly [family: readonly string[], given: readonly string[]]

/** Somebody like those in the tables: some are there, most are not. */
function personAt(run: number, [families, givens]: Names): TypedPerson {
  const family = families[(run * 7) % families.length] ?? ''
  return {
    familyName: run % 3 === 0 ? family : `${family.slice(0, -1)}${families[run % 11]?.toLowerCase().slice(0, 3) ?? ''}`,
    givenName: givens[(run * 13) % givens.length] ?? '',
    bornOn: `19${60 + (run % 40)}-0${1 + (run % 9)}-1${run % 10}`,
    phone: `+40700${String(run * 97).padStart(6, '0')}`,
    homes: [{ locality: `Satul ${run % 500}`, county: 'RO213' }],
  }
}

/** Names as they come: a few are frequent, and the surnames of most are longer than those of the demo. */
const rowsOf = (people: number, tenant: string, account: string, [families, givens]: Names): string => `
  create temporary table made as select n, gen_random_uuid() as person,
    (${textArray(families)})[1 + floor(power(random(), 2) * ${families.length})::int]
      || case when n % 3 = 0 then '' else substr(md5((n % 3000)::text), 1, 3) end as family,
    (${textArray(givens)})[1 + floor(power(random(), 2) * ${givens.length})::int] as given
    from generate_series(1, ${people}) n;
  insert into person (tenant_id, id, entry, code, family_name, given_name, search, sort_key, born_on, sex, phone, salt)
    select '${tenant}', person, 1, 'GT-' || lpad(n::text, 6, '0'), family, given, lower(family || ' ' || given), lower(family),
      date '1955-01-01' + (random() * 18000)::int, case n % 2 when 0 then 'F' else 'M' end,
      case when n % 4 > 0 then '+40700' || lpad((n * 7 % 1000000)::text, 6, '0') end, '' from made;
  insert into residence (tenant_id, person_id, kind, entry, county, locality, salt)
    select '${tenant}', person, 'domicile', 1, 'RO213', 'Satul ' || n % 500, '' from made;
  insert into enrolment (tenant_id, id, entry, person_id, programme, applied_on, region, partner, caseworker_id)
    select '${tenant}', gen_random_uuid(), 1, person, 'o-sansa', current_date - 100, 'RO21',
      (select document -> 'partners' -> 0 ->> 'code' from programme where tenant_id = '${tenant}'), '${account}' from made;
  drop table made`

const textArray = (texts: readonly string[]): string => `array[${texts.map(text => `'${text}'`).join(', ')}]`
