import type { KeyObject } from 'node:crypto'
import type { Tx } from '../kernel/database.ts'
import type { Engine } from '../kernel/engine.ts'
import type { Rows } from '../kernel/history.ts'
import { newKey, openBytes, sealBytes, unwrapKey, wrapKey } from '../kernel/keys.ts'
import { missing } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { findWrappedKey } from './tables.ts'

/** Seals and opens with one person's key. What is sealed for one field, or one person, opens for no other. */
export interface PersonSeal {
  seal(field: string, text: string): Buffer
  open(field: string, sealed: Uint8Array): string
}

interface Kept {
  engine: Pick<Engine, 'keyring'>
  who: Pick<Who, 'tenant'>
}

const keyVersion = 1

/** Every person gets a key in the command that records them. */
export async function createPersonKey(rows: Rows, kept: Kept, person: string): Promise<PersonSeal> {
  const key = newKey()
  await rows.insert('person_key', { person_id: person, wrapped: wrapKey(wrapping(kept), key, placeOf(kept, person)) })
  return sealWith(key, kept, person)
}

/** Whoever was erased has no key any more: missing. */
export async function getPersonSeal(tx: Tx, kept: Kept, person: string): Promise<PersonSeal> {
  const wrapped = await findWrappedKey(tx, kept.who.tenant, person)
  if (!wrapped) throw missing()
  return sealWith(unwrapKey(wrapping(kept), wrapped, placeOf(kept, person)), kept, person)
}

const wrapping = ({ engine, who }: Kept): KeyObject => engine.keyring.of(who.tenant).seal

const placeOf = ({ who }: Kept, person: string) => ({ tenant: who.tenant, purpose: `person/${person}`, keyVersion })

function sealWith(key: KeyObject, { who }: Kept, person: string): PersonSeal {
  const place = (field: string) => ({ tenant: who.tenant, purpose: `person/${person}/${field}`, keyVersion })
  return {
    seal: (field, text) => sealBytes(key, Buffer.from(text, 'utf8'), place(field)),
    open: (field, sealed) => openBytes(key, sealed, place(field)).toString('utf8'),
  }
}
