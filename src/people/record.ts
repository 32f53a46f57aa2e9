import type { Tx } from '../kernel/database.ts'
import { ageOn, type Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import {
  linksAbout,
  type OfEnrolment,
  type PaperLink,
  type Pooled,
  recordsOfPeople,
  rowsOfEnrolments,
} from './record-tables.ts'
import { entryDay, lastDay } from './support.ts'
import { enrolmentsOf, getPerson } from './person-tables.ts'
import type {
  CategoryRow,
  DecisionRow,
  EnrolmentRow,
  ExitRow,
  OutcomeRow,
  PersonRow,
  SituationRow,
  SupportRow,
} from './tables.ts'

/** A person in a programme, with everything that their pages show; what other records of the same person hold is among it. */
export interface Record {
  person: PersonRow
  enrolment: EnrolmentRow
  rules: Rulebook
  /** The yes on whichever record has one, else the decision on this application. */
  decision: DecisionRow | undefined
  categories: CategoryRow[]
  situations: SituationRow[]
  supports: SupportRow[]
  exits: ExitRow[]
  outcomes: OutcomeRow[]
  links: PaperLink[]
  /** Codes of the programmes that this person applied to. */
  programmes: string[]
  /** Other records of the same person, each with its application to this programme. */
  others: Pooled[]
  entryOn: Day | undefined
  /** The last exit, unless support was given after it. */
  exitOn: Day | undefined
  lastOn: Day | undefined
}

/** The person and their enrolment: in the programme asked for, else the latest. Loaded through the reader's scope. */
export async function getRecord(tx: Tx, who: Who, id: string, on: Day, programme?: string): Promise<Record> {
  const person = await getPerson(tx, who, 'people.read', id)
  const enrolments = await enrolmentsOf(tx, who.tenant, person.id)
  const enrolment = enrolments.find(one => one.programme === programme) ?? enrolments.at(-1)
  if (!enrolment) throw new Error(`Person ${id} has no enrolment.`)
  const rules = await getRulebook(tx, who.tenant, enrolment.programme, on)
  const [record] = await recordsOf(tx, who.tenant, rules, [{ person, enrolment }])
  return { ...(record as Record), programmes: enrolments.map(one => one.programme) }
}

/** The same for many people of one programme, in as many queries as for one. */
export async function recordsOf(
  tx: Tx,
  tenant: string,
  rules: Rulebook,
  people: readonly Pick<Record, 'person' | 'enrolment'>[],
): Promise<Record[]> {
  const roots = [...new Set(people.map(({ person }) => rootOf(person)))]
  const pool = await recordsOfPeople(tx, tenant, roots, people[0]?.enrolment.programme)
  const enrolments = pool.flatMap(one => one.enrolment ?? [])
  const rootOfEnrolment = rootBy(pool, one => one.enrolment)
  const rowsOf = async <T extends OfEnrolment>(table: T) =>
    byRoot(await rowsOfEnrolments(tx, tenant, enrolments, table), row => rootOfEnrolment(row.enrolment_id))
  const rootOfRecord = rootBy(pool, one => one.id)
  const links = await linksAbout(
    tx,
    tenant,
    pool.map(one => one.id),
  )
  const pooled = {
    decisions: await rowsOf('decision'),
    categories: await rowsOf('category'),
    situations: await rowsOf('situation'),
    supports: await rowsOf('support'),
    exits: await rowsOf('exit'),
    outcomes: await rowsOf('outcome'),
    links: byRoot(links, link => rootOfRecord(link.subject)),
    records: byRoot(pool, one => one.root),
  }
  return people.map(({ person, enrolment }) => {
    const root = rootOf(person)
    const decisions = pooled.decisions(root)
    const supports = inOrder(pooled.supports(root), support => support.given_on)
    const exits = inOrder(pooled.exits(root), exit => exit.left_on)
    const lastOn = lastDay(supports, rules)
    const leftOn = exits.at(-1)?.left_on
    return {
      person,
      enrolment,
      rules,
      decision:
        decisions.find(one => one.outcome === 'eligible') ?? decisions.find(one => one.enrolment_id === enrolment.id),
      categories: pooled.categories(root),
      situations: pooled.situations(root).toSorted((one, other) => one.on_day.localeCompare(other.on_day)),
      supports,
      exits,
      outcomes: inOrder(pooled.outcomes(root), outcome => outcome.reached_on),
      links: pooled.links(root),
      programmes: [enrolment.programme],
      others: pooled.records(root).filter(one => one.id !== person.id),
      entryOn: entryDay(supports, rules),
      exitOn: leftOn !== undefined && (lastOn ?? '') <= leftOn ? leftOn : undefined,
      lastOn,
    }
  })
}

/** The first record of this person: their own, or the one it was found to be the same as. */
export const rootOf = ({ id, same_as }: Pick<PersonRow, 'id' | 'same_as'>): string => same_as ?? id

function byRoot<T>(rows: readonly T[], rootOfRow: (row: T) => string | undefined): (root: string) => T[] {
  const groups = Map.groupBy(rows, rootOfRow)
  return root => groups.get(root) ?? []
}

function rootBy(pool: readonly Pooled[], key: (one: Pooled) => string | null): (key: string) => string | undefined {
  const roots = new Map(pool.map(one => [key(one), one.root]))
  return of => roots.get(of)
}

const inOrder = <T extends { id: string }>(rows: readonly T[], day: (row: T) => Day): T[] =>
  rows.toSorted((one, other) => day(one).localeCompare(day(other)) || one.id.localeCompare(other.id))

export const ageOf = ({ born_on }: PersonRow, on: Day): number | undefined =>
  born_on === null ? undefined : ageOn(born_on, on)

export const nameOfKind = (
  kinds: readonly { code: string; names: { ro: string; en: string } }[],
  code: string,
  lang: 'ro' | 'en',
): string => kinds.find(kind => kind.code === code)?.names[lang] ?? code
