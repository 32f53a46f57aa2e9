import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeDurably } from '../src/kernel/durable.ts'
import { Files } from '../src/kernel/files.ts'
import { newKey } from '../src/kernel/keys.ts'

let folder: string
let files: Files
const nordEst = '0197a000-0000-7000-8000-00000000000a'
const sudVest = '0197a000-0000-7000-8000-00000000000b'
const key = { tenant: nordEst, files: newKey() }
const paper = Buffer.from('%PDF-1.7 the diploma of Ana')
const now = new Date('2026-11-23T10:00:00Z')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  files = new Files(folder)
})

afterEach(() => rm(folder, { recursive: true }))

const pathOf = (hash: string, tenant = nordEst) => join(folder, tenant, hash.slice(0, 2), hash)
const coming = () => join(folder, nordEst, 'coming')
const age = (path: string, hours: number) => utimes(path, now, new Date(now.getTime() - hours * 3_600_000))

describe('a file is refused', () => {
  test('when one bit of it changed', async () => {
    const hash = await files.put(key, paper)
    const bytes = await readFile(pathOf(hash))
    bytes[20] = (bytes[20] ?? 0) ^ 1
    await writeFile(pathOf(hash), bytes)

    await expect(files.get(key, hash)).rejects.toThrow('is changed')
  })

  test('when it is gone', async () => {
    const hash = await files.put(key, paper)
    await rm(pathOf(hash))

    await expect(files.get(key, hash)).rejects.toThrow('is missing')
  })

  test('when the key is another', async () => {
    const hash = await files.put(key, paper)

    await expect(files.get({ ...key, files: newKey() }, hash)).rejects.toThrow('do not open')
  })

  test('when it belongs to another tenant', async () => {
    const hash = await files.put(key, paper)

    await expect(files.get({ ...key, tenant: sudVest }, hash)).rejects.toThrow('is missing')
    await mkdir(join(folder, sudVest, hash.slice(0, 2)), { recursive: true })
    await rename(pathOf(hash), pathOf(hash, sudVest))
    await expect(files.get({ ...key, tenant: sudVest }, hash)).rejects.toThrow('do not open')
  })

  test.each(['../root.key', 'ab', 'A'.repeat(64), `${'a'.repeat(64)}/..`])('when its name is %s', async name => {
    await expect(files.get(key, name)).rejects.toThrow('named by 64')
  })
})

test('a file put comes back as it was, and nothing on the disk shows what it says', async () => {
  const hash = await files.put(key, paper)

  const back = await files.get(key, hash)

  expect(back).toEqual(paper)
  expect((await readFile(pathOf(hash))).includes('diploma')).toBe(false)
  expect(await readdir(coming())).toEqual([])
})

test('the same paper put twice is two files, so that erasing one person leaves the other’s', async () => {
  const [once, twice] = [await files.put(key, paper), await files.put(key, paper)]

  await age(pathOf(once), 25)
  await files.sweep(nordEst, new Set([twice]), now)

  expect(await files.names(nordEst)).toEqual([twice])
})

test('a sweep of one tenant leaves the files of the others', async () => {
  const [ours, theirs] = [await files.put(key, paper), await files.put({ ...key, tenant: sudVest }, paper)]
  await Promise.all([age(pathOf(ours), 25), age(pathOf(theirs, sudVest), 25)])

  await files.sweep(nordEst, new Set(), now)

  expect([await files.has(nordEst, ours), await files.has(sudVest, theirs)]).toEqual([false, true])
})

test('a check of all files names those that are missing and those that changed, without any key', async () => {
  const [whole, changed, gone] = [await files.put(key, paper), await files.put(key, paper), await files.put(key, paper)]
  await writeFile(pathOf(changed), 'torn')
  await rm(pathOf(gone))

  const faults = await files.verifyAll(nordEst, [whole, changed, gone])

  expect(faults).toEqual([
    { hash: changed, fault: 'changed' },
    { hash: gone, fault: 'missing' },
  ])
})

test('a sweep takes what no row refers to and what a power cut tore, once they are a day old', async () => {
  const [kept, orphan, young] = [await files.put(key, paper), await files.put(key, paper), await files.put(key, paper)]
  await writeFile(join(coming(), 'torn'), 'half a fi')
  await writeFile(join(coming(), 'arriving'), 'half a fi')
  await Promise.all([age(pathOf(kept), 90), age(pathOf(orphan), 25), age(pathOf(young), 23)])
  await Promise.all([age(join(coming(), 'torn'), 25), age(join(coming(), 'arriving'), 23)])

  const swept = await files.sweep(nordEst, new Set([kept]), now)

  expect(swept).toBe(2)
  expect(await files.names(nordEst)).toEqual([kept, young].toSorted())
  expect(await readdir(coming())).toEqual(['arriving'])
})

test('strange names in the folder are neither files nor swept', async () => {
  const part = join(folder, nordEst, 'ab')
  await mkdir(part, { recursive: true })
  await writeFile(join(part, 'README'), 'not ours')
  await age(join(part, 'README'), 90)

  const swept = await files.sweep(nordEst, new Set(), now)

  expect(swept).toBe(0)
  expect(await files.names(nordEst)).toEqual([])
})

test('a write that fails leaves no torn file behind', async () => {
  await mkdir(join(folder, 'taken'))

  await expect(writeDurably(join(folder, 'taken'), paper)).rejects.toThrow('EISDIR')

  expect(await readdir(folder)).toEqual(['taken'])
})
