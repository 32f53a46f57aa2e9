import type { Known, Tx } from '../kernel/database.ts'
import { type Day, endOfDay } from '../kernel/day.ts'
import { knownAt, read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { readDay } from '../kernel/typed-day.ts'
import { may, type Who } from '../kernel/who.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import { reaches, reachesPlace } from '../programme/deliverable.ts'
import { findDeliverable } from '../programme/deliverable-tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import { getProgramme, getRulebook } from '../programme/tables.ts'
import {
  accountsThatScore,
  type CallRow,
  type Competition,
  competition,
  competitionOf,
  type Entered,
  type SignedMinutes,
  signedMinutesOf,
} from './call-tables.ts'

export interface OpenCall extends Competition {
  shell: Shell
  on: Day
  programme: string
  rules: Rulebook
  /** Whether the reader decides here, and whether they see whose the plans are. */
  mayDecide: boolean
  seesNames: boolean
  /** Accounts that can be appointed. */
  able: { id: string; name: string }[]
  /** Scans of its minutes. */
  minutes: SignedMinutes[]
  /** The day whose knowledge is shown; undefined: now. */
  knownOn: Day | undefined
}

/** Whether somebody decides about the calls of a programme. */
export const decidesIn = (who: Who, programme: string): boolean =>
  reachesPlace(who, 'enterprise.decide', { programme, region: '' })

/** A call is read by whoever reads the programme; names of enterprises by whoever decides, or audits. */
export async function openCallPage(c: C): Promise<OpenCall> {
  allow(c, 'programme.read')
  const id = c.req.param('call') ?? ''
  if (!isId(id)) throw missing('enterprises.no-such-call')
  const { who, lang } = { who: c.get('who'), lang: c.get('lang') }
  const knownOn = readDay(c.req.query('known') ?? '', onDay(c))
  const known: Known = knownOn === undefined ? 'now' : await knownAt(c.get('engine'), who, endOfDay(knownOn))
  const all = await read(c.get('engine'), who, tx => competition(tx, who.tenant, id), known)
  return read(c.get('engine'), who, async tx => ({
    ...all,
    shell: shellOf(c),
    on: onDay(c),
    knownOn,
    ...(await around(tx, who, all.call)),
    programme: (await getProgramme(tx, who.tenant, all.call.programme)).names[lang],
    able: await accountsThatScore(tx, who.tenant),
    minutes: await signedMinutesOf(tx, who.tenant, id),
  }))
}

const around = async (tx: Tx, who: Who, call: CallRow) => ({
  rules: await getRulebook(tx, who.tenant, call.programme, call.opens_on),
  mayDecide: decidesIn(who, call.programme),
  seesNames: decidesIn(who, call.programme) || may(who, 'journal.read'),
})

/** A call that the reader decides about; 404 for all others. */
export async function callToDecide(c: C): Promise<OpenCall> {
  allow(c, 'enterprise.decide')
  const open = await openCallPage(c)
  if (!open.mayDecide) throw missing('enterprises.no-such-call')
  return open
}

export interface OpenEntry extends Competition {
  shell: Shell
  on: Day
  one: Entered
  rules: Rulebook
  mayDecide: boolean
  seesNames: boolean
  /** Whether it is the reader's own. */
  isOwn: boolean
}

/** An entry is seen by whoever decides or audits, and by whose it is. */
export async function openEntry(c: C): Promise<OpenEntry> {
  allow(c, 'programme.read')
  const { who } = { who: c.get('who') }
  const id = c.req.param('candidacy') ?? ''
  if (!isId(id)) throw missing('enterprises.no-such-entry')
  return read(c.get('engine'), who, async tx => {
    const all = await competitionOf(tx, who.tenant, id)
    const row = await findDeliverable(tx, who.tenant, all.one.enterprise_id)
    const isOwn = row !== undefined && reaches(who, 'deliverable.write', row, undefined)
    const seen = await around(tx, who, all.call)
    if (!isOwn && !seen.seesNames) throw missing('enterprises.no-such-entry')
    return { ...all, ...seen, isOwn, shell: shellOf(c), on: onDay(c) }
  })
}

/** Who may send a form about an entry. */
export async function entryTo(c: C, what: 'decide' | 'own'): Promise<OpenEntry> {
  allow(c, what === 'decide' ? 'enterprise.decide' : 'deliverable.write')
  const open = await openEntry(c)
  if (!(what === 'decide' ? open.mayDecide : open.isOwn)) throw missing('enterprises.no-such-entry')
  return open
}
