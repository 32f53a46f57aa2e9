import { atGate, type Engine } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { guardedRights, may, type Who } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import {
  deleteEndedSessions,
  findSessionRow,
  insertSession,
  proveSession,
  type SessionRow,
  touchSession,
} from './session-tables.ts'
import { hashToken, newToken } from './token.ts'

/** Source: ASVS 5.0, 7.3.1 and 7.3.2 ask for both bounds; half an hour without a request, twelve hours in all, are our choice. */
const idleMinutes = 30
const absoluteHours = 12

/** What still stands between a right password and the door: nothing, the second factor, or having none yet though one is needed. */
export type Stage = 'in' | 'second-factor' | 'enrol'

export interface Session {
  id: string
  stage: Stage
  who: Who
  email: string
  organisation: string
  demo: boolean
  lang: Lang
  shortcuts: boolean
  /** A phone is tied to the account. */
  hasPhone: boolean
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Set where somebody is between the password and the door, or in. */
    session?: Session
  }
}

/** Begins a session after a right password. Returns the token for the cookie. */
export async function beginSession(
  engine: Engine,
  { account, tenant, device }: { account: string; tenant: string; device: string },
): Promise<string> {
  const token = newToken()
  const now = engine.clock()
  await atGate(engine, async tx => {
    await deleteEndedSessions(tx, minutesBefore(now, idleMinutes), minutesBefore(now, absoluteHours * 60))
    const at = now.toISOString()
    await insertSession(tx, { id: newId(), tokenHash: hashToken(token), account, tenant, at, proved: false, device })
  })
  return token
}

/** Whose session this is, unless time has ended it or the account was closed. */
export async function findSession(engine: Engine, token: string): Promise<Session | undefined> {
  const now = engine.clock()
  const row = await atGate(engine, async tx => {
    const found = await findSessionRow(tx, hashToken(token))
    if (!found || hasEnded(found, now)) return undefined
    // One write a minute is enough to know how long somebody has been idle.
    if (found.seenAt < minutesBefore(now, 1)) await touchSession(tx, found.id, now.toISOString())
    return found
  })
  return row && sessionOf(row)
}

/** The second factor was shown. Returns another token: the one that a password alone gave is worth nothing from now on. */
export async function proveAgain(engine: Engine, session: string): Promise<string> {
  const token = newToken()
  await atGate(engine, tx => proveSession(tx, session, hashToken(token), engine.clock().toISOString()))
  return token
}

/** Rights that reveal, export or administer are worth a phone beside the password. */
export const needsSecondFactor = (who: Who): boolean => guardedRights.some(right => may(who, right))

function sessionOf(row: SessionRow): Session {
  const who: Who = { tenant: row.tenant, account: row.account, name: row.name, grants: row.grants }
  const { id, email, organisation, demo, lang, shortcuts, totpConfirmed: hasPhone } = row
  return { id, stage: stageOf(row, who), who, email, organisation, demo, lang, shortcuts, hasPhone }
}

function stageOf(row: SessionRow, who: Who): Stage {
  if (row.provedAt !== null) return 'in'
  if (row.totpConfirmed) return 'second-factor'
  return needsSecondFactor(who) ? 'enrol' : 'in'
}

const hasEnded = ({ seenAt, startedAt }: SessionRow, now: Date): boolean =>
  seenAt < minutesBefore(now, idleMinutes) || startedAt < minutesBefore(now, absoluteHours * 60)

const minutesBefore = (now: Date, minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString()
