import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { claimsOf, countMissing, isMissing } from './claim.ts'
import { type Listed, listPeople } from './list-tables.ts'
import { nextStep } from './next-step.ts'
import { neededFor } from './papers.ts'
import { personPath, recordPath } from './paths.ts'
import { nameInList } from './person-name.ts'
import { personWords } from './person-words.ts'
import { type Record, recordsOf } from './record.ts'

/** Our choice, in days: an applicant hears from us, a paper follows its fact, a proposal is signed. */
const decideWithin = 30
const paperWithin = 14
const signWithin = 7
/** A milestone is shown so many days before it. */
const shownBefore = 7

/** Nobody looks after more people than this; whoever does sees the first. */
const mostPeople = 300

/**
 * What this account must do for the people it looks after, and the proposals of others that it may sign. Nothing here is stored: a task
 * goes when the record exists.
 */
export async function tasksFor(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'people.read')) return []
  const tasks: Task[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    const asked = { who, programme, rules, limit: mostPeople }
    const own = await listPeople(tx, { ...asked, caseworker: who.account })
    const proposed = may(who, 'people.decide') ? await listPeople(tx, { ...asked, stage: 'proposed' }) : []
    const records = await recordsOf(tx, who.tenant, rules, onceEach([...own, ...proposed]))
    const of = (listed: readonly Listed[]) => {
      const ids = new Set(listed.map(one => one.person.id))
      return records.filter(record => ids.has(record.person.id))
    }
    tasks.push(...of(own).flatMap(record => ownTasks(record, today, lang)))
    const toSign = of(proposed).filter(({ decision }) => decision?.proposed_by !== who.account)
    tasks.push(...toSign.map(record => signTask(record, lang)))
  }
  return tasks
}

const onceEach = (listed: readonly Listed[]): Listed[] => [
  ...new Map(listed.map(one => [one.enrolment.id, one])).values(),
]

function ownTasks(record: Record, on: Day, lang: Lang): Task[] {
  return [papersTask(record, on, lang), stepTask(record, on, lang)].filter(task => task !== undefined)
}

function papersTask(record: Record, on: Day, lang: Lang): Task | undefined {
  const count = countMissing(record, on)
  if (count === 0) return undefined
  const open = claimsOf(record, on).filter(claim => neededFor(record.rules, claim, record.links, on).some(isMissing))
  const since = open.map(claim => claim.since).toSorted()[0] ?? on
  return {
    person: personOf(record, lang),
    title: personWords(lang).tasks.papers({ count }),
    due: addDays(since, paperWithin),
    href: recordPath(record, '/papers'),
  }
}

function stepTask(record: Record, on: Day, lang: Lang): Task | undefined {
  const step = nextStep(record, on)
  const { tasks } = personWords(lang)
  const task = (title: string, due: Day, section: string): Task => ({
    person: personOf(record, lang),
    title,
    due,
    href: recordPath(record, section),
  })
  switch (step?.step) {
    case 'propose':
      // Without its papers an application cannot be decided: that they are missing is a task already.
      return countMissing(record, on) > 0
        ? undefined
        : task(tasks.decide, addDays(record.enrolment.applied_on, decideWithin), '/eligibility')
    case 'leave':
      return task(tasks.leave, addDays(step.on, record.rules.windows.immediateDays.value), '/leave')
    case 'follow-up': {
      const { what, due } = step.milestone
      return addDays(due, -shownBefore) <= on ? task(tasks[what], due, '/identity/situation') : undefined
    }
    default:
      return undefined
  }
}

const signTask = (record: Record, lang: Lang): Task => ({
  person: personOf(record, lang),
  title: personWords(lang).tasks.sign,
  due: addDays(record.decision?.decided_on ?? record.enrolment.applied_on, signWithin),
  href: personPath(record.person.id, '/eligibility'),
})

const personOf = ({ person }: Record, lang: Lang) => ({
  id: person.id,
  code: person.code,
  name: nameInList(person, lang),
})
