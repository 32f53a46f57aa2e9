import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { refuseField } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import { isDemo } from '../kernel/tenant.ts'
import { keepReason } from './correction.ts'
import { alreadyRegistered, cnpIndex, nameColumns, names, openCnp, type PersonNames, settle } from './identity.ts'
import { findByCnp, getPerson, type Known } from './person-tables.ts'
import type { PersonRow } from './tables.ts'

/** A CNP that is left out stays what it is; `withoutCnp` takes it away. */
const shape = z.strictObject({
  person: id(),
  ...names.shape,
  withoutCnp: z.optional(z.boolean()),
  reason: personal(500),
})
type CorrectIdentity = z.infer<typeof shape>

interface Given {
  person: PersonRow
  demo: boolean
  keys: TenantKeys
  /** The CNP on record. */
  cnp: string | undefined
  /** Somebody with the CNP that was typed. */
  known: Known | undefined
}

interface Fact {
  person: PersonRow
  columns: ReturnType<typeof nameColumns>
  reason: string
}

/** A name misspelt, a CNP with a wrong digit, another identity paper. The version before stays in the history. */
export const correctIdentity = command<CorrectIdentity, Given, Fact>({
  kind: 'people.correct-identity',
  shape,
  example: {
    person: '01930000-0000-7000-8000-000000000001',
    familyName: 'Demonstrescu',
    givenName: 'Maria-Ana',
    sex: 'F',
    reason: 'as on the identity card',
  },
  may: 'people.write',
  async given(input, { tx, who, engine }) {
    const person = await getPerson(tx, who, 'people.write', input.person)
    const keys = engine.keyring.of(who.tenant)
    const place = { keys, tenant: who.tenant, person: person.id }
    return {
      person,
      keys,
      demo: await isDemo(tx, who.tenant),
      cnp: person.cnp_sealed === null ? undefined : openCnp(place, person.cnp_sealed),
      known: input.cnp === undefined ? undefined : await findByCnp(tx, who, cnpIndex(keys, input.cnp)),
    }
  },
  decide(input, { person, demo, keys, cnp, known }, { who, today }) {
    const { reason, withoutCnp = false } = input
    if (withoutCnp && input.cnp !== undefined) throw refuseField('cnp', 'people.cnp-or-none')
    const kept: PersonNames = { ...input, cnp: withoutCnp ? undefined : (input.cnp ?? cnp) }
    const settled = settle(kept, { today, demo })
    if (known && known.id !== person.id) throw alreadyRegistered(known, 'cnp')
    const columns = nameColumns(kept, settled, { keys, tenant: who.tenant, person: person.id })
    return { person, columns, reason }
  },
  async write({ person, columns, reason }, rows, { shown }) {
    await rows.revise('person', { id: person.id }, columns, shown)
    await keepReason(rows, person.id, 'person', person.id, reason)
    return { person: person.id }
  },
})
