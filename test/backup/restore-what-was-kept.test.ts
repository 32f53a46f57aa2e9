import { createSecretKey, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createTarPacker } from 'modern-tar'
import { identityToRecipient, generateX25519Identity } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { archiveOf, sha256 } from '../../src/backup/archive.ts'
import { sourceOf, writeStream } from '../../src/backup/backups.ts'
import { drill } from '../../src/backup/drill.ts'
import { examine, partsOf, type Read, type Source } from '../../src/backup/examine.ts'
import { restore } from '../../src/backup/restore.ts'
import { seal } from '../../src/backup/seal.ts'
import { archivedTables, leftBehind } from '../../src/backup/tables.ts'
import { type Database, openDatabase, transaction } from '../../src/kernel/database.ts'
import { Files } from '../../src/kernel/files.ts'
import { sql } from 'kysely'
import { root } from '../people-of-the-story.ts'
import { ownedDatabase, postgresBinaries, type ScratchServer, startScratchPostgres } from '../scratch-postgres.ts'
import { scratchFolder } from '../scratch.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { template } from '../template.ts'
import { digestsOf, engineOn, findingIn, resultsOf } from './office.ts'

let furnished: Furnished
let kit: { identity: string; recipient: string }
let file: string
let source: Source

beforeAll(async () => {
  furnished = await furnishedStory()
  const identity = await generateX25519Identity()
  kit = { identity, recipient: await identityToRecipient(identity) }
  file = join(scratchFolder(), 'all.age')
  await writeStream(file, await seal(await archiveOf(furnished.story.engine), { root, recipient: kit.recipient }))
  source = sourceOf(file, { root })
}, 120_000)

const checks = slices.flatMap(slice => slice.checks ?? [])

/** A place whose tables are made and empty. */
async function emptyPlace(): Promise<{ db: Database; files: Files; folder: string }> {
  const folder = join(scratchFolder(), 'files')
  return { db: await template().copy(), files: new Files(folder), folder }
}

/** Plain bytes as a source, for archives that nobody sealed. */
const plain =
  (read: readonly Read[]): Source =>
  async () => {
    const { readable, controller } = createTarPacker()
    const fill = async () => {
      for (const { name, bytes } of read) {
        const writer = controller.add({ name, size: bytes.length, type: 'file' }).getWriter()
        await writer.write(bytes)
        await writer.close()
      }
      controller.finalize()
    }
    fill().catch((error: unknown) => controller.error(error))
    return readable
  }

async function parts(): Promise<Read[]> {
  const read: Read[] = []
  for await (const part of partsOf(source)) read.push(part)
  return read
}

describe('an archive is refused before anything is written', () => {
  test('wherever it is cut', async () => {
    const whole = readFileSync(file)
    const cut = join(scratchFolder(), 'cut.age')
    const lengths = [
      0,
      1,
      100,
      300,
      ...Array.from({ length: 12 }, (_, at) => Math.floor((whole.length * (at + 1)) / 13)),
      whole.length - 1,
    ]

    for (const length of lengths) {
      writeFileSync(cut, whole.subarray(0, length))
      await expect(examine(sourceOf(cut, { root }), root), `cut at ${length}`).rejects.toThrow('Nothing was written')
    }
  })

  test('wherever one bit of it is turned', async () => {
    const whole = readFileSync(file)
    const turned = join(scratchFolder(), 'turned.age')

    for (let at = 0; at < 24; at += 1) {
      const offset = Math.floor((whole.length * at) / 24) + (at % 7)
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << (at % 8)), offset)
      writeFileSync(turned, bytes)
      await expect(examine(sourceOf(turned, { root }), root), `turned at ${offset}`).rejects.toThrow(
        'Nothing was written',
      )
    }
  })

  test('with other keys than its own', async () => {
    const other = createSecretKey(randomBytes(32))
    const stranger = await generateX25519Identity()

    await expect(examine(sourceOf(file, { root: other }), other)).rejects.toThrow('does not open')
    await expect(examine(sourceOf(file, { identity: stranger }), root)).rejects.toThrow('does not open')
    await expect(examine(source, other)).rejects.toThrow('root key is not the one')
  })

  test('where a part is missing, changed, in another place, or too much', async () => {
    const all = await parts()
    const [first, second] = all as [Read, Read]
    const aFile = all.find(({ name }) => name.startsWith('files/')) as Read
    const without = all.filter(part => part !== second)
    const changed = all.map(part => (part === aFile ? { ...part, bytes: Buffer.from('changed') } : part))
    const swapped = [second, first, ...all.slice(2)]
    const more = [{ name: 'tables/public.person/9999.ndjson.gz', bytes: first.bytes }, ...all]
    const stranger = [{ name: '../../etc/passwd', bytes: first.bytes }, ...all]
    const headless = all.slice(0, -1)
    const followed = [...all, first]

    for (const one of [without, changed, swapped, more, stranger, headless, followed]) {
      await expect(examine(plain(one), root)).rejects.toThrow('Nothing was written')
    }
    await expect(examine(plain(all), root)).resolves.toBeDefined()
  })

  test('where there is something already', async () => {
    const manifest = await examine(source, root)
    const { db, files, folder } = await emptyPlace()
    await restore({ db, files }, source, manifest)
    const before = await digestsOf(db)

    await expect(restore({ db, files: new Files(`${folder}-2`) }, source, manifest)).rejects.toThrow('already')

    expect(await digestsOf(db)).toEqual(before)
    expect(existsSync(`${folder}-2`)).toBe(false)
    await db.close()
  })

  test('where a newer version made it', async () => {
    const manifest = await examine(source, root)
    const { db, files, folder } = await emptyPlace()

    const newer = { ...manifest, migrations: [...manifest.migrations, 9999] }
    await expect(restore({ db, files }, source, newer)).rejects.toThrow('newer version')

    expect(existsSync(folder)).toBe(false)
    await db.close()
  })
})

