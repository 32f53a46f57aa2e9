import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { randomBytes as pooledBytes } from './random.ts'

/**
 * Three levels: the root key wraps each tenant's key, a tenant's key gives one sub-key for each use, and the sub-key `seal` wraps
 * each person's key. Keys are `KeyObject`s, so that none is ever printed by mistake.
 */
export interface TenantKeys {
  /** Seals uploaded papers. */
  files: KeyObject
  /** Pepper of the blind indexes. */
  index: KeyObject
  /** Wraps the keys of persons. */
  seal: KeyObject
  /** Marks the body of a command, so that the same command sent twice is recognised. */
  mark: KeyObject
}

/** What a sealed text belongs to. It is authenticated with the text: sealed bytes moved elsewhere do not open. */
export interface Seal {
  tenant: string
  /** For instance `files` or `person/<id>/roma`. */
  purpose: string
  /** Rises by one when the key above is renewed. */
  keyVersion: number
}

export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const cipher = 'aes-256-gcm'

export const newKey = (): KeyObject => createSecretKey(randomBytes(keyBytes))

/** Nonce, ciphertext, tag. The nonce is random: one key seals at most 2^32 texts. Source: NIST SP 800-38D, section 8.3. */
export function sealBytes(key: KeyObject, plain: Uint8Array, seal: Seal): Buffer {
  const nonce = pooledBytes(nonceBytes)
  const gcm = createCipheriv(cipher, key, nonce).setAAD(context(seal))
  const text = Buffer.concat([gcm.update(plain), gcm.final()])
  return Buffer.concat([nonce, text, gcm.getAuthTag()])
}

/** Refuses bytes that were changed, cut, sealed with another key, or sealed for something else. */
export function openBytes(key: KeyObject, sealed: Uint8Array, seal: Seal): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new Error(`These sealed bytes are cut short (${seal.purpose}).`)
  const end = sealed.length - tagBytes
  const gcm = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  gcm.setAAD(context(seal)).setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([gcm.update(sealed.subarray(nonceBytes, end)), gcm.final()])
  } catch {
    throw new Error(`These sealed bytes do not open (${seal.purpose}): another key, another place, or changed.`)
  }
}

export function wrapKey(under: KeyObject, key: KeyObject, seal: Seal): Buffer {
  return sealBytes(under, key.export(), seal)
}

export function unwrapKey(under: KeyObject, wrapped: Uint8Array, seal: Seal): KeyObject {
  return createSecretKey(openBytes(under, wrapped, seal))
}

/** A new key for a tenant, as it is stored: wrapped by the root key. */
export function newTenantKey(root: KeyObject, tenant: string, keyVersion = 1): Buffer {
  return wrapKey(root, newKey(), { tenant, purpose: 'tenant', keyVersion })
}

export function openTenantKeys(root: KeyObject, wrapped: Uint8Array, tenant: string, keyVersion = 1): TenantKeys {
  const key = unwrapKey(root, wrapped, { tenant, purpose: 'tenant', keyVersion })
  return {
    files: subKey(key, 'files'),
    index: subKey(key, 'index'),
    seal: subKey(key, 'seal'),
    mark: subKey(key, 'mark'),
  }
}

/** Source: RFC 5869. The key is random already, so it needs no salt. */
export function subKey(key: KeyObject, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `sansa/${use}`, keyBytes)))
}

/** Finds an equal text without storing it. Keyed: a plain hash of a CNP can be guessed. The kind keeps equal texts of two kinds apart. */
export function blindIndex(index: KeyObject, kind: string, text: string): string {
  return createHmac('sha256', index).update(`${kind}\n${text}`).digest('hex')
}

function context({ tenant, purpose, keyVersion }: Seal): Buffer {
  if (tenant.includes('|') || purpose.includes('|')) throw new Error('A tenant or a purpose holds no bar.')
  return Buffer.from(`${tenant}|${purpose}|${keyVersion}`)
}
