import { randomBytes, createSecretKey } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newPassphrase, readPassphrase } from '../src/kernel/passphrase.ts'
import { kitAsksForTest, kitState, makeKit, openKit, testKit } from '../src/kernel/recovery-kit.ts'

let keys: string
const root = createSecretKey(randomBytes(32))

beforeEach(async () => {
  keys = await mkdtemp(join(tmpdir(), 'kit-'))
})

afterEach(() => rm(keys, { recursive: true }))

describe('a kit does not open', () => {
  test('with the passphrase of another kit', async () => {
    const kit = await makeKit(keys, root, '2026-11-02')

    await expect(openKit(kit.sealed, newPassphrase())).rejects.toMatchObject({ code: 'kernel.kit-does-not-open' })
  })

  test('with a mistyped passphrase, and it says which groups to look at', async () => {
    const kit = await makeKit(keys, root, '2026-11-02')
    const first = kit.passphrase.startsWith('0') ? '1' : '0'
    const mistyped = first + kit.passphrase.slice(1)

    await expect(openKit(kit.sealed, mistyped)).rejects.toMatchObject({
      code: 'kernel.kit-passphrase-mistyped',
      details: { groups: '1' },
    })
  })

  test('with half a passphrase', async () => {
    const kit = await makeKit(keys, root, '2026-11-02')

    await expect(openKit(kit.sealed, kit.passphrase.slice(0, 17))).rejects.toMatchObject({
      code: 'kernel.kit-passphrase-length',
      details: { groups: 3 },
    })
  })

  test('when its text was cut', async () => {
    const kit = await makeKit(keys, root, '2026-11-02')

    await expect(openKit(kit.sealed.slice(0, 300), kit.passphrase)).rejects.toMatchObject({
      code: 'kernel.kit-does-not-open',
    })
  })
})

test('a kit of older keys is no good kit, although it opens', async () => {
  const older = await makeKit(keys, root, '2026-11-02')
  await makeKit(keys, root, '2026-11-03')

  await expect(testKit(keys, root, older, '2026-11-04')).rejects.toMatchObject({ code: 'kernel.kit-of-other-keys' })

  expect(await kitState(keys)).not.toHaveProperty('testedOn')
})

test('a kit of another server is refused', async () => {
  const kit = await makeKit(keys, createSecretKey(randomBytes(32)), '2026-11-02')

  await expect(testKit(keys, root, kit, '2026-11-04')).rejects.toMatchObject({ code: 'kernel.kit-of-other-keys' })
})

test('a kit typed from its sheets brings back the root key and the identity of the backups', async () => {
  const kit = await makeKit(keys, root, '2026-11-02')
  const typed = kit.passphrase.toLowerCase().replaceAll('0', 'o').replaceAll(' ', '-')

  const opened = await openKit(`\n${kit.sealed}\n`, typed)

  expect(opened.root.equals(root)).toBe(true)
  expect(opened.identity).toMatch(/^AGE-SECRET-KEY-1/)
})

test('the server keeps neither the passphrase nor the identity, only the recipient', async () => {
  const kit = await makeKit(keys, root, '2026-11-02')

  const kept = await readFile(join(keys, 'kit.json'), 'utf8')

  expect(JSON.parse(kept)).toEqual({ recipient: expect.stringMatching(/^age1/), madeOn: '2026-11-02' })
  expect(kept).not.toContain(kit.passphrase.slice(0, 5))
})

test('the first sheet carries the same text as a QR code', async () => {
  const kit = await makeKit(keys, root, '2026-11-02')

  expect(kit.qr).toMatch(/^<svg/)
  expect(kit.sealed).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/)
})

test('the product asks for a test until the kit is tested, and again after a year', async () => {
  const kit = await makeKit(keys, root, '2026-11-02')
  const untested = await kitState(keys)

  const tested = await testKit(keys, root, kit, '2026-11-04')

  expect(kitAsksForTest(undefined, '2026-11-02')).toBe(true)
  expect(kitAsksForTest(untested, '2026-11-02')).toBe(true)
  expect(kitAsksForTest(tested, '2027-11-03')).toBe(false)
  expect(kitAsksForTest(tested, '2027-11-04')).toBe(true)
})

describe('a passphrase typed from paper', () => {
  const passphrase = newPassphrase()
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY'

  test('with any one letter changed is found to be wrong', () => {
    const accepted = [...passphrase].flatMap((letter, place) =>
      [...alphabet]
        .filter(other => letter !== ' ' && other !== letter)
        .map(other => passphrase.slice(0, place) + other + passphrase.slice(place + 1))
        .filter(changed => 'passphrase' in readPassphrase(changed)),
    )

    expect(accepted).toEqual([])
  })

  test('with two neighbours in a group swapped is found to be wrong', () => {
    const accepted = [...passphrase].flatMap((letter, place) => {
      const next = passphrase[place + 1]
      if (next === undefined || letter === next || letter === ' ' || next === ' ') return []
      const swapped = passphrase.slice(0, place) + next + letter + passphrase.slice(place + 2)
      return 'passphrase' in readPassphrase(swapped) ? [swapped] : []
    })

    expect(accepted).toEqual([])
  })

  test('may be written in small letters, without spaces, with O for 0 and l for 1', () => {
    const typed = passphrase.toLowerCase().replaceAll(' ', '').replaceAll('0', 'o').replaceAll('1', 'l')

    expect(readPassphrase(typed)).toEqual({ passphrase })
  })
})
