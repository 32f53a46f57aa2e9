import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, id } from '../kernel/shape.ts'
import { type Role, roles, type Scope } from '../kernel/who.ts'
import { type Account, administrators, getAccount, getGrant, type GrantRow, grantsOf } from './tables.ts'

/**
 * Where each role can be given. Our choice: a role is never wider than the work it is for, and never narrower than what it changes: a
 * manager's programme, targets and filed periods have no regions.
 */
export const placesOf: Record<Role, readonly Scope['of'][]> = {
  administrator: ['tenant'],
  manager: ['tenant', 'programme'],
  counsellor: ['tenant', 'programme', 'partner', 'region', 'centre', 'caseload'],
  trainer: ['tenant', 'programme', 'partner', 'region', 'centre', 'caseload'],
  mediator: ['tenant', 'programme', 'partner', 'region', 'centre', 'caseload'],
  enterprise: ['enterprise'],
  centre: ['centre'],
  auditor: ['tenant', 'programme', 'partner', 'region'],
  scorer: ['tenant'],
}

const narrow = ['programme', 'partner', 'region', 'centre', 'enterprise'] as const

/** One role within one scope. The place is the code that the programme gives it: a region, a partner, a centre. */
export const grantShape = {
  grant: id(),
  role: z.enum(roles),
  scope: z.union([
    z.strictObject({ of: z.enum(['tenant', 'caseload']) }),
    z.strictObject({ of: z.enum(narrow), id: code() }),
  ]),
}

export const example = {
  account: '0198f000-0000-7000-8000-000000000001',
  grant: '0198f000-0000-7000-8000-000000000002',
  role: 'counsellor' as const,
  scope: { of: 'region' as const, id: 'RO21' },
}

const giveShape = z.strictObject({ account: id(), ...grantShape })
export type Give = z.infer<typeof giveShape>

export const give = command<Give, { account: Account; held: GrantRow[] }, Give>({
  kind: 'rights.grant',
  shape: giveShape,
  example,
  may: 'administer',
  given: async ({ account }, { tx, who }) => ({
    account: await getAccount(tx, who.tenant, account),
    held: await grantsOf(tx, who.tenant, account),
  }),
  decide(input, { account, held }) {
    if (account.closedOn !== null) throw refuse('rights.closed-already')
    refuseMisplaced(input)
    if (held.some(one => isSame(one, input))) throw refuseField('role', 'rights.granted-already')
    return input
  },
  async write({ account, grant, role, scope }, rows) {
    const scopeId = 'id' in scope ? scope.id : null
    await rows.insert('access_grant', { id: grant, account_id: account, role, scope_of: scope.of, scope_id: scopeId })
    return { account, grant }
  },
})

const revokeShape = z.strictObject({ grant: id() })
export type Revoke = z.infer<typeof revokeShape>

/** Takes a role away, from the next request on. Refuses to leave the organisation without an administrator. */
export const revoke = command<Revoke, { grant: GrantRow; administrators: string[] }, GrantRow>({
  kind: 'rights.revoke',
  shape: revokeShape,
  example: { grant: example.grant },
  may: 'administer',
  given: async ({ grant }, { tx, who }) => ({
    grant: await getGrant(tx, who.tenant, grant),
    administrators: await administrators(tx, who.tenant),
  }),
  decide(_, given) {
    if (given.grant.role === 'administrator') refuseLast(given.administrators, given.grant.account)
    return given.grant
  },
  async write({ id: grant, account }, rows) {
    await rows.remove('access_grant', { id: grant })
    return { account }
  },
})

/** Refuses a role where it has no work to do. */
export function refuseMisplaced({ role, scope }: { role: Role; scope: Scope }): void {
  if (!placesOf[role].includes(scope.of)) throw refuseField('scope', 'rights.role-not-given-there')
}

/** Somebody must be left who can let others in. */
export function refuseLast(administratorsLeft: readonly string[], account: string): void {
  if (administratorsLeft.length === 1 && administratorsLeft[0] === account) throw refuse('rights.last-administrator')
}

const isSame = (held: GrantRow, asked: { role: Role; scope: Scope }): boolean =>
  held.role === asked.role && held.scope.of === asked.scope.of && idOf(held.scope) === idOf(asked.scope)

const idOf = (scope: Scope): string | undefined => ('id' in scope ? scope.id : undefined)
