import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addDays, type Day, daysBetween } from '../kernel/day.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import { type Grant, may, roleCovers, type Scope, scopesFor } from '../kernel/who.ts'
import { example, grantShape, refuseMisplaced } from '../rights/grant.ts'
import { findToken, type Token } from './tables.ts'

/** Our choice: a program that nobody has looked after for a year stops. */
const mostDays = 366

export const usualEnd = (today: Day): Day => addDays(today, 90)

const { role, scope } = grantShape
const makeShape = z.strictObject({
  token: id(),
  name: plain(60),
  tokenHash: plain(64, /^[0-9a-f]{64}$/),
  role,
  scope,
  expiresOn: day(),
})
export type MakeToken = z.infer<typeof makeShape>

/**
 * A way in for a program, with one role within one scope: at most what its maker holds, and never the rights that need a second factor.
 * The line holds the hash; the token itself is shown to its maker once. Our choice: what a program reads leaves the product, so whoever
 * makes a token has the right to export.
 */
export const makeToken = command<MakeToken, readonly Grant[], MakeToken>({
  kind: 'api.make-token',
  shape: makeShape,
  example: {
    token: '0198f000-0000-7000-8000-000000000001',
    name: 'Portal',
    tokenHash: 'ab'.repeat(32),
    role: example.role,
    scope: example.scope,
    expiresOn: '2027-01-31',
  },
  may: 'export',
  final: true,
  given: async (_, { who }) => who.grants,
  decide(input, held, { today }) {
    refuseMisplaced(input)
    if (!isCovered(input, held)) throw refuseField('role', 'api.more-than-you-may')
    if (input.expiresOn < today) throw refuseField('expiresOn', 'api.ends-in-the-past')
    if (daysBetween(today, input.expiresOn) > mostDays) {
      throw refuseField('expiresOn', 'api.lasts-too-long', { days: mostDays })
    }
    return input
  },
  async write({ token, tokenHash, name, role: as, scope: within, expiresOn }, rows, { who }) {
    await rows.insert('api_token', {
      id: token,
      account_id: who.account,
      name,
      token_hash: tokenHash,
      role: as,
      scope_of: within.of,
      scope_id: 'id' in within ? within.id : null,
      expires_on: expiresOn,
    })
    return { token }
  },
})

const revokeShape = z.strictObject({ token: id() })
export type RevokeToken = z.infer<typeof revokeShape>

/** Opens nothing from the next request on. Of whoever made it, and of whoever administers the organisation. */
export const revokeToken = command<RevokeToken, Token, Token & { on: Day }>({
  kind: 'api.revoke-token',
  shape: revokeShape,
  example: { token: '0198f000-0000-7000-8000-000000000001' },
  may: 'programme.read',
  final: true,
  async given({ token }, { tx, who }) {
    const found = await findToken(tx, who.tenant, token)
    if (!found || !(found.account === who.account || may(who, 'administer'))) throw missing()
    return found
  },
  decide(_, token, { today }) {
    if (token.revokedOn !== null) throw refuse('api.revoked-already')
    return { ...token, on: today }
  },
  async write({ id: token, on }, rows) {
    await rows.revise('api_token', { id: token }, { revoked_on: on })
    return { token }
  },
})

/** A role within a scope that one of these grants gives whole. A scope is within itself and within the organisation. */
export const isCovered = (asked: Grant, held: readonly Grant[]): boolean =>
  held.some(one => roleCovers(one.role, asked.role) && isWithin(asked.scope, one.scope))

const isWithin = (inner: Scope, outer: Scope): boolean =>
  outer.of === 'tenant' || (inner.of === outer.of && placeIn(inner) === placeIn(outer))

const placeIn = (place: Scope): string | undefined => ('id' in place ? place.id : undefined)

/** Whoever may make tokens, or revoke those of others. */
export const usesTokens = (who: Parameters<typeof may>[0]): boolean =>
  may(who, 'administer') || scopesFor(who, 'export').length > 0
