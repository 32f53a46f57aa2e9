import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRootKey, putBackRootKey, rootKeyFile } from '../src/kernel/root-key.ts'

let keys: string

beforeEach(async () => {
  keys = await mkdtemp(join(tmpdir(), 'keys-'))
})

afterEach(() => rm(keys, { recursive: true }))

const put = (bytes: Uint8Array, mode = 0o600) => writeFile(rootKeyFile(keys), bytes, { mode })

describe('the server refuses to start', () => {
  test('without its key when there are data', async () => {
    await expect(openRootKey(keys, { dataExist: true })).rejects.toThrow('is missing, but there are data')

    await expect(stat(rootKeyFile(keys))).rejects.toThrow('ENOENT')
  })

  test.each([
    ['all bytes equal', Buffer.alloc(32, 7), 'is a default'],
    ['counted up', Buffer.from(Array.from({ length: 32 }, (_, i) => i)), 'is a default'],
    ['typed by hand', Buffer.from('please-change-me-please-change-m'), 'is typed text'],
    [
      'a few bytes repeated',
      Buffer.concat(Array.from({ length: 4 }, () => Buffer.from('0190ff037fa2b1ce', 'hex'))),
      'is not random',
    ],
    ['too short', randomBytes(31), 'has 31 bytes instead of 32'],
    ['too long', randomBytes(33), 'has 33 bytes instead of 32'],
    ['empty', Buffer.alloc(0), 'has 0 bytes instead of 32'],
  ])('with a key that is %s', async (_, bytes, reason) => {
    await put(bytes)

    await expect(openRootKey(keys, { dataExist: true })).rejects.toThrow(reason)
  })

  test.each([0o640, 0o604, 0o666])('with a key that others can read (mode %o)', async mode => {
    await put(randomBytes(32))
    await chmod(rootKeyFile(keys), mode)

    await expect(openRootKey(keys, { dataExist: true })).rejects.toThrow('can be read by others')
  })
})

test('the first start makes a key that nobody else can read, and the next start finds the same one', async () => {
  const made = await openRootKey(join(keys, 'new'), { dataExist: false })

  const found = await openRootKey(join(keys, 'new'), { dataExist: true })

  expect(found.equals(made)).toBe(true)
  expect((await stat(rootKeyFile(join(keys, 'new')))).mode & 0o777).toBe(0o600)
  expect((await stat(join(keys, 'new'))).mode & 0o777).toBe(0o700)
})

test('a key is put back from the recovery kit, but never over another key', async () => {
  const key = randomBytes(32)
  await putBackRootKey(keys, key)

  await expect(putBackRootKey(keys, randomBytes(32))).rejects.toThrow('There is a root key')

  expect(await readFile(rootKeyFile(keys))).toEqual(key)
})

test('a damaged key is not overwritten by one that is put back', async () => {
  await put(randomBytes(31))

  await expect(putBackRootKey(keys, randomBytes(32))).rejects.toThrow('There is a root key')
})
