import type { Tx } from '../kernel/database.ts'
import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { may, type Who } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { jobWords } from './job-words.ts'
import { checksOf, type Extract, extractsOf, type Placed, placementsOf } from './occupancy-tables.ts'
import { placementPath } from './paths.ts'
import { dueOn, openChecks } from './retention.ts'
import type { CheckRow } from './tables.ts'
import { nameOf } from './vacancy-pages.tsx'

/** Our choice, in days: a check comes up before it is due, the end of a term is talked about before it comes, an extract follows its day. */
const shownBefore = 7
const talkBefore = 30
const extractWithin = 14

/** Whoever follows more placements than this sees those of the latest. */
const mostPlacements = 300

/** What is to be done about people at work: for mediators in their whole place, for others about the people they look after. */
export async function placementTasks(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'outcome.write')) return []
  const tasks: Task[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const { windows } = await getRulebook(tx, who.tenant, programme, today)
    const caseworker = mediates(who) ? undefined : who.account
    const placed = await placementsOf(tx, { who, programme, runningOn: today, caseworker, limit: mostPlacements })
    const checks = await checksOf(
      tx,
      who.tenant,
      placed.map(one => one.id),
    )
    const extracts = await extractsOf(tx, who.tenant, placed)
    for (const one of placed) {
      const about = { placed: one, checks, extracts, today, months: windows.longerTermMonths.value }
      tasks.push(...tasksAbout(about).map(({ title, due }) => taskOf(one, title(lang), due, lang)))
    }
  }
  return tasks
}

const mediates = ({ grants }: Who): boolean => grants.some(grant => grant.role === 'mediator')

interface About {
  placed: Placed
  checks: readonly CheckRow[]
  extracts: readonly Extract[]
  today: Day
  /** Of the longer-term window. */
  months: number
}

interface Due {
  title: (lang: Lang) => string
  due: Day
}

/** Nothing of it is stored: a task goes when the check, the paper or the new contract is there. */
export const tasksAbout = (about: About): Due[] =>
  [checkDue(about), termDue(about), extractDue(about)].filter(one => one !== undefined)

function checkDue({ placed, checks, today }: About): Due | undefined {
  const own = checks.filter(check => check.occupancy_id === placed.id)
  const next = openChecks(placed, own).find(({ due }) => addDays(due, -shownBefore) <= today)
  return next && { title: lang => jobWords(lang).tasks.check({ count: next.month }), due: next.due }
}

/** A fixed term that ends before the longer-term window: work that will not be kept unless somebody asks for a new contract. */
function termDue({ placed, today, months }: About): Due | undefined {
  const { contract, planned_end_on: end } = placed
  if (contract !== 'fixed-term' || end === null || end >= addMonths(placed.began_on, months)) return undefined
  if (addDays(end, -talkBefore) > today) return undefined
  return { title: lang => jobWords(lang).tasks[end < today ? 'termOver' : 'term']({ on: end }), due: end }
}

/** Six months on, an extract of the register of that day or later shows that somebody is still at work. */
function extractDue({ placed, extracts, today, months }: About): Due | undefined {
  const day = dueOn(placed, months)
  const isThere = extracts.some(one => one.outcome === placed.outcome_id && one.datedOn >= day)
  return day <= today && !isThere && placed.outcomeKind !== null
    ? { title: lang => jobWords(lang).tasks.extract, due: addDays(day, extractWithin) }
    : undefined
}

const taskOf = (placed: Placed, title: string, due: Day, lang: Lang): Task => ({
  person: { id: String(placed.person_id), code: placed.code, name: nameOf(placed, lang) },
  title,
  due,
  href: placementPath(placed.id),
})
