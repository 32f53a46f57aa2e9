import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atGate, type Engine } from '../src/kernel/engine.ts'
import { enqueue, type Job, type Work, workOff } from '../src/kernel/job.ts'
import { enqueueNight, keepNights, nightWorks } from '../src/night.ts'
import type { Slice } from '../src/pages/slice.ts'
import { story } from './people-of-the-story.ts'

const noFailure = (_: Job, error: unknown) => {
  throw error
}

const awake = new AbortController().signal

/** A process that dies in the middle of its work. */
const dies: Work = () => new Promise(() => {})

/** Work that notes each time it is done. Its kind is of this organisation alone, since the stories of a file share a database. */
function counted(tenant: string, fail = false): { kind: string; done: Job[]; works: ReadonlyMap<string, Work> } {
  const kind = `count.${tenant}`
  const done: Job[] = []
  const work: Work = async (_, job) => {
    done.push(job)
    if (fail) throw new RangeError('It does not work out.')
  }
  return { kind, done, works: new Map([[kind, work]]) }
}

test('work that is not due yet waits', async () => {
  const { engine, tenant, at } = await story({ on: '2026-03-16' })
  const { kind, done, works } = counted(tenant)
  await enqueue(engine, kind, tenant, '2026-03-16T22:00:00.000Z')

  await workOff(engine, works, noFailure, awake)
  const early = done.length
  at('2026-03-17')
  await workOff(engine, works, noFailure, awake)

  expect([early, done.length]).toEqual([0, 1])
})

test('work that is said twice is done once', async () => {
  const { engine, tenant } = await story()
  const { kind, done, works } = counted(tenant)

  await enqueue(engine, kind, tenant, '2026-03-15T22:00:00.000Z')
  await enqueue(engine, kind, tenant, '2026-03-15T22:00:00.000Z')
  await workOff(engine, works, noFailure, awake)
  await enqueue(engine, kind, tenant, '2026-03-15T22:00:00.000Z')
  await workOff(engine, works, noFailure, awake)

  expect(done.length).toBe(1)
})

test('work that fails is told, tried again later, and given up after five times', async () => {
  const { engine, tenant, at } = await story({ on: '2026-03-16' })
  const { kind, done, works } = counted(tenant, true)
  await enqueue(engine, kind, tenant, '2026-03-15T22:00:00.000Z')
  const told: string[] = []

  for (const day of ['17', '18', '19', '20', '21', '22', '23']) {
    at(`2026-03-${day}`)
    await workOff(engine, works, (_, error) => told.push(error instanceof Error ? error.name : ''), awake)
  }

  expect(done.map(job => job.tries)).toEqual([1, 2, 3, 4, 5])
  expect(told).toEqual(Array.from({ length: 5 }, () => 'RangeError'))
})

test('work held by a process that died is done by another after a quarter of an hour', async () => {
  const { engine, tenant, at } = await story({ on: '2026-03-16' })
  const { kind, done, works } = counted(tenant)
  await enqueue(engine, kind, tenant, '2026-03-15T22:00:00.000Z')
  void workOff(engine, new Map([[kind, dies]]), noFailure, awake)
  await expect.poll(() => triesOf(engine, kind)).toBe(1)

  at('2026-03-16T10:14:00Z')
  await workOff(engine, works, noFailure, awake)
  const early = done.length
  at('2026-03-16T10:16:00Z')
  await workOff(engine, works, noFailure, awake)

  expect([early, done.length]).toEqual([0, 1])
})

test('each night is prepared once for each organisation', async () => {
  const { engine, tenant, at } = await story({ on: '2026-03-16' })
  const stars: Slice = { name: 'stars', commands: [], problems: () => ({}), nightly: async () => {} }
  const works = nightWorks([stars])

  await enqueueNight(engine, works)
  await enqueueNight(engine, works)
  at('2026-03-17')
  await enqueueNight(engine, works)

  expect(await nightsOf(engine, tenant)).toEqual(['2026-03-15T22:00:00.000Z', '2026-03-16T22:00:00.000Z'])
})

test('whatever fails each minute is told, and keeps nothing else from being done', async () => {
  const { engine } = await story({ on: '2026-03-16' })
  const stop = new AbortController()
  const told: string[] = []
  const broken = new Error('Nothing can be looked at.')
  const kysely = { connection: () => ({ execute: () => Promise.reject(broken) }) } as unknown as Engine['db']['kysely']

  await keepNights(
    { ...engine, db: { ...engine.db, kysely } },
    stop.signal,
    (work, error) => told.push(`${work}: ${String(error)}`),
    {
      eachMinute: async () => {
        told.push('noted')
        stop.abort()
      },
    },
  )

  expect(told).toEqual([`night: ${broken}`, 'noted', `meanwhile: ${broken}`])
})

async function triesOf(engine: Engine, kind: string): Promise<number | undefined> {
  const { rows } = await atGate(engine, tx =>
    sql<{ tries: number }>`select tries from job where kind = ${kind}`.execute(tx),
  )
  return rows[0]?.tries
}

async function nightsOf(engine: Engine, tenant: string): Promise<string[]> {
  const { rows } = await atGate(engine, tx =>
    sql<{ night: string }>`select distinct run_at as night from job where tenant_id = ${tenant} order by 1`.execute(tx),
  )
  return rows.map(row => row.night)
}
