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
import { agreementsWith, type Fact, findByCui, findOrganisation, type OrganisationRow } from './tables.ts'

/** `kind`: one of the kinds of party of the rules. A local authority or a school may be known before its number (CUI) is. */
const said = {
  name: plain(160),
  kind: code,
  cui: z.optional(cui()),
  region: nuts,
  locality: z.optional(plain(80)),
  contactName: z.optional(personal(120)),
  phone: z.optional(phone()),
  email: z.optional(email()),
}

const addShape = z.strictObject({ programme: code, ...said })
type Add = z.infer<typeof addShape>

interface Given {
  rules: Rulebook
  known: OrganisationRow | undefined
}

const example = {
  programme: 'example',
  name: 'Comuna Exemplu',
  kind: 'authority',
  region: 'RO21',
  locality: 'Craiova',
}

/** An organisation is recorded once, known by its number (CUI); agreements and events name it. It belongs to no region's colleagues alone. */
export const addOrganisation = command<Add, Given, Fact<OrganisationRow>>({
  kind: 'partnerships.add-organisation',
  shape: addShape,
  example,
  may: 'deliverable.write',
  given: async (input, { tx, who, today }) => ({
    rules: await getRulebook(tx, who.tenant, input.programme, today),
    known: await sameNumber(tx, who.tenant, input.cui),
  }),
  decide: (input, given) => settled(newId(), input, given),
  async write(row, rows) {
    await rows.insert('organisation', row)
    return { organisation: row.id }
  },
})

const correctShape = z.strictObject({ organisation: id(), programme: code, ...said })

interface Correcting extends Given {
  organisation: OrganisationRow
  /** Agreements whose parties it changes. */
  agreements: string[]
}

export const correctOrganisation = command<
  z.infer<typeof correctShape>,
  Correcting,
  { row: Fact<OrganisationRow>; agreements: string[] }
>({
  kind: 'partnerships.correct-organisation',
  shape: correctShape,
  example: { organisation: '01930000-0000-7000-8000-000000000001', ...example },
  may: 'deliverable.write',
  given: async (input, { tx, who, today }) => ({
    organisation: await getOrganisation(tx, who.tenant, input.organisation),
    agreements: await agreementsWith(tx, who.tenant, input.organisation),
    rules: await getRulebook(tx, who.tenant, input.programme, today),
    known: await sameNumber(tx, who.tenant, input.cui),
  }),
  decide: (input, { organisation, agreements, ...given }) => ({
    row: settled(organisation.id, input, given),
    agreements,
  }),
  async write({ row: { id: key, ...changes }, agreements }, rows, { shown }) {
    await rows.revise('organisation', { id: key }, changes, shown)
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

function settled(key: string, input: Add, { rules, known }: Given): Fact<OrganisationRow> {
  if (!rules.partyKinds.some(one => one.code === input.kind)) throw refuseField('kind', 'programme.no-such-party')
  if (!rules.regions.some(one => one.nuts === input.region)) throw refuseField('region', 'programme.no-such-region')
  if (known && known.id !== key) throw refuseField('cui', 'partnerships.organisation-known', { name: known.name })
  return {
    id: key,
    name: input.name,
    kind: input.kind,
    cui: input.cui ?? null,
    region: input.region,
    locality: input.locality ?? null,
    contact_name: input.contactName ?? null,
    phone: input.phone ?? null,
    email: input.email ?? null,
    salt: newSalt(),
  }
}
