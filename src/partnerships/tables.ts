import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

interface Row {
  tenant_id: string
  entry: number
}

export interface OrganisationRow extends Row {
  id: string
  name: string
  kind: string
  cui: string | null
  region: string
  locality: string | null
  /** The one contact of an organisation that was not said anew since it may have several. */
  contact_name: string | null
  phone: string | null
  email: string | null
  salt: Uint8Array
}

export interface ContactRow extends Row {
  organisation_id: string
  place: number
  name: string | null
  role: string | null
  phone: string | null
  email: string | null
  salt: Uint8Array
}

export interface AgreementRow extends Row {
  id: string
  object: string
  valid_until: Day | null
}

export interface PartyRow extends Row {
  agreement_id: string
  organisation_id: string
  duties: string | null
  signed_on: Day | null
  signatory: string | null
  salt: Uint8Array
}

export interface ActionRow extends Row {
  id: string
  agreement_id: string
  happened_on: Day
  title: string
  says: string | null
}

export interface PromotionRow extends Row {
  id: string
  programme: string
  material: string
  channel: string
  region: string
  published_on: Day
  reach: number
  deliverable_id: string | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    organisation: OrganisationRow
    organisation_contact: ContactRow
    agreement: AgreementRow
    agreement_party: PartyRow
    joint_action: ActionRow
    promotion: PromotionRow
  }
}

/** What a new row of a table says: its key and version come with the command. */
export type Fact<R extends Row> = Omit<R, 'tenant_id' | 'entry'>

export const findOrganisation = (tx: Tx, tenant: string, id: string): Promise<OrganisationRow | undefined> =>
  tx.selectFrom('organisation').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

export const findByCui = (tx: Tx, tenant: string, cui: string): Promise<OrganisationRow | undefined> =>
  tx.selectFrom('organisation').selectAll().where('tenant_id', '=', tenant).where('cui', '=', cui).executeTakeFirst()

/** By name. */
export const organisationsOf = (tx: Tx, tenant: string): Promise<OrganisationRow[]> =>
  tx.selectFrom('organisation').selectAll().where('tenant_id', '=', tenant).orderBy('name').orderBy('id').execute()

/** Rows of contacts, the first first: of one organisation, or of all. */
export const contactRows = (tx: Tx, tenant: string, organisation?: string): Promise<ContactRow[]> => {
  const all = tx.selectFrom('organisation_contact').selectAll().where('tenant_id', '=', tenant)
  const some = organisation === undefined ? all : all.where('organisation_id', '=', organisation)
  return some.orderBy('organisation_id').orderBy('place').execute()
}

export type Contact = Omit<ContactRow, keyof Row | 'salt'>

/** Whom to ask, the first first; the one of an organisation that was not said anew since it may have several stands in its own row. */
export async function contactsOf(tx: Tx, tenant: string, organisation?: string): Promise<Contact[]> {
  const { rows: alone } = await sql<Contact>`
    select id as organisation_id, 1 as place, contact_name as name, null as role, phone, email from organisation
    where tenant_id = ${tenant} and id = coalesce(${organisation ?? null}::uuid, id) and coalesce(contact_name, phone, email) is not null`.execute(
    tx,
  )
  return [...alone, ...(await contactRows(tx, tenant, organisation))]
}

export const findAgreement = (tx: Tx, tenant: string, id: string): Promise<AgreementRow | undefined> =>
  tx.selectFrom('agreement').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** A party with what is known of the organisation. */
export interface Party extends PartyRow {
  name: string
  kind: string
  region: string
  cui: string | null
}

export const partiesOf = async (tx: Tx, tenant: string, agreement: string): Promise<Party[]> =>
  (
    await sql<Party>`
    select p.*, o.name, o.kind, o.region, o.cui
    from agreement_party p join organisation o on o.tenant_id = p.tenant_id and o.id = p.organisation_id
    where p.tenant_id = ${tenant} and p.agreement_id = ${agreement} order by o.name`.execute(tx)
  ).rows

/** The last first. */
export const actionsOf = (tx: Tx, tenant: string, agreement: string): Promise<ActionRow[]> =>
  tx
    .selectFrom('joint_action')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('agreement_id', '=', agreement)
    .orderBy('happened_on', 'desc')
    .orderBy('id')
    .execute()

export const findAction = (tx: Tx, tenant: string, id: string): Promise<ActionRow | undefined> =>
  tx.selectFrom('joint_action').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()

/** Agreements that an organisation is a party to. */
export const agreementsWith = async (tx: Tx, tenant: string, organisation: string): Promise<string[]> =>
  (
    await sql<{ id: string }>`
    select agreement_id as id from agreement_party where tenant_id = ${tenant} and organisation_id = ${organisation}`.execute(
      tx,
    )
  ).rows.map(row => row.id)

/** One line of the list: what the register says of an agreement, and how far it is. */
export interface Listed {
  id: string
  code: string
  title: string
  region: string
  partner: string | null
  centre: string | null
  brokered: boolean | null
  reached_on: Day
  valid_until: Day | null
  signed_on: Day | null
  acted_on: Day | null
  parties: string[]
}

export const partnershipsOf = async (tx: Tx, tenant: string, programme: string): Promise<Listed[]> =>
  (
    await sql<Listed>`
    select d.id, d.code, d.title, d.region, d.partner, d.centre, d.brokered, d.reached_on, a.valid_until, f.signed_on, f.acted_on, f.parties
    from agreement a
      join deliverable d on d.tenant_id = a.tenant_id and d.id = a.id
      join partnerships_facts f on f.tenant_id = a.tenant_id and f.agreement_id = a.id
    where a.tenant_id = ${tenant} and d.programme = ${programme}
    order by d.reached_on desc, d.code`.execute(tx)
  ).rows

export const promotionsOf = (tx: Tx, tenant: string, programme: string): Promise<PromotionRow[]> =>
  tx
    .selectFrom('promotion')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('published_on', 'desc')
    .orderBy('id')
    .execute()

export const findPromotion = (tx: Tx, tenant: string, id: string): Promise<PromotionRow | undefined> =>
  tx.selectFrom('promotion').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()
