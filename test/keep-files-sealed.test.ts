import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeDurably } from '../src/kernel/durable.ts'
import { Files } from '../src/kernel/files.ts'
import { newKey } from '../src/kernel/keys.ts'

let folder: string
let files: Files
const key = { tenant: 'ngo-nord-est', files: newKey() }
const paper = Buffer.from('%PDF-1.7 the diploma of Ana')
const now = new Date('2026-11-23T10:00:00Z')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  files = new Files(folder)
})

afterEach(() => rm(folder, { recursive: true }))

const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
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

    await expect(files.get({ ...key, tenant: 'ngo-sud-vest' }, hash)).rejects.toThrow('do not open')
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
  expect(await readdir(join(folder, 'coming'))).toEqual([])
})

test('the same paper put twice is two files, so that erasing one person leaves the other’s', async () => {
  const [once, twice] = [await files.put(key, paper), await files.put(key, paper)]

  await files.destroy(once)

  expect(await files.names()).toEqual([twice])
})

test('a check of all files names those that are missing and those that changed, without any key', async () => {
  const [whole, changed, gone] = [await files.put(key, paper), await files.put(key, paper), await files.put(key, paper)]
  await writeFile(pathOf(changed), 'torn')
  await rm(pathOf(gone))

  const faults = await files.verifyAll([whole, changed, gone])

  expect(faults).toEqual([
    { hash: changed, fault: 'changed' },
    { hash: gone, fault: 'missing' },
  ])
})

test('a sweep takes what no row refers to and what a power cut tore, once they are a day old', async () => {
  const [kept, orphan, young] = [await files.put(key, paper), await files.put(key, paper), await files.put(key, paper)]
  await writeFile(join(folder, 'coming', 'torn'), 'half a fi')
  await writeFile(join(folder, 'coming', 'arriving'), 'half a fi')
  await Promise.all([age(pathOf(kept), 90), age(pathOf(orphan), 25), age(pathOf(young), 23)])
  await Promise.all([age(join(folder, 'coming', 'torn'), 25), age(join(folder, 'coming', 'arriving'), 23)])

  const swept = await files.sweep(new Set([kept]), now)

  expect(swept).toBe(2)
  expect(await files.names()).toEqual([kept, young].toSorted())
  expect(await readdir(join(folder, 'coming'))).toEqual(['arriving'])
})

test('strange names in the folder are neither files nor swept', async () => {
  await mkdir(join(folder, 'ab'))
  await writeFile(join(folder, 'ab', 'README'), 'not ours')
  await age(join(folder, 'ab', 'README'), 90)

  const swept = await files.sweep(new Set(), now)

  expect(swept).toBe(0)
  expect(await files.names()).toEqual([])
})

test('a write that fails leaves no torn file behind', async () => {
  await mkdir(join(folder, 'taken'))

  await expect(writeDurably(join(folder, 'taken'), paper)).rejects.toThrow('EISDIR')

  expect(await readdir(folder)).toEqual(['taken'])
})
