import { createHash } from 'node:crypto'
import { atGate, type Engine } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { deleteTriesAt, deleteTriesBefore, deleteTry, insertTry, lockDoor, triesAt } from './gate-tables.ts'

/** Tries count for a quarter of an hour. */
const windowMinutes = 15

/**
 * An account slows down after five wrong tries, an address after fifty, since a whole office may stand behind it. Our choice; ASVS 5.0,
 * 6.3.1 asks for a documented limit.
 */
const freeTries = { account: 5, address: 50 }

/** What tries are counted for. Only a digest of it is stored. */
export interface Door {
  kind: keyof typeof freeTries
  of: string
}

/** Counts a try before it is known to be wrong, so that a hundred at once are a hundred. Refuses with 429 while one has to wait. */
export async function tryDoors(engine: Engine, doors: readonly Door[]): Promise<Tried[]> {
  const now = engine.clock()
  const since = new Date(now.getTime() - windowMinutes * 60_000).toISOString()
  return atGate(engine, async tx => {
    await deleteTriesBefore(tx, since)
    const tried: Tried[] = []
    for (const { kind, of } of doors) {
      const door = nameOf(kind, of)
      await lockDoor(tx, door)
      const seconds = secondsToWait(kind, await triesAt(tx, door, since), now)
      if (seconds > 0) throw tooOften(seconds)
      const id = newId()
      await insertTry(tx, id, door, now.toISOString())
      tried.push({ id, kind, door })
    }
    return tried
  })
}

interface Tried {
  id: string
  kind: Door['kind']
  door: string
}

/** It was right: the account starts afresh; the address only takes this one try back, or an attacker's own account would reset it. */
export async function foundRight(engine: Engine, tried: readonly Tried[]): Promise<void> {
  await atGate(engine, async tx => {
    for (const { id, kind, door } of tried) {
      if (kind === 'account') await deleteTriesAt(tx, door)
      else await deleteTry(tx, id)
    }
  })
}

/**
 * How long to wait, in seconds, after these tries (newest last); 0 = try now. A delay, never a lock: it doubles from one minute to a
 * quarter of an hour.
 */
export function secondsToWait(kind: Door['kind'], triedAt: readonly string[], now: Date): number {
  const beyond = triedAt.length - freeTries[kind]
  if (beyond < 0) return 0
  const minutes = Math.min(2 ** beyond, windowMinutes)
  const last = Date.parse(triedAt.at(-1) ?? '')
  return Math.max(0, Math.ceil((last + minutes * 60_000 - now.getTime()) / 1000))
}

const tooOften = (seconds: number): Problem =>
  new Problem(429, 'rights.wait-before-the-next-try', { minutes: Math.ceil(seconds / 60), seconds })

const nameOf = (kind: Door['kind'], of: string): string => createHash('sha256').update(`${kind}\n${of}`).digest('hex')
