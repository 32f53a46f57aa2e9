import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Apart, LineKind } from './cash-flow.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface PlanRow extends Row {
  enterprise_id: string
  starts_on: Day
  opening_bani: number
  season: number[]
  cautious: number[]
  hopeful: number[]
}

export interface SectionRow extends Row {
  enterprise_id: string
  code: string
  says: string
  written_by: string
  salt: Uint8Array
}

export interface LineRow extends Row {
  id: string
  enterprise_id: string
  kind: LineKind
  title: string
  amount_bani: number
  from_month: number
  until_month: number | null
  growth: number
  seasonal: boolean
  /** Amounts by month of the plan. */
  apart: Readonly<Record<string, number>> | null
  written_by: string
  salt: Uint8Array
}

export interface AuthorRow extends Row {
  enterprise_id: string
  person_id: string
}

/** A plan as it stood when it was submitted. */
export interface PlanContent {
  startsOn: Day
  opening: number
  season: number[]
  cautious: number[]
  hopeful: number[]
  sections: { code: string; says: string }[]
  lines: {
    kind: LineKind
    title: string
    amount: number
    from: number
    until: number | null
    growth: number
    seasonal: boolean
    apart?: Apart[]
  }[]
}

export interface VersionRow extends Row {
  id: string
  enterprise_id: string
  number: number
  submitted_on: Day
  submitted_by: string
  writers: string[]
  content: PlanContent
  salt: Uint8Array
}

declare module '../kernel/database.ts' {
  interface Tables {
    business_plan: PlanRow
    plan_section: SectionRow
    plan_line: LineRow
    plan_author: AuthorRow
    plan_version: VersionRow
  }
}

/** What an enterprise works on, with what was submitted, the last first. */
export interface WorkingPlan {
  plan: PlanRow | undefined
  sections: SectionRow[]
  lines: LineRow[]
  authors: PlanAuthor[]
  versions: VersionRow[]
}

/** Somebody behind a plan, with what would tell a scorer who they are. */
export interface PlanAuthor {
  person_id: string
  code: string
  family_name: string
  given_name: string
  name_on_diploma: string | null
  phone: string | null
  email: string | null
}

export const findPlan = (tx: Tx, tenant: string, enterprise: string): Promise<PlanRow | undefined> =>
  tx
    .selectFrom('business_plan')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enterprise_id', '=', enterprise)
    .executeTakeFirst()

export async function workingPlan(tx: Tx, tenant: string, enterprise: string): Promise<WorkingPlan> {
  return {
    plan: await findPlan(tx, tenant, enterprise),
    sections: await tx
      .selectFrom('plan_section')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('enterprise_id', '=', enterprise)
      .execute(),
    lines: await tx
      .selectFrom('plan_line')
      .selectAll()
      .where('tenant_id', '=', tenant)
      .where('enterprise_id', '=', enterprise)
      .orderBy('from_month')
      .orderBy('id')
      .execute(),
    authors: await authorsOf(tx, tenant, enterprise),
    versions: await versionsOf(tx, tenant, enterprise),
  }
}

export const authorsOf = (tx: Tx, tenant: string, enterprise: string): Promise<PlanAuthor[]> =>
  tx
    .selectFrom('plan_author')
    .innerJoin('person', join =>
      join.onRef('person.tenant_id', '=', 'plan_author.tenant_id').onRef('person.id', '=', 'plan_author.person_id'),
    )
    .select(['person_id', 'code', 'family_name', 'given_name', 'name_on_diploma', 'phone', 'email'])
    .where('plan_author.tenant_id', '=', tenant)
    .where('plan_author.enterprise_id', '=', enterprise)
    .orderBy('code')
    .execute()

const versionsOf = (tx: Tx, tenant: string, enterprise: string): Promise<VersionRow[]> =>
  tx
    .selectFrom('plan_version')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enterprise_id', '=', enterprise)
    .orderBy('number', 'desc')
    .execute()

/** Of one plan, whatever it has of this id. */
export const findLine = (tx: Tx, tenant: string, id: string): Promise<LineRow | undefined> =>
  tx.selectFrom('plan_line').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** When a plan of this enterprise was first submitted; a phase may ask for it. */
export const submittedOn = async (tx: Tx, tenant: string, enterprise: string): Promise<Day | undefined> =>
  (
    await sql<{ on: Day | null }>`
    select min(submitted_on) as on from plan_version where tenant_id = ${tenant} and enterprise_id = ${enterprise}`.execute(
      tx,
    )
  ).rows[0]?.on ?? undefined

/** The plans that somebody stands behind. */
export const plansBehind = async (tx: Tx, tenant: string, person: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('plan_author')
      .select('enterprise_id')
      .where('tenant_id', '=', tenant)
      .where('person_id', '=', person)
      .execute()
  ).map(row => row.enterprise_id)

/** The months of a line that were typed by themselves, in their order. */
export const apartIn = ({ apart }: Pick<LineRow, 'apart'>): Apart[] =>
  Object.entries(apart ?? {})
    .map(([month, amount]) => ({ month: Number(month), amount }))
    .toSorted((one, other) => one.month - other.month)
