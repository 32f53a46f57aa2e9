import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { contractInScope, expertInSight } from './scope.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface ContractRow extends Row {
  id: string
  staff_id: string
  programme: string
  partner: string
  region: string | null
  number: string
  project: string
  position: string
  daily_minutes: number | null
  outside: boolean
  valid_from: Day
  valid_to: Day | null
}

export interface SheetRow extends Row {
  id: string
  staff_id: string
  month: Day
  closed_on: Day | null
  closed_by: string | null
  closing_id: string | null
  reopened_because: string | null
}

/** Where a session that an expert holds is recorded. */
export type Source = 'counselling' | 'training'

export interface LineRow extends Row {
  id: string
  timesheet_id: string
  contract_id: string
  on_day: Day
  from_minute: number | null
  to_minute: number | null
  minutes: number
  activity: string
  source: Source | null
  source_id: string | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    expert_contract: ContractRow
    timesheet: SheetRow
    timesheet_line: LineRow
  }
}

/** What a new row of a table says: its key and version come with the command. */
export type Fact<R extends Row> = Omit<R, 'tenant_id' | 'entry'>

/** The timesheet, if this right of the asker reaches it, or it is their own; 404 else. */
export async function getSheet(tx: Tx, who: Who, right: Right, id: string): Promise<SheetRow> {
  const { rows } = await sql<SheetRow>`
    select t.* from timesheet t
    where t.tenant_id = ${who.tenant} and t.id = ${id} and ${expertInSight(who, right, sql.ref('t.staff_id'))}`.execute(
    tx,
  )
  const sheet = rows[0]
  if (!sheet) throw missing('timesheets.no-such-timesheet')
  return sheet
}

export const sheetsOf = (tx: Tx, tenant: string, staff: string): Promise<SheetRow[]> =>
  tx
    .selectFrom('timesheet')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('staff_id', '=', staff)
    .orderBy('month')
    .execute()

/** In the order in which a month is read. */
export const linesOf = (tx: Tx, tenant: string, sheet: string): Promise<LineRow[]> =>
  tx
    .selectFrom('timesheet_line')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('timesheet_id', '=', sheet)
    .orderBy('on_day')
    .orderBy('from_minute')
    .orderBy('id')
    .execute()

export async function getLine(tx: Tx, tenant: string, id: string): Promise<LineRow> {
  const line = await tx
    .selectFrom('timesheet_line')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!line) throw missing('timesheets.no-such-line')
  return line
}

/** Every contract of an expert, those with others too. */
export const contractsOf = (tx: Tx, tenant: string, staff: string): Promise<ContractRow[]> =>
  tx
    .selectFrom('expert_contract')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('staff_id', '=', staff)
    .orderBy('outside')
    .orderBy('valid_from')
    .orderBy('number')
    .execute()

/** A contract that this right reaches; 404 else. */
export async function getContract(tx: Tx, who: Who, right: Right, id: string): Promise<ContractRow> {
  const { rows } = await sql<ContractRow>`
    select c.* from expert_contract c
    where c.tenant_id = ${who.tenant} and c.id = ${id} and ${contractInScope(who, right)}`.execute(tx)
  const contract = rows[0]
  if (!contract) throw missing('timesheets.no-such-contract')
  return contract
}

export async function lastLineUnder(tx: Tx, tenant: string, contract: string): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    select max(on_day) as on from timesheet_line where tenant_id = ${tenant} and contract_id = ${contract}`.execute(tx)
  return rows[0]?.on ?? null
}

export type Expert = ContractRow & { name: string }

/** Contracts that this right reaches, with the names of the experts. */
export async function contractsInScope(tx: Tx, who: Who, right: Right): Promise<Expert[]> {
  const { rows } = await sql<Expert>`
    select c.*, a.name from expert_contract c join account a on a.tenant_id = c.tenant_id and a.id = c.staff_id
    where c.tenant_id = ${who.tenant} and ${contractInScope(who, right)}
    order by a.name, c.outside, c.valid_from, c.number`.execute(tx)
  return rows
}

/** One line of the list of months. */
export interface ListedSheet extends SheetRow {
  name: string
  minutes: number
  /** The paper of this closing: brought, and accepted by a second person. */
  brought: boolean
  signed: boolean
}

/** At most so many months in a list. Our choice. */
const mostListed = 300

/** Which of the months in sight: one, those of one expert since a day, those that others left open before a day, or those closed. */
export type Which = { id: string } | { staff: string; since: Day } | { openBefore: Day } | 'closed' | undefined

function isWhich(which: Which, who: Who): RawBuilder<boolean> {
  if (which === undefined) return sql<boolean>`true`
  if (which === 'closed') return sql<boolean>`t.closed_on is not null`
  if ('id' in which) return sql<boolean>`t.id = ${which.id}`
  if ('staff' in which) return sql<boolean>`t.staff_id = ${which.staff} and t.month >= ${which.since}::date`
  return sql<boolean>`t.staff_id <> ${who.account} and t.closed_on is null
    and (t.month + interval '1 month')::date <= ${which.openBefore}::date`
}

export async function sheetsInSight(tx: Tx, who: Who, right: Right, which?: Which): Promise<ListedSheet[]> {
  const { rows } = await sql<ListedSheet>`
    select t.*, a.name,
      (select coalesce(sum(l.minutes), 0)::int from timesheet_line l
        where l.tenant_id = t.tenant_id and l.timesheet_id = t.id) as minutes,
      exists (select from evidence_links e where e.tenant_id = t.tenant_id and e.claim_kind = 'timesheet'
        and e.claim_id = t.closing_id and e.verdict is distinct from 'rejected') as brought,
      exists (select from evidence_facts e where e.tenant_id = t.tenant_id and e.claim_kind = 'timesheet'
        and e.claim_id = t.closing_id) as signed
    from timesheet t join account a on a.tenant_id = t.tenant_id and a.id = t.staff_id
    where t.tenant_id = ${who.tenant} and ${expertInSight(who, right, sql.ref('t.staff_id'))} and ${isWhich(which, who)}
    order by t.month desc, a.name, t.id limit ${mostListed}`.execute(tx)
  return rows
}

/** What a paper is about, as pages name it. */
export async function namedSheets(
  tx: Tx,
  who: Who,
  right: Right,
  ids: readonly string[],
): Promise<{ id: string; month: Day; name: string }[]> {
  const { rows } = await sql<{ id: string; month: Day; name: string }>`
    select t.id, t.month, a.name from timesheet t join account a on a.tenant_id = t.tenant_id and a.id = t.staff_id
    where t.tenant_id = ${who.tenant} and t.id = any (${[...ids]}::uuid[]) and ${expertInSight(who, right, sql.ref('t.staff_id'))}`.execute(
    tx,
  )
  return rows
}
