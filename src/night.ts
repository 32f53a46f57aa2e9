import { setTimeout } from 'node:timers/promises'
import { slices } from './app.tsx'
import { addDays, endOfDay, today } from './kernel/day.ts'
import { atGate, type Engine } from './kernel/engine.ts'
import { enqueue, nightly as nightlyOf, type Work, workOff } from './kernel/job.ts'
import type { Slice } from './pages/slice.ts'
import { tenantRows } from './rights/tenant-tables.ts'

const tidy = 'kernel.tidy'
const sweep = 'kernel.sweep'
const backup = 'backup.nightly'

const lookEveryMs = 60_000

/** Told of what failed at night: which work, and why. */
export type NightFailed = (work: string, error: unknown) => void

/**
 * What the day that begins brings with it, organisation by organisation: what each slice derives for the open day, then a backup and a
 * database put in order. A server that slept through midnight does it when it wakes. Each minute, `eachMinute` and what slices keep up
 * meanwhile are done too, whatever of the rest has failed. A failure is told, and tried again.
 */
export async function keepNights(
  engine: Engine,
  stop: AbortSignal,
  failed: NightFailed,
  { backUp, eachMinute }: { backUp?: Work; eachMinute?: () => Promise<void> } = {},
): Promise<void> {
  const works = nightWorks(slices, backUp)
  const attempt = (what: string, work: () => Promise<void>) => work().catch(error => failed(what, error))
  while (!stop.aborted) {
    await attempt('night', async () => {
      await enqueueNight(engine, works)
      await workOff(engine, works, ({ kind }, error) => failed(kind, error), stop)
    })
    await attempt('each-minute', async () => eachMinute?.())
    await attempt('meanwhile', async () => {
      for (const { id: tenant } of await atGate(engine, tenantRows)) {
        for (const { name, meanwhile } of slices)
          if (meanwhile && !stop.aborted) await attempt(`${name}.meanwhile`, () => meanwhile(engine, { tenant }))
      }
    })
    await setTimeout(lookEveryMs, undefined, { signal: stop }).catch(() => {})
  }
}

export function nightWorks(all: readonly Slice[] = slices, backUp?: Work): ReadonlyMap<string, Work> {
  const works = new Map<string, Work>()
  for (const { name, nightly } of all) {
    if (!nightly) continue
    works.set(nightlyOf(name), async (engine, { tenant }) => {
      if (tenant !== null) await nightly(engine, { tenant })
    })
  }
  works.set(sweep, async (engine, { tenant }) => {
    if (tenant !== null) await sweepFiles(engine, { tenant }, all)
  })
  if (backUp) works.set(backup, backUp)
  return works.set(tidy, engine => engine.db.idle())
}

/** Takes away the files that no row refers to, now or in the past: uploads that came to nothing, and what was erased. */
export async function sweepFiles(
  engine: Engine,
  of: { tenant: string },
  all: readonly Slice[] = slices,
): Promise<void> {
  const used = new Set<string>()
  for (const slice of all) for (const name of (await slice.files?.(engine, of)) ?? []) used.add(name)
  await engine.files.sweep(of.tenant, used, engine.clock())
}

/**
 * The night before this day, and the backup of the night after it: a first start makes none while people wait, a laptop that was closed at
 * midnight makes it when it wakes. Said again, it is the same night.
 */
export async function enqueueNight(engine: Engine, works: ReadonlyMap<string, Work>): Promise<void> {
  const now = today(engine.clock())
  const midnight = endOfDay(addDays(now, -1))
  for (const { id } of await atGate(engine, tenantRows)) {
    for (const kind of works.keys()) if (kind !== tidy && kind !== backup) await enqueue(engine, kind, id, midnight)
  }
  if (works.has(backup)) await enqueue(engine, backup, null, endOfDay(now))
  await enqueue(engine, tidy, null, midnight)
}