test('an archive is for its owner alone', () => {
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a part that fails while it is written leaves nothing behind', async () => {
  const manifest = await examine(source, root)
  const { db, files } = await emptyPlace()
  const broken = plain((await parts()).slice(0, 20))

  await expect(restore({ db, files }, broken, manifest)).rejects.toThrow('rows instead of')

  expect(
    await transaction(db, { role: 'keeper' }, async tx => (await sql`select from tenant`.execute(tx)).rows.length),
  ).toBe(0)
  await db.close()
})

test('an archive opens with the identity of the recovery kit as with the root key', async () => {
  const byKit = await examine(sourceOf(file, { identity: kit.identity }), root)

  expect(byKit).toEqual(await examine(source, root))
})

/** The same archive, but for one word in one line of the journal, with a manifest that says so. */
async function withAnotherJournal(): Promise<Source> {
  const all = await parts()
  const at = all.findIndex(({ name }) => name.startsWith('tables/public.journal/'))
  const [part, last] = [all[at] as Read, all.at(-1) as Read]
  const bytes = gzipSync(gunzipSync(part.bytes).toString('utf8').replace('people.enrol', 'people.unrol'))
  const manifest = Buffer.from(last.bytes).toString('utf8').replace(sha256(part.bytes), sha256(bytes))
  const shorter = manifest.replace(
    `"bytes": ${part.bytes.length},\n   "sha256": "${sha256(bytes)}"`,
    `"bytes": ${bytes.length},\n   "sha256": "${sha256(bytes)}"`,
  )
  return plain(all.with(at, { ...part, bytes }).with(all.length - 1, { ...last, bytes: Buffer.from(shorter) }))
}

test('an archive that holds is found to hold, and one whose journal says something else is not', async () => {
  const { lines, versions } = await drill(source, root, checks)

  expect(lines).toBeGreaterThan(50)
  expect(versions).toBeGreaterThan(50)
  await expect(drill(await withAnotherJournal(), root, checks)).rejects.toThrow('say something else than the line')
}, 120_000)

test('every table travels, but for those that need not', async () => {
  const names = await transaction(furnished.story.engine.db, { role: 'keeper' }, async tx => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'history') and c.relkind in ('r', 'p') order by 1`.execute(tx)
    return { all: rows.map(row => row.name), archived: await archivedTables(tx) }
  })

  expect(names.all.filter(name => !names.archived.includes(name))).toEqual(
    leftBehind.map(name => `public.${name}`).toSorted(),
  )
})

describe('from one engine to the other and back', () => {
  const binaries = postgresBinaries()
  let server: ScratchServer | undefined

  beforeAll(async () => {
    if (binaries) server = await startScratchPostgres(binaries)
    else console.warn('No PostgreSQL here: moving from one engine to the other is not tested.')
  })
  afterAll(async () => server?.stop())

  test.skipIf(!binaries)(
    'every row, every result and every file is the same, and everything holds',
    async () => {
      const { engine, tenant } = furnished.story
      const [rows, results] = [await digestsOf(engine.db), await resultsOf(engine, tenant)]
      const url = server?.url ?? ''
      const there = { db: await openDatabase(url), folder: join(scratchFolder(), 'files') }
      await restore({ db: there.db, files: new Files(there.folder) }, source, await examine(source, root))
      const moved = await engineOn(there.db, there.folder)
      const movedRows = await digestsOf(there.db)
      const movedResults = await resultsOf(moved, tenant)
      const movedFinding = await findingIn(moved, tenant)

      const back = join(scratchFolder(), 'back.age')
      await writeStream(back, await seal(await archiveOf(moved), { root, recipient: undefined }))
      const home = await emptyPlace()
      const backSource = sourceOf(back, { root })
      await restore(home, backSource, await examine(backSource, root))
      const returned = await engineOn(home.db, home.folder)

      expect(movedRows).toEqual(rows)
      expect(movedResults).toEqual(results)
      expect(movedFinding).toBeUndefined()
      expect(await digestsOf(home.db)).toEqual(rows)
      expect(await resultsOf(returned, tenant)).toEqual(results)
      expect(await findingIn(returned, tenant)).toBeUndefined()
      await there.db.close()
      await home.db.close()
    },
    180_000,
  )

  test.skipIf(!binaries)('as an owner of tables who is no superuser, too', { timeout: 180_000 }, async () => {
    if (!server) throw new Error('No server was started.')
    const db = await openDatabase(await ownedDatabase(server))
    const folder = join(scratchFolder(), 'files')

    await restore({ db, files: new Files(folder) }, source, await examine(source, root))
    const engine = await engineOn(db, folder)

    expect(await digestsOf(db)).toEqual(await digestsOf(furnished.story.engine.db))
    expect(await findingIn(engine, furnished.story.tenant)).toBeUndefined()
    await db.close()
  })
})

test('a place that has no tables yet takes an archive, and is brought to the newest tables', async () => {
  const db = await openDatabase('memory:')

  await restore({ db, files: new Files(join(scratchFolder(), 'files')) }, source, await examine(source, root))

  expect(await digestsOf(db)).toEqual(await digestsOf(furnished.story.engine.db))
  await db.close()
}, 120_000)
