import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { Keyring } from '../kernel/keyring.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id } from '../kernel/shape.ts'
import { getPerson } from '../people/person-tables.ts'
import type { PersonRow } from '../people/tables.ts'
import { findLink, type LinkRow } from './link-tables.ts'

/** Our choice: a season of the programme; whoever stays longer gets another. */
const mostDays = 190
export const usualLinkEnd = (today: Day): Day => addDays(today, 90)

const makeShape = z.strictObject({ person: id(), expiresOn: day() })
type Make = z.infer<typeof makeShape>

/** A way for a participant to their own page. The line holds the day on which it ends; the link itself stands nowhere. */
export const makeLink = command<Make, PersonRow, Make & { link: string }>({
  kind: 'portal.make-link',
  shape: makeShape,
  example: { person: '0197a000-0000-7000-8000-000000000002', expiresOn: '2026-12-31' },
  may: 'people.write',
  final: true,
  given: ({ person }, { tx, who }) => getPerson(tx, who, 'people.write', person),
  decide(input, person, { today }) {
    if (person.born_on === null) throw refuse('portal.no-birth-year')
    if (input.expiresOn <= today) throw refuseField('expiresOn', 'portal.link-ends-in-the-past')
    const last = addDays(today, mostDays)
    if (input.expiresOn > last) throw refuseField('expiresOn', 'portal.link-lasts-too-long', { on: last })
    return { ...input, link: newId() }
  },
  async write({ link, person, expiresOn }, rows, { who }) {
    const row = { person_id: person, expires_on: expiresOn, revoked_on: null, made_by: who.account }
    await rows.insert('participant_link', { id: link, ...row })
    return { link, person }
  },
})

const revokeShape = z.strictObject({ link: id() })

/** Opens nothing from the next press on. */
export const revokeLink = command<z.infer<typeof revokeShape>, LinkRow, LinkRow & { on: Day }>({
  kind: 'portal.revoke-link',
  shape: revokeShape,
  example: { link: '01930000-0000-7000-8000-000000000001' },
  may: 'people.write',
  final: true,
  async given({ link }, { tx, who }) {
    const found = await findLink(tx, who.tenant, link)
    if (!found) throw missing('portal.no-such-link')
    await getPerson(tx, who, 'people.write', found.person_id)
    return found
  },
  decide(_, link, { today: on }) {
    if (link.revoked_on !== null) throw refuse('portal.revoked-already')
    return { ...link, on }
  },
  async write({ id: link, person_id: person, on }, rows) {
    await rows.revise('participant_link', { id: link }, { revoked_on: on })
    return { link, person }
  },
})

const idBytes = 16
const macBytes = 16

/** The id of the link and its signature, as it stands in the address. Without the key of the organisation nobody makes one. */
export function tokenOf(keyring: Keyring, link: Pick<LinkRow, 'tenant_id' | 'id' | 'expires_on'>): string {
  const bytes = Buffer.concat([Buffer.from(link.id.replaceAll('-', ''), 'hex'), signatureOf(keyring, link)])
  return bytes.toString('base64url')
}

const signatureOf = (
  keyring: Keyring,
  { tenant_id, id: link, expires_on }: Pick<LinkRow, 'tenant_id' | 'id' | 'expires_on'>,
) => Buffer.from(keyring.mac(tenant_id, `participant-link\n${link}\n${expires_on}`), 'hex').subarray(0, macBytes)

/** The id in a token; undefined for what is no token. */
export function linkIn(token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const hex = Buffer.from(token, 'base64url')
    .toString('hex')
    .slice(0, idBytes * 2)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const isSigned = (keyring: Keyring, link: LinkRow, token: string): boolean =>
  timingSafeEqual(Buffer.from(token, 'base64url'), Buffer.from(tokenOf(keyring, link), 'base64url'))
