import { sql } from 'kysely'
import type { Known } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { type Engine, read } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type Abouts, type Counting, whoCounts } from './who-counts.ts'

/** A day asked, and what was known. */
export interface Moment {
  day: Day
  known: Known
}

/** Which programme, under which profile; without one, under its own. */
export interface Subject {
  programme: string
  under?: string | undefined
}

/**
 * Why a record counts at one moment and not at the other: because of a line of the journal (by what it did), because time went on, or
 * because the rules changed.
 */
export type Reason = 'recorded' | 'paper' | 'corrected' | 'withdrawn' | 'undone' | 'time' | 'rules'

export interface Change {
  indicator: string
  which: keyof Counting
  gained: boolean
  subject: string
  about: string
  reason: Reason
  /** The line behind it, where there is one. */
  entry?: number
}

/** Every open indicator, record by record: what counts at the second moment and not at the first, and the other way round. */
export async function differenceBetween(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  subject: Subject,
  from: Moment,
  to: Moment,
): Promise<Change[]> {
  const abouts: Abouts = new Map()
  const counted = (moment: Moment, rules: Rulebook | undefined) => countAt(engine, who, subject, moment, rules, abouts)
  const rules = { from: await rulesAt(engine, who, subject, from), to: await rulesAt(engine, who, subject, to) }
  // One thing moves at a time: first what is known, then the day, then the rules.
  const stages = [
    await counted(from, rules.from),
    await counted({ day: from.day, known: to.known }, rules.from),
    await counted({ day: to.day, known: to.known }, rules.from),
    await counted(to, rules.to),
  ]
  const staged = changesIn(stages)
  const moved = staged.filter(({ stage }) => stage === 1).map(({ subject: one }) => abouts.get(one) ?? one)
  const lines = await linesBetween(engine, who, [...new Set(moved)], from.known, to.known)
  return staged.map(change => withReason(change, abouts.get(change.subject) ?? change.subject, lines))
}

function withReason({ stage, ...change }: Staged, about: string, lines: Lines): Change {
  const line = stage === 1 ? lines.get(`${change.which} ${about}`) : undefined
  const reason = stage === 3 ? 'rules' : stage === 2 ? 'time' : reasonOf(line?.kind)
  return { ...change, about, reason, ...(line && { entry: line.entry }) }
}

/** The rules as they were known then; none where the programme was not there yet. */
async function rulesAt(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme, under }: Subject,
  { day, known }: Moment,
) {
  try {
    return await read(engine, who, tx => getRulebook(tx, who.tenant, programme, day, under), known)
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

type Counted = ReadonlyMap<string, Counting>

async function countAt(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme }: Subject,
  { day, known }: Moment,
  rules: Rulebook | undefined,
  abouts: Abouts,
): Promise<Counted> {
  if (!rules) return new Map()
  return read(engine, who, tx => whoCounts(tx, { tenant: who.tenant, programme, rules, day }, abouts), known)
}

type Staged = Omit<Change, 'about' | 'reason' | 'entry'> & { stage: number }

/** What differs between the first and the last stage, and the stage that brought it about for good. */
function changesIn(stages: readonly Counted[]): Staged[] {
  const indicators = new Set(stages.flatMap(counted => [...counted.keys()]))
  return [...indicators].flatMap(indicator =>
    (['claimed', 'proven'] as const).flatMap(which => {
      const sets = stages.map(counted => new Set(counted.get(indicator)?.[which]))
      const [first, last] = [sets[0], sets.at(-1)]
      const moved = [...new Set(sets.flatMap(set => [...set]))].filter(
        subject => first?.has(subject) !== last?.has(subject),
      )
      return moved.map(subject => {
        const gained = last?.has(subject) === true
        return { indicator, which, gained, subject, stage: sets.findLastIndex(set => set.has(subject) !== gained) + 1 }
      })
    }),
  )
}

interface LineOf {
  entry: number
  kind: string
}

/** By what it moves and whom: `claimed <id>`. */
type Lines = ReadonlyMap<string, LineOf>

/** What a claim is read from; whether it is proven is read from papers too. Lines that write other tables move nothing. */
const claimTables = [
  'person',
  'residence',
  'earlier_domicile',
  'household',
  'enrolment',
  'situation',
  'work',
  'category',
  'decision',
  'support',
  'exit',
  'outcome',
  'deliverable',
  'milestone',
]
const proofTables = ['paper', 'proof']

/** The last line about each of them between two moments that can have moved a claim or a proof; of a household, of one of its members. */
async function linesBetween(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  abouts: readonly string[],
  from: Known,
  to: Known,
): Promise<Lines> {
  const [low = 0, high = 0] = [entryOf(from), entryOf(to)].toSorted((a, b) => a - b)
  if (low === high || abouts.length === 0) return new Map()
  return read(engine, who, async tx => {
    const { rows } = await sql<LineOf & { about: string; of_claim: boolean }>`
      with member as (
        select a.id as about, a.id from unnest(${[...abouts]}::uuid[]) as a (id)
        union select p.household_id, p.id from person p where p.tenant_id = ${who.tenant} and p.household_id = any (${[...abouts]}::uuid[])
        union select p.same_as, p.id from person p where p.tenant_id = ${who.tenant} and p.same_as = any (${[...abouts]}::uuid[])
      ), line as (
        select m.about, j.entry, j.kind, exists (select from jsonb_array_elements(j.line::jsonb -> 'rows') r where r ->> 'table' = any (${claimTables}::text[])) as of_claim,
          exists (select from jsonb_array_elements(j.line::jsonb -> 'rows') r where r ->> 'table' = any (${proofTables}::text[])) as of_proof
        from member m join journal_subject s on s.tenant_id = ${who.tenant} and s.subject_id = m.id
          join journal j on j.tenant_id = s.tenant_id and j.entry = s.entry
        where s.entry > ${low} and s.entry <= ${high}
      )
      select distinct on (about, of_claim) about, of_claim, entry, kind from line where of_claim or of_proof
      order by about, of_claim, entry desc`.execute(tx)
    const lines = new Map<string, LineOf>()
    for (const { about, of_claim: ofClaim, ...line } of rows) {
      if (ofClaim) lines.set(`claimed ${about}`, line)
      const known = lines.get(`proven ${about}`)
      if (!known || known.entry < line.entry) lines.set(`proven ${about}`, line)
    }
    return lines
  })
}

const entryOf = (known: Known) => (known === 'now' ? Number.MAX_SAFE_INTEGER : known.entry)

function reasonOf(kind = ''): Reason {
  if (kind === 'kernel.undo') return 'undone'
  const [slice = '', deed = ''] = kind.split('.')
  if (slice === 'evidence') return 'paper'
  if (/^(withdraw|revoke)/.test(deed)) return 'withdrawn'
  return /^(correct|change)/.test(deed) ? 'corrected' : 'recorded'
}
