import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { MediationStep } from './codes.ts'
import type { ReferralRow, StepRow } from './tables.ts'

/** A proposal with the steps it has taken. */
export interface Followed extends ReferralRow {
  steps: StepRow[]
}

/** The proposal, if this right of the asker reaches its person; 404 else. */
export async function getReferral(tx: Tx, who: Who, right: Right, id: string): Promise<Followed> {
  const referral = await tx
    .selectFrom('referral')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'referral.person_id'))
    .executeTakeFirst()
  if (!referral) throw missing('jobs.no-such-proposal')
  return { ...referral, steps: await stepsOf(tx, who.tenant, id) }
}

const stepsOf = (tx: Tx, tenant: string, referral: string): Promise<StepRow[]> =>
  tx
    .selectFrom('referral_step')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('referral_id', '=', referral)
    .orderBy('on_day')
    .orderBy('entry')
    .execute()

export const findReferral = (
  tx: Tx,
  tenant: string,
  vacancy: string,
  enrolment: string,
): Promise<ReferralRow | undefined> =>
  tx
    .selectFrom('referral')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('vacancy_id', '=', vacancy)
    .where('enrolment_id', '=', enrolment)
    .executeTakeFirst()

type About = { vacancy: string } | { person: string } | { vacancies: readonly string[] }

function referredTo(about: About): RawBuilder<SqlBool> {
  if ('person' in about) return sql`r.person_id = ${about.person}`
  if ('vacancy' in about) return sql`r.vacancy_id = ${about.vacancy}`
  return sql`r.vacancy_id = any(${[...about.vacancies]}::uuid[])`
}

/** As lists show it: whom, for what, and how far it has come. */
export interface Referred {
  id: string
  person: string
  enrolment: string
  code: string
  familyName: string
  givenName: string
  vacancy: string
  title: string
  employer: string
  /** The last step. */
  step: MediationStep
  on: Day
  reason: string | null
}

/** Proposals of people whom the reader may see, for one or for several vacancies, or of one person; those that changed last come first. */
export async function referralsOf(tx: Tx, who: Who, about: About): Promise<Referred[]> {
  const which = referredTo(about)
  const { rows } = await sql<Referred>`
    select r.id, r.person_id as person, r.enrolment_id as enrolment, p.code, p.family_name as "familyName", p.given_name as "givenName",
      r.vacancy_id as vacancy, v.title, m.name as employer, s.kind as step, s.on_day as "on", s.reason
    from referral r
      join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
      join vacancy v on v.tenant_id = r.tenant_id and v.id = r.vacancy_id
      join employer m on m.tenant_id = v.tenant_id and m.id = v.employer_id
      join lateral (
        select * from referral_step t where t.tenant_id = r.tenant_id and t.referral_id = r.id
        order by t.on_day desc, t.entry desc limit 1
      ) s on true
    where r.tenant_id = ${who.tenant} and ${which} and ${inScope(who, 'people.read', 'r.person_id')}
    order by s.on_day desc, r.id desc`.execute(tx)
  return rows
}
