import { sql } from 'kysely'
import { read } from '../src/kernel/engine.ts'
import { today } from '../src/kernel/day.ts'
import { getRulebook } from '../src/programme/tables.ts'
import { listPeople } from '../src/people/list-tables.ts'
import { countFor } from '../src/results/board.ts'
import { openDay } from '../src/results/open-day.ts'
import { recount } from '../src/results/recount.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'

const programme = 'o-sansa'

/** So many people with their path, written straight into the tables: what is measured is reading. */
export async function benchPeople(people: number): Promise<Figure[]> {
  const { engine, dan, close } = await openOffice()
  await sql.raw(rowsOf(people, dan.tenant, dan.account)).execute(engine.db.kysely)
  await engine.db.idle()
  await openDay(engine, dan)
  const day = today(engine.clock())
  const { rows } = await read(engine, dan, tx => sql<{ entry: number }>`select entry from journal_head`.execute(tx))
  const known = { entry: rows[0]?.entry ?? 0 }
  const bare = percentile(
    await timesOf(10, () => read(engine, dan, tx => sql`select count(*) from support`.execute(tx))),
    0.5,
  )
  const list = await timesOf(20, () =>
    read(engine, dan, async tx =>
      listPeople(tx, { who: dan, programme, rules: await getRulebook(tx, dan.tenant, programme, day) }),
    ),
  )
  const board = await timesOf(20, () => countFor(engine, dan, { programme, under: undefined, day, known: 'now' }))
  const past = await timesOf(5, () => countFor(engine, dan, { programme, under: undefined, day, known }))
  const again = await timesOf(3, () => recount(engine, dan))
  await close()
  const yardstick = `count(*) over all support: ${ms(bare)}`
  const of = `${people.toLocaleString('en')} people, embedded`
  return [
    {
      what: `A page of the list, p95, ${of}`,
      value: ms(percentile(list, 0.95)),
      bound: people > 1000 ? '≤ 100 ms' : '≤ 50 ms',
      yardstick,
    },
    {
      what: `All indicators of the open day, p95, ${of}`,
      value: ms(percentile(board, 0.95)),
      bound: '≤ 100 ms',
      yardstick,
    },
    {
      what: `All indicators as known at an earlier line, median, ${of}`,
      value: ms(percentile(past, 0.5)),
      bound: '≤ 500 ms',
      yardstick,
    },
    {
      what: `Recount of the copy, all profiles, median, ${of}`,
      value: ms(percentile(again, 0.5)),
      bound: '–',
      yardstick,
    },
  ]
}

/** Entry line 1 wrote all of them; the journal does not, so `verify` would name them. */
const rowsOf = (people: number, tenant: string, account: string): string => `
  create temporary table made as select n, gen_random_uuid() as person, gen_random_uuid() as enrolment, current_date - 300 + n % 90 as came
    from generate_series(1, ${people}) n;
  insert into person (tenant_id, id, entry, code, family_name, given_name, search, sort_key, born_on, sex, salt)
    select '${tenant}', person, 1, 'B-' || n, 'Probescu' || n, 'Ana', 'probescu' || n || ' ana', 'probescu' || n || ' ana',
      date '1960-01-01' + n % 15000, case n % 2 when 0 then 'F' else 'M' end, '' from made;
  insert into enrolment (tenant_id, id, entry, person_id, programme, applied_on, region, partner, caseworker_id)
    select '${tenant}', enrolment, 1, person, '${programme}', came - 10, (array['RO21','RO41','RO32'])[1 + n % 3],
      (select document -> 'partners' -> 0 ->> 'code' from programme where tenant_id = '${tenant}'), '${account}' from made;
  insert into situation (tenant_id, enrolment_id, on_day, entry, person_id, labour, labour_since, education_now, isced, salt)
    select '${tenant}', enrolment, came - 10, 1, person, (array['unemployed','inactive','employed'])[1 + n % 3], came - 400, 'none',
      (n % 5)::text, '' from made;
  insert into decision (tenant_id, enrolment_id, entry, person_id, outcome, decided_on, proposed_by, signed_by, salt)
    select '${tenant}', enrolment, 1, person, 'eligible', came - 5, '${account}', gen_random_uuid(), '' from made;
  insert into support (tenant_id, id, entry, enrolment_id, person_id, kind, given_on, until_on, minutes, salt)
    select '${tenant}', gen_random_uuid(), 1, enrolment, person, 'counselling', came + i * 20, came + i * 20, 60, '' from made, generate_series(0, 4) i;
  insert into exit (tenant_id, id, entry, enrolment_id, person_id, left_on, reason, salt)
    select '${tenant}', gen_random_uuid(), 1, enrolment, person, came + 80, 'completed', '' from made where n % 4 > 0;
  insert into outcome (tenant_id, id, entry, enrolment_id, person_id, kind, reached_on, salt)
    select '${tenant}', gen_random_uuid(), 1, enrolment, person, 'employment', came + 90, '' from made where n % 3 = 0;
  drop table made`
