import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { absent, makeFolder, writeDurably } from './durable.ts'
import { keyBytes } from './keys.ts'

export const rootKeyFile = (keys: string): string => join(keys, 'root.key')

/**
 * The root key in the folder `keys`; the first start makes it. No database, backup or environment holds it. Refuses a key that is
 * missing although there are data, that others can read, or that nobody drew at random: with such a key the server would seal what
 * never opens again, or what anybody can open.
 */
export async function openRootKey(keys: string, given: { dataExist: boolean }): Promise<KeyObject> {
  const file = rootKeyFile(keys)
  const found = await readKey(file)
  if (found === undefined && given.dataExist) {
    throw new Error(
      `The root key ${file} is missing, but there are data. Put it back from the recovery kit: a new key cannot open them.`,
    )
  }
  return createSecretKey(found ?? (await makeKey(keys)))
}

/** Puts a key back from the recovery kit. Never over another key: what that one sealed would be lost. */
export async function putBackRootKey(keys: string, key: Uint8Array): Promise<void> {
  if ((await readKey(rootKeyFile(keys)).catch(() => 'a bad one')) !== undefined) {
    throw new Error(
      `There is a root key in ${keys} already. Move it away first, if you are sure that it sealed nothing.`,
    )
  }
  await makeFolder(keys)
  await writeDurably(rootKeyFile(keys), key)
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const status = await stat(file).catch(absent)
  if (status === undefined) return undefined
  // Windows has no such bits: there the folder's owner is the only guard.
  if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) {
    throw new Error(
      `The root key ${file} can be read by others (mode ${(status.mode & 0o777).toString(8)}). Run: chmod 600 ${file}`,
    )
  }
  const key = await readFile(file)
  const fault = faultOf(key)
  if (fault !== undefined)
    throw new Error(`The root key ${file} ${fault}. Put the right one back from the recovery kit.`)
  return key
}

/** What is wrong with these bytes as a key, if anything. 32 random bytes fail one of these less than once in 10^13. */
function faultOf(key: Uint8Array): string | undefined {
  if (key.length !== keyBytes) return `has ${key.length} bytes instead of ${keyBytes}`
  const steps = new Set(key.subarray(1).map((byte, i) => byte - (key[i] ?? 0)))
  if (steps.size === 1) return 'is a default: its bytes follow a pattern'
  if (key.every(byte => byte >= 0x20 && byte < 0x7f)) return 'is typed text, not a random key'
  if (new Set(key).size < keyBytes / 2) return 'is not random: too few of its bytes differ'
  return undefined
}

async function makeKey(keys: string): Promise<Buffer> {
  const key = randomBytes(keyBytes)
  await makeFolder(keys)
  await writeDurably(rootKeyFile(keys), key)
  return key
}
