import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption'
import type { KeyObject } from 'node:crypto'
import { openBytes, sealBytes, subKey } from '../kernel/keys.ts'

/** What opens an archive: the root key of the server that wrote it, or the identity in the recovery kit that was valid then. */
export type Opener = { root: KeyObject } | { identity: string }

/**
 * Seals a stream with age: to the recovery kit, which any age opens after a fire, and to the root key, with which the server itself can try
 * whether an archive opens. Whoever has the root key reads everything anyway; a stolen archive alone says nothing.
 */
export function seal(
  plain: ReadableStream<Uint8Array>,
  to: { root: KeyObject; recipient: string | undefined },
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(rootRecipient(to.root))
  if (to.recipient !== undefined) encrypter.addRecipient(to.recipient)
  return encrypter.encrypt(plain)
}

/** Refuses what was sealed to other keys at once, and what was changed or cut when the stream comes to it. */
export function unseal(sealed: ReadableStream<Uint8Array>, by: Opener): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity('root' in by ? rootIdentity(by.root) : by.identity)
  return decrypter.decrypt(sealed)
}

const stanza = 'sansa-root'
const context = { tenant: '', purpose: 'backup', keyVersion: 1 }

const rootRecipient = (root: KeyObject): Recipient => ({
  wrapFileKey: fileKey => [new Stanza([stanza], sealBytes(subKey(root, 'backup'), fileKey, context))],
})

const rootIdentity = (root: KeyObject): Identity => ({
  unwrapFileKey(stanzas) {
    const own = stanzas.find(({ args }) => args[0] === stanza)
    if (!own) return null
    try {
      return new Uint8Array(openBytes(subKey(root, 'backup'), own.body, context))
    } catch {
      return null // sealed by another root key: age says that nothing opens it
    }
  },
})
