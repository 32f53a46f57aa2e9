import { sql } from 'kysely'
import type { Database } from '../src/kernel/database.ts'
import type { Who } from '../src/kernel/who.ts'

export const programme = 'o-sansa'

interface Crowd {
  people: number
  /** Whoever brought everything, and the caseworker of the first hundred. */
  dan: Who
  ioana: Who
}

/**
 * So many people with their path and their papers, written straight into the tables: what is measured is reading, and commands beside
 * it. No line of the journal wrote them, so `sansa verify` would name them. A fifth has an earlier version, as of line 1. On each day people of
 * every part come.
 */
export async function gather(db: Database, { people, dan, ioana }: Crowd): Promise<void> {
  const { tenant } = dan
  const statements = [
    `create temporary table made as
      select n, gen_random_uuid() as person, gen_random_uuid() as enrolment, gen_random_uuid() as household,
        current_date - 330 + n * 37 % 229 as came, case when n % 5 = 0 then 2 else 1 end as entry
      from generate_series(1, ${people}) n`,
    `create temporary table helped as
      select gen_random_uuid() as id, m.*, i, came + i * 20 as on_day from made m, generate_series(0, 4) i`,
    `create temporary table brought as
      select gen_random_uuid() as id, m.*, k.kind, k.claims from made m, (values
        ('registration-form', array['participation']), ('privacy-notice', array['participation']),
        ('no-double-funding', array['participation']),
        ('session-record', array['participation', 'support.counselling']), ('identity-paper', array['eligibility.identity']),
        ('children-papers', array['eligibility.large-family']), ('employment-contract', array['outcome.employment'])
      ) k (kind, claims) where k.kind <> 'employment-contract' or n % 3 = 0`,
    `insert into household (tenant_id, id, entry, members, dependent_children, salt)
      select '${tenant}', household, 1, 5, 3, '' from made where n % 2 = 0`,
    `insert into person (tenant_id, id, entry, code, family_name, given_name, search, sort_key, born_on, sex, phone_tail, household_id, salt)
      select '${tenant}', person, entry, 'GT-' || lpad(n::text, greatest(4, length(n::text)), '0'), 'Probescu' || n, 'Ana',
        'probescu' || n || ' ana', 'probescu' || n || ' ana', date '1960-01-01' + n % 15000, case n % 2 when 0 then 'F' else 'M' end,
        lpad((n % 10000)::text, 4, '0'), case when n % 2 = 0 then household end, '' from made`,
    `insert into residence (tenant_id, person_id, kind, entry, county, locality, degurba, uat_kind, salt)
      select '${tenant}', person, 'domicile', 1, 'IS', 'Iași', 1 + n % 3, (array['municipiu','oras','comuna'])[1 + n % 3], '' from made`,
    `insert into enrolment (tenant_id, id, entry, person_id, programme, applied_on, region, partner, caseworker_id)
      select '${tenant}', enrolment, entry, person, '${programme}', came - 10, (array['RO21','RO41','RO32'])[1 + n % 3],
        (array['lider','partener-sv','partener-bi'])[1 + n % 3],
        case when n <= 300 and n % 3 = 0 then '${ioana.account}'::uuid else '${dan.account}'::uuid end from made`,
    `insert into situation (tenant_id, enrolment_id, on_day, entry, person_id, labour, labour_since, education_now, isced, salt)
      select '${tenant}', enrolment, came - 10, 1, person, (array['unemployed','inactive','employed'])[1 + n % 3], came - 400, 'none',
        (n % 5)::text, '' from made`,
    `insert into work (tenant_id, id, entry, person_id, began_on, salt)
      select '${tenant}', gen_random_uuid(), 1, person, came - 2000, '' from made where n % 2 = 1`,
    `insert into category (tenant_id, enrolment_id, kind, entry, person_id, valid_from, salt)
      select '${tenant}', enrolment, 'large-family', 1, person, came - 100, '' from made where n % 2 = 0`,
    `insert into decision (tenant_id, enrolment_id, entry, person_id, outcome, decided_on, proposed_by, signed_by, salt)
      select '${tenant}', enrolment, 1, person, case when n % 50 = 0 then 'proposed' else 'eligible' end, came - 5, '${ioana.account}',
        '${dan.account}', '' from made`,
    `insert into support (tenant_id, id, entry, enrolment_id, person_id, kind, given_on, until_on, minutes, salt)
      select '${tenant}', id, entry, enrolment, person, 'counselling', on_day, on_day, 50, '' from helped`,
    `insert into exit (tenant_id, id, entry, enrolment_id, person_id, left_on, reason, salt)
      select '${tenant}', gen_random_uuid(), 1, enrolment, person, came + 80, 'completed', '' from made where n % 4 > 0`,
    `insert into outcome (tenant_id, id, entry, enrolment_id, person_id, kind, reached_on, salt)
      select '${tenant}', gen_random_uuid(), 1, enrolment, person, 'employment', came + 90, '' from made where n % 3 = 0`,
    `insert into paper (tenant_id, id, entry, kind, file, file_kind, file_bytes, pages, dated_on, valid_until, added_by, added_on,
        verdict, checked_by, checked_on, reason, salt)
      select '${tenant}', id, 1, kind, id::text, 'pdf', 1, array['p'], came - 10, case when n % 97 = 0 then came end, '${ioana.account}',
        came - 10, v.verdict, case when v.verdict is not null then '${dan.account}'::uuid end,
        case when v.verdict is not null then came - 9 end, case when v.verdict = 'rejected' then 'ilizibil' end, ''
      from brought, lateral (select case when n % 53 = 0 then null when n % 101 = 0 then 'rejected' else 'accepted' end as verdict) v`,
    `insert into proof (tenant_id, paper_id, claim_kind, claim_id, entry, subject_id, attached_by, confirmed_by)
      select '${tenant}', b.id, c.kind, coalesce(h.id, o.id, b.enrolment), 1, b.person, '${ioana.account}',
        case when n % 53 > 0 then '${dan.account}'::uuid end
      from brought b cross join lateral unnest(b.claims) c (kind)
        left join lateral (select id from helped where c.kind = 'support.counselling' and helped.person = b.person) h on true
        left join outcome o on c.kind = 'outcome.employment' and o.tenant_id = '${tenant}' and o.person_id = b.person
      where b.kind <> 'employment-contract' or o.id is not null`,
    ...['person', 'enrolment', 'support'].map(
      table => `insert into history.${table} select 2, (jsonb_populate_record(t, '{"entry": 1}')).*
        from ${table} t where tenant_id = '${tenant}' and entry = 2`,
    ),
    'drop table made, helped, brought',
  ]
  await db.kysely.connection().execute(async session => {
    await sql.raw('set work_mem = "64MB"').execute(session)
    for (const statement of statements) await sql.raw(statement).execute(session)
    await sql.raw('reset work_mem').execute(session)
    if (db.engine === 'server') await sql.raw('vacuum (analyze)').execute(session)
  })
  await db.idle()
}
