import { createSecretKey } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  blindIndex,
  newKey,
  newTenantKey,
  openBytes,
  openTenantKeys,
  sealBytes,
  unwrapKey,
  wrapKey,
} from '../src/kernel/keys.ts'

const maria = { tenant: 'ngo-nord-est', purpose: 'person/maria/roma', keyVersion: 1 }
const answer = Buffer.from('yes')

describe('sealed bytes do not open', () => {
  const key = newKey()
  const sealed = sealBytes(key, answer, maria)

  test('with another key', () => {
    expect(() => openBytes(newKey(), sealed, maria)).toThrow('do not open')
  })

  test.each([
    ['another tenant', { ...maria, tenant: 'ngo-sud-vest' }],
    ['another person', { ...maria, purpose: 'person/ioana/roma' }],
    ['another version of the key', { ...maria, keyVersion: 2 }],
  ])('for %s', (_, seal) => {
    expect(() => openBytes(key, sealed, seal)).toThrow('do not open')
  })

  test('with any one bit flipped', () => {
    const opened = Array.from({ length: sealed.length * 8 }, (_, bit) => {
      const flipped = Buffer.from(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return flipped
    }).filter(flipped => opens(key, flipped))

    expect(opened).toEqual([])
  })

  test('cut at any length', () => {
    const opened = Array.from({ length: sealed.length }, (_, length) => sealed.subarray(0, length)).filter(cut =>
      opens(key, cut),
    )

    expect(opened).toEqual([])
  })
})

const opens = (key: ReturnType<typeof newKey>, bytes: Uint8Array): boolean => {
  try {
    openBytes(key, bytes, maria)
    return true
  } catch {
    return false
  }
}

test('a purpose cannot pose as another by holding the separator', () => {
  expect(() => sealBytes(newKey(), answer, { ...maria, purpose: 'person|1' })).toThrow('holds no bar')
})

test('the same answer sealed twice looks different, and both open', () => {
  const key = newKey()

  const [once, twice] = [sealBytes(key, answer, maria), sealBytes(key, answer, maria)]

  expect(once.equals(twice)).toBe(false)
  expect([openBytes(key, once, maria), openBytes(key, twice, maria)]).toEqual([answer, answer])
})

test('a tenant key opens only with the root key that wrapped it, and gives a different sub-key for each use', () => {
  const root = newKey()
  const wrapped = newTenantKey(root, maria.tenant)

  const keys = openTenantKeys(root, wrapped, maria.tenant)
  const again = openTenantKeys(root, wrapped, maria.tenant)

  expect(() => openTenantKeys(newKey(), wrapped, maria.tenant)).toThrow('do not open')
  expect(() => openTenantKeys(root, wrapped, 'ngo-sud-vest')).toThrow('do not open')
  expect(new Set(Object.values(keys).map(key => key.export().toString('hex'))).size).toBe(Object.keys(keys).length)
  expect(again.seal.equals(keys.seal)).toBe(true)
})

test('a person’s key comes back from under the tenant’s key', () => {
  const [seal, person] = [newKey(), newKey()]
  const place = { ...maria, purpose: 'person/maria' }

  const wrapped = wrapKey(seal, person, place)

  expect(unwrapKey(seal, wrapped, place).equals(person)).toBe(true)
})

test('equal texts are found by their blind index, but not across tenants or kinds, and the index does not tell the text', () => {
  const [ours, theirs] = [newKey(), newKey()]

  const index = blindIndex(ours, 'cnp', '3850715223458')

  expect(blindIndex(ours, 'cnp', '3850715223458')).toBe(index)
  expect(blindIndex(theirs, 'cnp', '3850715223458')).not.toBe(index)
  expect(blindIndex(ours, 'phone', '3850715223458')).not.toBe(index)
  expect(index).toMatch(/^[0-9a-f]{64}$/)
})

test('a key printed by mistake shows nothing', () => {
  const secret = Buffer.alloc(32, 0xab)

  const printed = inspect(createSecretKey(secret), { depth: 5 }) + JSON.stringify(createSecretKey(secret))

  expect(printed).not.toContain('abab')
  expect(printed).not.toContain(secret.toString('base64').slice(0, 8))
})
