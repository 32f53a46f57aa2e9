import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code, plain } from '../kernel/shape.ts'
import { may } from '../kernel/who.ts'
import type { MissingPapers, Named, Reader } from '../pages/slice.ts'
import { decidesGrounds, type Ground, groundClaim, groundsOf } from './ground-tables.ts'
import { groundWords } from './ground-words.ts'
import { groundsPath } from './paths.ts'
import { type Basis, bases, type Purpose, purposes } from './special.ts'
import { words } from './words.ts'

const shape = z.strictObject({ purpose: code(purposes), basis: code(bases), because: plain(300) })
type Decide = z.infer<typeof shape>

interface Decided {
  before: Ground | undefined
  now: { decision_id: string; basis: Basis; because: string }
  purpose: Purpose
}

/**
 * On what ground answers are used for a purpose from now on. Answers that were given keep the ground that their people were told: consent is
 * not exchanged for an obligation behind their back. Source: Reg. (EU) 2016/679, art. 6, 9 and 13(1)(c).
 */
export const decideGround = command<Decide, Ground | undefined, Decided>({
  kind: 'privacy.decide-ground',
  shape,
  example: { purpose: 'reporting', basis: 'consent', because: 'Legea 292/2011' },
  may: 'programme.write',
  async given({ purpose }, { tx, who }) {
    if (!decidesGrounds(who)) throw missing()
    return (await groundsOf(tx, who.tenant)).find(one => one.purpose === purpose)
  },
  decide({ purpose, basis, because }, before) {
    if (before?.basis === basis && before.because === because) throw refuseField('basis', 'privacy.ground-stands')
    return { before, purpose, now: { decision_id: newId(), basis, because } }
  },
  async write({ before, purpose, now }, rows, { today }) {
    const ground = { ...now, decided_on: today }
    if (before) await rows.revise('use_ground', { purpose }, ground)
    else await rows.insert('use_ground', { purpose, ...ground })
    return { purpose, decision: now.decision_id }
  },
})

export async function groundsWithoutPaper(tx: Tx, { who }: Reader): Promise<MissingPapers> {
  if (!decidesGrounds(who)) return { kinds: [], papers: [] }
  const papers = (await groundsOf(tx, who.tenant))
    .filter(one => one.paper === null)
    .map(({ decision_id: id }) => ({ claim: { kind: groundClaim, id }, subject: id, papers: [groundClaim] }))
  return { kinds: [groundClaim], papers }
}

/** What a paper is about, as pages name it. */
export async function namesOfGrounds(
  tx: Tx,
  { who, lang }: Reader,
  ids: readonly string[],
): Promise<Map<string, Named>> {
  if (ids.length === 0 || !may(who, 'programme.read')) return new Map()
  const text = words(lang)
  const grounds = (await groundsOf(tx, who.tenant)).filter(one => ids.includes(one.decision_id))
  return new Map(
    grounds.map(({ decision_id: id, purpose }) => [
      id,
      { title: groundWords(lang).named({ purpose: text.purposes[purpose] }), href: groundsPath },
    ]),
  )
}
