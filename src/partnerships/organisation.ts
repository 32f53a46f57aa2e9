import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { email, id, personal, phone, plain } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { cui } from '../programme/cui.ts'
import { code, nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import {
  agreementsWith,
  type ContactRow,
  contactRows,
  type Fact,
  findByCui,
  findOrganisation,
  type OrganisationRow,
} from './tables.ts'

/** Somebody, or an office with a telephone and no name; `role`: as what. */
const contactShape = z.strictObject({
  name: z.optional(personal(120)),
  role: z.optional(plain(80)),
  phone: z.optional(phone()),
  email: z.optional(email()),
})

/** `kind`: one of the kinds of party of the rules. A local authority or a school may be known before its number (CUI) is. */
const said = {
  name: plain(160),
  kind: code,
  cui: z.optional(cui()),
  region: nuts,
  locality: z.optional(plain(80)),
  /** Whom to ask, the first first; a row left empty says nothing. */
  contacts: z.optional(z.array(contactShape).check(z.maxLength(20))),
}

const addShape = z.strictObject({ programme: code, ...said })
type Add = z.infer<typeof addShape>

interface Given {
  rules: Rulebook
  known: OrganisationRow | undefined
}

interface Settled {
  row: Fact<OrganisationRow>
  contacts: Fact<ContactRow>[]
}

const example = {
  programme: 'example',
  name: 'Comuna Exemplu',
  kind: 'authority',
  region: 'RO21',
  locality: 'Craiova',
  contacts: [{ name: 'Ana Exemplu', role: 'secretar', phone: '+40700000088', email: 'ana@example.org' }],
}

/** An organisation is recorded once, known by its number (CUI); agreements and events name it. It belongs to no region's colleagues alone. */
export const addOrganisation = command<Add, Given, Settled>({
  kind: 'partnerships.add-organisation',
  shape: addShape,
  example,
  may: 'deliverable.write',
  given: async (input, { tx, who, today }) => ({
    rules: await getRulebook(tx, who.tenant, input.programme, today),
    known: await sameNumber(tx, who.tenant, input.cui),
  }),
  decide: (input, given) => settled(newId(), input, given),
  async write({ row, contacts }, rows) {
    await rows.insert('organisation', row)
    for (const one of contacts) await rows.insert('organisation_contact', one)
    return { organisation: row.id }
  },
})

const correctShape = z.strictObject({ organisation: id(), programme: code, ...said })

interface Correcting extends Given {
  organisation: OrganisationRow
  before: ContactRow[]
  /** Agreements whose parties it changes. */
  agreements: string[]
}

export const correctOrganisation = command<
  z.infer<typeof correctShape>,
  Correcting,
  Settled & { before: ContactRow[]; agreements: string[] }
>({
  kind: 'partnerships.correct-organisation',
  shape: correctShape,
  example: { organisation: '01930000-0000-7000-8000-000000000001', ...example },
  may: 'deliverable.write',
  given: async (input, { tx, who, today }) => ({
    organisation: await getOrganisation(tx, who.tenant, input.organisation),
    before: await contactRows(tx, who.tenant, input.organisation),
    agreements: await agreementsWith(tx, who.tenant, input.organisation),
    rules: await getRulebook(tx, who.tenant, input.programme, today),
    known: await sameNumber(tx, who.tenant, input.cui),
  }),
  decide: (input, { organisation, before, agreements, ...given }) => ({
    ...settled(organisation.id, input, given),
    before,
    agreements,
  }),
  async write({ row: { id: key, ...changes }, contacts, before, agreements }, rows, { shown }) {
    await rows.revise('organisation', { id: key }, changes, shown)
    for (const [at, { organisation_id, place, ...fact }] of contacts.entries()) {
      if (at < before.length) await rows.revise('organisation_contact', { organisation_id, place }, fact)
      else await rows.insert('organisation_contact', { organisation_id, place, ...fact })
    }
    for (const { place } of before.slice(contacts.length))
      await rows.remove('organisation_contact', { organisation_id: key, place })
    for (const agreement of agreements) rows.concerns(agreement)
    return { organisation: key }
  },
})

export async function getOrganisation(tx: Tx, tenant: string, key: string): Promise<OrganisationRow> {
  const row = await findOrganisation(tx, tenant, key)
  if (!row) throw missing('partnerships.no-such-organisation')
  return row
}

const sameNumber = async (tx: Tx, tenant: string, number: string | undefined) =>
  number === undefined ? undefined : findByCui(tx, tenant, number)

function settled(key: string, input: Add, { rules, known }: Given): Settled {
  if (!rules.partyKinds.some(one => one.code === input.kind)) throw refuseField('kind', 'programme.no-such-party')
  if (!rules.regions.some(one => one.nuts === input.region)) throw refuseField('region', 'programme.no-such-region')
  if (known && known.id !== key) throw refuseField('cui', 'partnerships.organisation-known', { name: known.name })
  const row = {
    id: key,
    name: input.name,
    kind: input.kind,
    cui: input.cui ?? null,
    region: input.region,
    locality: input.locality ?? null,
    contact_name: null,
    phone: null,
    email: null,
    salt: newSalt(),
  }
  return { row, contacts: contactsIn(key, input.contacts ?? []) }
}

/** Refuses a contact whom nobody could ask for: a role alone. */
function contactsIn(organisation: string, typed: NonNullable<Add['contacts']>): Fact<ContactRow>[] {
  const asked = typed.flatMap((one, at) => {
    if (one.name ?? one.phone ?? one.email) return [one]
    if (one.role !== undefined) throw refuseField(`contacts.${at}.name`, 'partnerships.contact-without-name')
    return []
  })
  return asked.map((one, at) => ({
    organisation_id: organisation,
    place: at + 1,
    name: one.name ?? null,
    role: one.role ?? null,
    phone: one.phone ?? null,
    email: one.email ?? null,
    salt: newSalt(),
  }))
}
