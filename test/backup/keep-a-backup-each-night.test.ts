import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { Backups, type Drill, sourceOf } from '../../src/backup/backups.ts'
import { examine } from '../../src/backup/examine.ts'
import { enqueueNight, nightWorks } from '../../src/night.ts'
import { workOff } from '../../src/kernel/job.ts'
import { begin } from '../people/ground.ts'
import { loopbackSecret, root, type Story } from '../people-of-the-story.ts'
import { scratchFolder } from '../scratch.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const holds: Drill = async file => {
  await examine(sourceOf(file, { root }), root)
}

const fails: Drill = async () => {
  throw new Error('It does not hold.')
}

const failed = (_: unknown, error: unknown) => {
  throw error
}

function place(): { folder: string; backups: Backups } {
  const folder = join(scratchFolder(), 'backups')
  return { folder, backups: new Backups({ folder, keys: scratchFolder() }, root) }
}

test('each night leaves one more archive, and fourteen are kept', async () => {
  const { folder, backups } = place()
  const foreign = 'carried-elsewhere.age'
  mkdirSync(folder)
  writeFileSync(join(folder, foreign), 'not ours')

  for (let night = 1; night <= 16; night += 1) {
    story.at(`2026-04-${String(night).padStart(2, '0')}T00:05:00Z`)
    await backups.keepNightly(story.engine, holds)
  }

  const kept = readdirSync(folder)
    .filter(name => name.startsWith('sansa-'))
    .toSorted()
  expect(kept).toHaveLength(14)
  expect(kept[0]).toBe('sansa-20260403T000500Z.age')
  expect(readdirSync(folder)).toContain(foreign)
  expect(await backups.state()).toMatchObject({ verified: { file: 'sansa-20260416T000500Z.age' } })
  story.at('2026-03-16')
}, 120_000)

test('an archive that does not hold is told, counts as none, and pushes no older one out', async () => {
  const { folder, backups } = place()
  story.at('2026-04-01T00:05:00Z')
  await backups.keepNightly(story.engine, holds)
  story.at('2026-04-02T00:05:00Z')

  await expect(backups.keepNightly(story.engine, fails)).rejects.toThrow('does not hold')

  expect(readdirSync(folder)).toContain('sansa-20260401T000500Z.age')
  const { verified, newest } = await backups.state()
  expect([verified?.file, newest?.file]).toEqual(['sansa-20260401T000500Z.age', 'sansa-20260402T000500Z.age'])
  story.at('2026-03-16')
})

test('the night does it once for the whole server, and not before', async () => {
  let times = 0
  const backUp = async () => {
    times += 1
  }
  const works = new Map([...nightWorks([], backUp)].filter(([kind]) => kind === 'backup.nightly'))

  const night = async () => {
    await enqueueNight(story.engine, works)
    await workOff(story.engine, works, failed, new AbortController().signal)
    return times
  }

  story.at('2026-05-04')
  const byDay = [await night(), await night()]
  story.at('2026-05-05')
  const nextDay = [await night(), await night()]

  expect([byDay, nextDay]).toEqual([
    [0, 0],
    [1, 1],
  ])
})

test('the page of settings says how old the last archive is that was restored on trial', async () => {
  const keys = dirname(story.folder)
  const backups = new Backups({ folder: join(keys, 'backups'), keys }, root)
  const settings = async (moment: string) => {
    story.at(moment)
    return (await story.as('ana').get('/app/settings')).text
  }

  const never = await settings('2026-06-01')
  await backups.keepNightly(story.engine, holds)
  const fresh = await settings('2026-06-02')
  const old = await settings('2026-06-07')

  expect(never).toContain('Nicio copie nu a fost încă încercată')
  expect(fresh).toContain('acum 1 zi (din 01.06.2026')
  expect(fresh).not.toContain('Mai veche')
  expect(old).toContain('acum 6 zile')
  expect(old).toContain('Mai veche de două zile')
})

test('a running server hands the archive to whoever has the secret of its folder, and to nobody else', async () => {
  const ask = (headers: Record<string, string>) =>
    story.app.request('http://localhost:3000/backup', { method: 'POST', headers })

  const without = await ask({})
  const wrong = await ask({ authorization: 'Bearer something' })
  const signedIn = await ask({ cookie: `session=${await story.session(story.who.ana)}` })
  // The story's visitors come from another machine.
  const fromElsewhere = await ask({ authorization: `Bearer ${loopbackSecret}` })

  expect([without, wrong, signedIn, fromElsewhere].map(answer => answer.status)).toEqual([404, 404, 404, 404])
})
