import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderSVG } from 'uqr'
import { z } from 'zod/mini'
import { addDays, type Day } from './day.ts'
import { absent, writeDurably } from './durable.ts'
import { newPassphrase, readPassphrase } from './passphrase.ts'
import { refuseField } from './problem.ts'

/**
 * What brings everything back when the server is gone: the root key, which opens the data, and the age identity, which opens the
 * backups (the server keeps only its recipient, so it writes backups that it cannot read). Sealed with age to a passphrase. Printed as
 * two sheets for two people: one alone opens nothing.
 */
export interface Kit {
  /** The first sheet: armoured text, and the same as a QR code. */
  sealed: string
  qr: string
  /** The second sheet. It is shown once and kept nowhere. */
  passphrase: string
}

/** What the server remembers of its kit, in the folder of the keys: backups are sealed to the recipient; only the kit opens them. */
const stateShape = z.object({ recipient: z.string(), madeOn: z.iso.date(), testedOn: z.optional(z.iso.date()) })
export type KitState = z.infer<typeof stateShape>

export interface Opened {
  root: KeyObject
  identity: string
}

/** The passphrase has 138 random bits, so a harder derivation would add nothing; this one needs 32 MB and runs on a small server. */
const scryptWorkFactor = 15
const firstLine = 'sansa recovery kit 1'

/** A new kit makes a new identity: backups written before open with the kit before, so that one is kept too. */
export async function makeKit(keys: string, root: KeyObject, on: Day): Promise<Kit> {
  const identity = await generateX25519Identity()
  const passphrase = newPassphrase()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(scryptWorkFactor)
  const text = [firstLine, root.export().toString('base64'), identity].join('\n')
  const sealed = armor.encode(await encrypter.encrypt(text))
  await remember(keys, { recipient: await identityToRecipient(identity), madeOn: on })
  return { sealed, qr: renderSVG(sealed, { ecc: 'M', border: 4 }), passphrase }
}

/** Opens a kit from its two sheets; a refusal says what to look at again. */
export async function openKit(sealed: string, typed: string): Promise<Opened> {
  const read = readPassphrase(typed)
  if ('groups' in read) throw refuseField('passphrase', 'kernel.kit-passphrase-length', { groups: read.groups })
  if ('wrongGroups' in read) {
    throw refuseField('passphrase', 'kernel.kit-passphrase-mistyped', { groups: read.wrongGroups.join(', ') })
  }
  const [first, root, identity] = (await unseal(sealed, read.passphrase)).split('\n')
  if (first !== firstLine || root === undefined || identity === undefined)
    throw refuseField('sealed', 'kernel.kit-is-another')
  return { root: createSecretKey(Buffer.from(root, 'base64')), identity }
}

async function unseal(sealed: string, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  try {
    return await decrypter.decrypt(armor.decode(sealed), 'text')
  } catch {
    throw refuseField('sealed', 'kernel.kit-does-not-open')
  }
}

/** Opens the kit as one would after a fire, and notes the day. Refuses a kit of other keys: an older one, or another server's. */
export async function testKit(
  keys: string,
  root: KeyObject,
  sheets: { sealed: string; passphrase: string },
  on: Day,
): Promise<KitState> {
  const opened = await openKit(sheets.sealed, sheets.passphrase)
  const state = await kitState(keys)
  const recipient = await identityToRecipient(opened.identity)
  if (!opened.root.equals(root) || recipient !== state?.recipient)
    throw refuseField('sealed', 'kernel.kit-of-other-keys')
  const tested = { ...state, testedOn: on }
  await remember(keys, tested)
  return tested
}

export async function kitState(keys: string): Promise<KitState | undefined> {
  const text = await readFile(join(keys, 'kit.json'), 'utf8').catch(absent)
  return text === undefined ? undefined : stateShape.parse(JSON.parse(text))
}

/** Whether to ask for a test: the kit was never made or never tested, or its last test is a year old. Our choice: a year, as a fire drill. */
export function kitAsksForTest(state: KitState | undefined, today: Day): boolean {
  return state?.testedOn === undefined || addDays(state.testedOn, 365) <= today
}

const remember = (keys: string, state: KitState): Promise<void> =>
  writeDurably(join(keys, 'kit.json'), JSON.stringify(state))
