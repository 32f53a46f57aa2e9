import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { atGate, type Engine } from './engine.ts'

/** Work for later. */
export interface Job {
  id: string
  kind: string
  /** Null: it belongs to no organisation. */
  tenant: string | null
  /** How often it has been tried, this time included. */
  tries: number
}

/** What does the jobs of one kind. It may run twice: a process that dies leaves its job to another. */
export type Work = (engine: Engine, job: Job) => Promise<void>

const lockedMinutes = 15
const mostTries = 5

/** The work of a slice that each night brings, as a kind of job. Asked for by day, it is done within a minute. */
export const nightly = (slice: string): string => `${slice}.nightly`

/** Puts a job in, once: the same kind, organisation, moment and reason is the same job, whichever process says it. */
export async function enqueue(
  engine: Engine,
  kind: string,
  tenant: string | null,
  runAt: string,
  reason?: string,
): Promise<void> {
  const id = idOf([kind, tenant, runAt, ...(reason === undefined ? [] : [reason])].join('\n'))
  await atGate(engine, tx =>
    sql`
      insert into job (id, tenant_id, kind, run_at, body) values (${id}, ${tenant}, ${kind}, ${runAt}, '{}')
      on conflict (id) do nothing`.execute(tx),
  )
}

/** Told of each failure: the job is tried again later. */
export type Failed = (job: Job, error: unknown) => void

/** Does what is due, one job after the other, until nothing is or `stop` says so. */
export async function workOff(
  engine: Engine,
  works: ReadonlyMap<string, Work>,
  failed: Failed,
  stop: AbortSignal,
): Promise<void> {
  await forgetDone(engine)
  while (!stop.aborted) {
    const job = await claim(engine, works)
    if (!job) return
    await run(engine, job, works, failed)
  }
}

const keptDays = 30

async function forgetDone(engine: Engine): Promise<void> {
  const before = new Date(engine.clock().getTime() - keptDays * 86_400_000).toISOString()
  await atGate(engine, tx => sql`delete from job where done_at < ${before}`.execute(tx))
}

/** Takes the oldest job that is due and not held by another process. */
async function claim(engine: Engine, works: ReadonlyMap<string, Work>): Promise<Job | undefined> {
  const now = engine.clock().toISOString()
  return atGate(engine, async tx => {
    const { rows } = await sql<Job>`
      update job set tries = tries + 1, locked_until = ${now}::timestamptz + make_interval(mins => ${lockedMinutes}::int)
      where id = (
        select id from job
        where done_at is null and run_at <= ${now} and coalesce(locked_until, run_at) <= ${now} and tries < ${mostTries}
          and kind = any(${[...works.keys()]})
        order by run_at limit 1 for update skip locked)
      returning id, kind, tenant_id as tenant, tries`.execute(tx)
    return rows[0]
  })
}

/** A job that failed is tried again after a while, at most five times; the kind of failure stands beside it. */
async function run(engine: Engine, job: Job, works: ReadonlyMap<string, Work>, failed: Failed): Promise<void> {
  try {
    await works.get(job.kind)?.(engine, job)
    const at = engine.clock().toISOString()
    await atGate(engine, tx => sql`update job set done_at = ${at}, failure = null where id = ${job.id}`.execute(tx))
  } catch (error) {
    const failure = error instanceof Error ? error.name : 'unknown'
    await atGate(engine, tx => sql`update job set failure = ${failure} where id = ${job.id}`.execute(tx))
    failed(job, error)
  }
}

/** The same text, the same UUID. Source: RFC 9562, section 5.8 (version 8). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
