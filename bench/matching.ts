import { sql } from 'kysely'
import { familyNames, mensNames, womensNames } from '../demo/names.ts'
import { read } from '../src/kernel/engine.ts'
import { today } from '../src/kernel/day.ts'
import { likely, likelyAmong } from '../src/matching/likely.ts'
import { renewAll } from '../src/matching/upkeep.ts'
import type { TypedPerson } from '../src/pages/slice.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'

/** Duplicate checks against so many people, written straight into the tables; their keys are made by the work of the night. */
export async function benchMatching(people: number): Promise<Figure[]> {
  const { engine, colleagues, close } = await openOffice()
  const { dan } = colleagues
  const names = [familyNames, [...womensNames, ...mensNames]] as const
  await sql.raw(rowsOf(people, dan.tenant, dan.account, names)).execute(engine.db.kysely)
  const begun = performance.now()
  await renewAll(engine, dan)
  const made = performance.now() - begun
  await engine.db.idle()
  const reader = { who: dan, lang: 'ro' as const, today: today(engine.clock()) }
  const bare = percentile(await timesOf(50, () => read(engine, dan, tx => sql`select 1`.execute(tx))), 0.5)
  const typed = (run: number) => personAt(run, names)
  const one = await timesOf(100, run => read(engine, dan, tx => likely(tx, reader, typed(run))))
  const rows = Array.from({ length: 500 }, (_, at) => typed(at))
  const file = await timesOf(3, () => read(engine, dan, tx => likelyAmong(tx, reader, rows)))
  await close()
  const of = `${people.toLocaleString('en')} people, embedded`
  const yardstick = `a transaction that reads nothing: ${ms(bare)}`
  return [
    {
      what: `A duplicate check while typing, median, ${of}`,
      value: ms(percentile(one, 0.5)),
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
    { what: `Keys and pairs of all made anew, ${of}`, value: `${Math.round(made / 1000)} s`, bound: '–', yardstick },
  ]
}

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
