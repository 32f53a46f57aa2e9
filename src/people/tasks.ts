import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { countMissing, missingOf } from './claim.ts'
import { type Listed, listPeople } from './list-tables.ts'
import { nextStep } from './next-step.ts'
import { personPath, recordPath } from './paths.ts'
import { nameInList } from './person-name.ts'
import { personWords } from './person-words.ts'
import { rowsOfEnrolments } from './record-tables.ts'
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
    const own = await recordsOf(tx, who.tenant, rules, await listPeople(tx, { ...asked, caseworker: who.account }))
    tasks.push(...own.flatMap(record => ownTasks(record, today, lang)))
    if (!may(who, 'people.decide')) continue
    const proposed = await listPeople(tx, { ...asked, stage: 'proposed' })
    const decisions = await rowsOfEnrolments(
      tx,
      who.tenant,
      proposed.map(one => one.enrolment.id),
      'decision',
    )
    const toSign = new Map(
      decisions.filter(one => one.proposed_by !== who.account).map(one => [one.enrolment_id, one.decided_on]),
    )
    tasks.push(...proposed.flatMap(one => signTask(one, toSign.get(one.enrolment.id), lang) ?? []))
  }
  return tasks
}

function ownTasks(record: Record, on: Day, lang: Lang): Task[] {
  return [papersTask(record, on, lang), stepTask(record, on, lang)].filter(task => task !== undefined)
}

function papersTask(record: Record, on: Day, lang: Lang): Task | undefined {
  const lines = missingOf(record, on)
  const count = countMissing(record, on, lines)
  if (count === 0) return undefined
  const since = lines.map(line => line.since).toSorted()[0] ?? on
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

const signTask = ({ person }: Listed, decidedOn: Day | undefined, lang: Lang): Task | undefined =>
  decidedOn === undefined
    ? undefined
    : {
        person: personOf({ person }, lang),
        title: personWords(lang).tasks.sign,
        due: addDays(decidedOn, signWithin),
        href: personPath(person.id, '/eligibility'),
      }

const personOf = ({ person }: Pick<Listed, 'person'>, lang: Lang) => ({
  id: person.id,
  code: person.code,
  name: nameInList(person, lang),
})
