import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { Backups, sourceOf, writeStream } from '../../src/backup/backups.ts'
import { eraseAgain, readErased } from '../../src/backup/erased.ts'
import { examine } from '../../src/backup/examine.ts'
import { restore } from '../../src/backup/restore.ts'
import { type Engine, read, startEngine } from '../../src/kernel/engine.ts'
import { Files } from '../../src/kernel/files.ts'
import { Keyring } from '../../src/kernel/keyring.ts'
import { erasersOf } from '../../src/pages/slice.ts'
import { inScope, ofOurOwn } from '../../src/people/scope.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { liftHold, placeHold } from '../../src/privacy/hold.ts'
import { begin, type Enrolled, enrolled } from '../people/ground.ts'
import { root, type Story } from '../people-of-the-story.ts'
import { scratchFolder } from '../scratch.ts'
import { template } from '../template.ts'
import { findingIn } from './office.ts'

let story: Story
let forgotten: Enrolled
let kept: Enrolled
let held: Enrolled
let archive: string
const keys = scratchFolder()
const folder = join(scratchFolder(), 'backups')

const identity = (familyName: string) => ({ familyName, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' as const })

/** An archive, and after it two erasures: one of somebody who had to be kept for the funder when it was made. */
beforeAll(async () => {
  story = await begin()
  forgotten = await enrolled(story, { identity: identity('Uitatu') })
  kept = await enrolled(story, { identity: identity('Rămasu') })
  held = await enrolled(story, { identity: identity('Ținutu') })
  await story.perform('ana', placeHold, { person: held.person, untilOn: '2026-04-01', reason: 'dosar de finanțare' })
  const backups = new Backups({ folder, keys }, root)
  archive = join(folder, 'before.age')
  await writeStream(archive, await backups.sealed(story.engine))
  await story.perform('ana', erase, { person: forgotten.person })
  await story.perform('ana', liftHold, { person: held.person })
  await story.perform('ana', erase, { person: held.person })
  await backups.noteErased(story.engine)
}, 120_000)

async function restored(): Promise<Engine> {
  const files = new Files(join(scratchFolder(), 'files'))
  const db = await template().copy()
  const source = sourceOf(archive, { root })
  await restore({ db, files }, source, await examine(source, root))
  return startEngine({
    db,
    files,
    keyring: new Keyring(root),
    clock: story.engine.clock,
    listeners: slices.flatMap(slice => slice.listener ?? []),
    erasers: erasersOf(slices),
    reach: ofOurOwn(inScope),
  })
}

const namesIn = (engine: Engine): Promise<string[]> =>
  read(engine, story, async tx => {
    const { rows } = await sql<{ name: string }>`
      select family_name as name from public.person where tenant_id = ${story.tenant} order by code`.execute(tx)
    return rows.map(({ name }) => name)
  })

test('the list names nobody, and stands beside the keys and beside the archives', async () => {
  const lists = [keys, folder].map(place => readFileSync(join(place, 'erased.json'), 'utf8'))

  expect(lists[0]).toBe(lists[1])
  expect(lists[0]).toContain(forgotten.person)
  expect(lists[0]).not.toContain(kept.person)
  for (const name of ['Uitatu', 'Ținutu', forgotten.code]) expect(lists[0]).not.toContain(name)
})

test('an older archive brings nobody back silently: who was erased is erased again, and who must be kept is named', async () => {
  const engine = await restored()
  expect(await namesIn(engine)).toEqual(['Uitatu', 'Rămasu', 'Ținutu'])

  const again = await eraseAgain(engine, (await readErased([keys])) ?? [])

  expect(again).toEqual({ erased: 1, held: [held.code] })
  expect(await namesIn(engine)).toEqual(['', 'Rămasu', 'Ținutu'])
  expect(await findingIn(engine, story.tenant)).toBeUndefined()
  expect(await eraseAgain(engine, (await readErased([keys])) ?? [])).toMatchObject({ erased: 0 })
  await engine.db.close()
}, 60_000)

test('a list that knows more than the database keeps what it knows', async () => {
  const before = digestOf(readFileSync(join(keys, 'erased.json')))
  const engine = await restored()

  await new Backups({ folder, keys }, root).noteErased(engine)

  expect(digestOf(readFileSync(join(keys, 'erased.json')))).toBe(before)
  expect(await readErased([scratchFolder()])).toBeUndefined()
  await engine.db.close()
}, 60_000)

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
