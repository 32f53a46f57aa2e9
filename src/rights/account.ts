import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { email, id, personal } from '../kernel/shape.ts'
import { example, grantShape, refuseLast, refuseMisplaced } from './grant.ts'
import { type Account, accountsOf, administrators, emailIsTaken, getAccount, newSalt } from './tables.ts'

const name = () => personal(120)

const foundShape = z.strictObject({ account: id(), grant: id(), name: name(), email: email() })
export type Found = z.infer<typeof foundShape>

/** The first line of a new organisation: whoever founds it administers it. Refused in one that has anybody. */
export const found = command<Found, number, Found>({
  kind: 'rights.found',
  shape: foundShape,
  example: { account: example.account, grant: example.grant, name: 'Ana Pop', email: 'ana.pop@exemplu.ro' },
  may: 'administer',
  final: true,
  given: async (_, { tx, who }) => (await accountsOf(tx, who.tenant)).length,
  decide(input, people) {
    if (people > 0) throw refuse('rights.founded-already')
    return input
  },
  async write({ account, grant, ...known }, rows) {
    await rows.insert('account', { id: account, ...known, closed_on: null, salt: newSalt() })
    await rows.insert('access_grant', {
      id: grant,
      account_id: account,
      role: 'administrator',
      scope_of: 'tenant',
      scope_id: null,
    })
    return { account }
  },
})

const inviteShape = z.strictObject({ account: id(), name: name(), email: email(), ...grantShape })
export type Invite = z.infer<typeof inviteShape>

/** A new colleague, with a first role. The link with which they set a password is `rights.link`. */
export const invite = command<Invite, { taken: boolean }, Invite>({
  kind: 'rights.invite',
  shape: inviteShape,
  example: { ...example, name: 'Dan Vlad', email: 'dan.vlad@exemplu.ro' },
  may: 'administer',
  given: async ({ email: at }, { tx, who }) => ({ taken: await emailIsTaken(tx, who.tenant, at) }),
  decide(input, { taken }) {
    refuseMisplaced(input)
    if (taken) throw refuseField('email', 'rights.email-taken')
    return input
  },
  async write({ account, name: called, email: at, grant, role, scope }, rows) {
    await rows.insert('account', { id: account, name: called, email: at, closed_on: null, salt: newSalt() })
    const scopeId = 'id' in scope ? scope.id : null
    await rows.insert('access_grant', { id: grant, account_id: account, role, scope_of: scope.of, scope_id: scopeId })
    return { account }
  },
})

const renameShape = z.strictObject({ account: id(), name: name() })
export type Rename = z.infer<typeof renameShape>

export const rename = command<Rename, Account, Rename>({
  kind: 'rights.rename',
  shape: renameShape,
  example: { account: example.account, name: 'Ana Pop-Vlad' },
  may: 'administer',
  given: ({ account }, { tx, who }) => getAccount(tx, who.tenant, account),
  decide: input => input,
  async write({ account, name: called }, rows, { shown }) {
    await rows.revise('account', { id: account }, { name: called, salt: newSalt() }, shown)
    return { account }
  },
})

const closeShape = z.strictObject({ account: id() })
export type Close = z.infer<typeof closeShape>

/** Whoever leaves keeps their name beside what they did, and opens nothing any more. Refuses the last administrator. */
export const close = command<Close, { account: Account; administrators: string[] }, Close & { on: string }>({
  kind: 'rights.close',
  shape: closeShape,
  example: { account: example.account },
  may: 'administer',
  given: async ({ account }, { tx, who }) => ({
    account: await getAccount(tx, who.tenant, account),
    administrators: await administrators(tx, who.tenant),
  }),
  decide(input, given, { today }) {
    if (given.account.closedOn !== null) throw refuse('rights.closed-already')
    refuseLast(given.administrators, input.account)
    return { ...input, on: today }
  },
  async write({ account, on }, rows, { shown }) {
    await rows.revise('account', { id: account }, { closed_on: on, salt: newSalt() }, shown)
    return { account }
  },
})
