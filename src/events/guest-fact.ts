import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Lang } from '../kernel/words.ts'
import { newSalt } from '../people/tables.ts'
import { newPublicCode } from '../training/public-code.ts'
import { type Fact, type GuestRow, guestsWith } from './tables.ts'

export type Guest = Fact<GuestRow>

interface Newcomer {
  event: string
  name: string
  lang: Lang | undefined
  /** Of somebody who is a guest elsewhere with the same contact. */
  head: string | undefined
}

/** Somebody of whom nothing is known yet but a name. Letters are in Romanian unless said otherwise. */
export function newGuest({ event, name, lang = 'ro', head }: Newcomer): Guest {
  const id = newId()
  return {
    id,
    event_id: event,
    name,
    contact: null,
    comes_from: null,
    organisation_id: null,
    ticket: newPublicCode(),
    invited_on: null,
    registered_on: null,
    asked_on: null,
    queue: null,
    moved_up_on: null,
    cancelled_on: null,
    came_on: null,
    image_consent: null,
    lang,
    head: head ?? id,
    salt: newSalt(),
  }
}

export function asFact(row: GuestRow | Guest): Guest {
  const { tenant_id: _, entry: __, ...guest } = row as GuestRow
  return guest
}

/** Whoever was a guest with this contact before, at any event. */
export const headWith = async (tx: Tx, tenant: string, contact: string | undefined): Promise<string | undefined> =>
  contact === undefined ? undefined : (await guestsWith(tx, tenant, contact))[0]?.head
