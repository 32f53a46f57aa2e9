import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { nameInList } from '../people/person-name.ts'
import { planPath } from './paths.ts'
import { type StandingPlan, standingPlans } from './plan-tables.ts'
import { planWords } from './plan-words.ts'

/** Our choice, in days: a plan is signed and approved, and a step or a review is told before. */
const signWithin = 7
const approveWithin = 7
const shownBefore = 7

/** Overdue steps and reviews of the people looked after, plans to sign, and those of others to approve. */
export async function planTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who, today } = reader
  if (!may(who, 'people.read')) return []
  const plans = await standingPlans(tx, who, today)
  return [...plans.flatMap(plan => own(plan, reader)), ...plans.flatMap(plan => toApprove(plan, reader))]
}

function own(plan: StandingPlan, { who, lang, today }: Reader): Task[] {
  if (plan.caseworker !== who.account && plan.made_by !== who.account) return []
  const text = planWords(lang).tasks
  const task = taskOf(plan, lang)
  const soon = addDays(today, shownBefore)
  const reviewed = plan.reviewed_on !== null && plan.reviewed_on >= plan.review_on
  return [
    ...(plan.signed_on === null ? [task(text.sign, addDays(plan.made_on, signWithin))] : []),
    ...(plan.overdue > 0 && plan.next_due !== null
      ? [task(text.overdue({ count: plan.overdue }), plan.next_due)]
      : plan.next_due !== null && plan.next_due <= soon
        ? [task(text.step, plan.next_due)]
        : []),
    ...(plan.review_on <= soon && !reviewed ? [task(text.review, plan.review_on)] : []),
  ]
}

function toApprove(plan: StandingPlan, { who, lang }: Reader): Task[] {
  const isMine = [plan.counsellor_id, plan.made_by].includes(who.account)
  if (plan.signed_on === null || plan.approved_on !== null || isMine || !may(who, 'people.decide')) return []
  return [taskOf(plan, lang)(planWords(lang).tasks.approve, addDays(plan.signed_on, approveWithin))]
}

const taskOf =
  (plan: StandingPlan, lang: Reader['lang']) =>
  (title: string, due: string): Task => ({
    person: { id: plan.person_id, code: plan.code, name: nameInList(plan, lang) },
    title,
    due,
    href: planPath(plan.person_id),
  })
