import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personal, personalLines } from '../kernel/shape.ts'
import { getEnrolment, getPerson } from '../people/person-tables.ts'
import { type EnrolmentRow, newSalt, type PersonRow } from '../people/tables.ts'
import { getPlan, plansOf, stepsOf } from './plan-tables.ts'
import { isNameOf } from './signature.ts'
import { owners, type PlanRow, type PlanStepRow } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** Our choice: more steps than this are a second plan. */
const mostSteps = 20

const step = z.strictObject({ what: personal(300), owner: code(owners), dueOn: day() })

const makeShape = z.strictObject({
  enrolment: id(),
  madeOn: day(),
  goals: personalLines(2000),
  barriers: z.optional(personalLines(2000)),
  reviewOn: day(),
  steps: z.array(step).check(z.minLength(1), z.maxLength(mostSteps)),
})
type MakePlan = z.infer<typeof makeShape>

interface Making {
  enrolment: EnrolmentRow
  before: PlanRow[]
}

interface Made {
  plan: Omit<PlanRow, 'tenant_id' | 'entry'>
  steps: Omit<PlanStepRow, 'tenant_id' | 'entry'>[]
}

/**
 * The first plan, or its next version: what was signed before stays as it was signed. Each step has an owner and a deadline.
 * Source: minimum record of an individual plan (domain rules, employment services).
 */
export const makePlan = command<MakePlan, Making, Made>({
  kind: 'counselling.make-plan',
  shape: makeShape,
  example: {
    enrolment: exampleId,
    madeOn: '2026-03-02',
    goals: 'Un loc de muncă în croitorie.',
    reviewOn: '2026-05-04',
    steps: [{ what: 'Depune cererea la AJOFM.', owner: 'person', dueOn: '2026-03-16' }],
  },
  may: 'support.write',
  happenedOn: input => input.madeOn,
  async given(input, { tx, who }) {
    const enrolment = await getEnrolment(tx, who, 'support.write', input.enrolment)
    return { enrolment, before: await plansOf(tx, who.tenant, enrolment.id) }
  },
  decide(input, { enrolment, before }, { who, today }) {
    const [last] = before
    if (input.madeOn > today) throw refuseField('madeOn', 'counselling.lies-ahead')
    if (last && input.madeOn < last.made_on) throw refuseField('madeOn', 'counselling.before-the-last-version')
    if (input.reviewOn <= input.madeOn) throw refuseField('reviewOn', 'counselling.review-is-not-later')
    for (const [at, { dueOn }] of input.steps.entries())
      if (dueOn < input.madeOn) throw refuseField(`steps.${at}.dueOn`, 'counselling.step-before-its-plan')
    const planId = newId()
    const person_id = enrolment.person_id
    return {
      plan: {
        id: planId,
        enrolment_id: enrolment.id,
        person_id,
        version: (last?.version ?? 0) + 1,
        made_on: input.madeOn,
        made_by: who.account,
        goals: input.goals,
        barriers: input.barriers ?? null,
        review_on: input.reviewOn,
        signed_on: null,
        signed_how: null,
        counsellor_id: null,
        approved_by: null,
        approved_on: null,
        salt: newSalt(),
      },
      steps: input.steps.map(({ what, owner, dueOn }, at) => ({
        plan_id: planId,
        number: at + 1,
        person_id,
        what,
        owner,
        due_on: dueOn,
        done_on: null,
        salt: newSalt(),
      })),
    }
  },
  async write({ plan, steps }, rows) {
    await rows.insert('plan', plan)
    for (const one of steps) await rows.insert('plan_step', one)
    return { plan: plan.id }
  },
})

const signShape = z.strictObject({
  plan: id(),
  signedOn: day(),
  /** Written by the person on the screen; without it, both have signed on paper. */
  signedName: z.optional(personal(200)),
})
type SignPlan = z.infer<typeof signShape>

/** Both sign: the person on the screen or on paper, and the counsellor who records it. */
export const signPlan = command<SignPlan, { plan: PlanRow; person: PersonRow }, SignPlan>({
  kind: 'counselling.sign-plan',
  shape: signShape,
  example: { plan: exampleId, signedOn: '2026-03-02' },
  may: 'support.write',
  happenedOn: input => input.signedOn,
  async given(input, { tx, who }) {
    const plan = await getPlan(tx, who, 'support.write', input.plan)
    return { plan, person: await getPerson(tx, who, 'support.write', plan.person_id) }
  },
  decide(input, { plan, person }, { today }) {
    if (plan.signed_on !== null) throw refuse('counselling.plan-is-signed')
    if (input.signedOn > today) throw refuseField('signedOn', 'counselling.lies-ahead')
    if (input.signedOn < plan.made_on) throw refuseField('signedOn', 'counselling.signed-before-it-was-made')
    if (input.signedName !== undefined && !isNameOf(input.signedName, person))
      throw refuseField('signedName', 'counselling.name-differs')
    return input
  },
  async write({ plan, signedOn, signedName }, rows, { who, shown }) {
    const how = signedName === undefined ? ('paper' as const) : ('screen' as const)
    const signed = { signed_on: signedOn, signed_how: how, counsellor_id: who.account, salt: newSalt() }
    await rows.revise('plan', { id: plan }, signed, shown)
    return { plan }
  },
})

const approveShape = z.strictObject({ plan: id() })

/** A supervisor, who is not the counsellor that signed. */
export const approvePlan = command<z.infer<typeof approveShape>, PlanRow, PlanRow>({
  kind: 'counselling.approve-plan',
  shape: approveShape,
  example: { plan: exampleId },
  may: 'people.decide',
  given: ({ plan }, { tx, who }) => getPlan(tx, who, 'people.decide', plan),
  decide(_, plan, { who }) {
    if (plan.signed_on === null) throw refuse('counselling.plan-is-not-signed')
    if (plan.approved_on !== null) throw refuse('counselling.plan-is-approved')
    if ([plan.counsellor_id, plan.made_by].includes(who.account)) throw refuse('counselling.supervisor-is-another')
    return plan
  },
  async write({ id: approved }, rows, { who, today, shown }) {
    const changes = { approved_by: who.account, approved_on: today, salt: newSalt() }
    await rows.revise('plan', { id: approved }, changes, shown)
    return { plan: approved }
  },
})

const doneShape = z.strictObject({ plan: id(), number: integer(1, mostSteps), doneOn: day() })
type StepDone = z.infer<typeof doneShape>

export const completeStep = command<StepDone, { plan: PlanRow; steps: PlanStepRow[] }, StepDone>({
  kind: 'counselling.complete-step',
  shape: doneShape,
  example: { plan: exampleId, number: 1, doneOn: '2026-03-10' },
  may: 'support.write',
  happenedOn: input => input.doneOn,
  async given(input, { tx, who }) {
    const plan = await getPlan(tx, who, 'support.write', input.plan)
    return { plan, steps: await stepsOf(tx, who.tenant, plan.id) }
  },
  decide(input, { plan, steps }, { today }) {
    const found = steps.find(one => one.number === input.number)
    if (!found) throw refuseField('number', 'counselling.no-such-step')
    if (found.done_on !== null) throw refuse('counselling.step-is-done')
    refuseOutside(input.doneOn, plan.made_on, today, 'doneOn')
    return input
  },
  async write({ plan, number, doneOn }, rows, { shown }) {
    await rows.revise('plan_step', { plan_id: plan, number }, { done_on: doneOn, salt: newSalt() }, shown)
    return { plan }
  },
})

const reviewShape = z.strictObject({ plan: id(), onDay: day(), note: personalLines(2000), reviewOn: day() })
type ReviewPlan = z.infer<typeof reviewShape>

/** How far it is on a day, and when to look again. */
export const reviewPlan = command<ReviewPlan, PlanRow, { plan: PlanRow; input: ReviewPlan }>({
  kind: 'counselling.review-plan',
  shape: reviewShape,
  example: { plan: exampleId, onDay: '2026-03-16', note: 'Primul pas este făcut.', reviewOn: '2026-06-01' },
  may: 'support.write',
  happenedOn: input => input.onDay,
  given: ({ plan }, { tx, who }) => getPlan(tx, who, 'support.write', plan),
  decide(input, plan, { today }) {
    refuseOutside(input.onDay, plan.made_on, today, 'onDay')
    if (input.reviewOn <= input.onDay) throw refuseField('reviewOn', 'counselling.review-is-not-later')
    return { plan, input }
  },
  async write({ plan, input }, rows, { who, shown }: Asking) {
    const about = { plan_id: plan.id, on_day: input.onDay, person_id: plan.person_id }
    await rows.insert('plan_review', { ...about, reviewed_by: who.account, note: input.note, salt: newSalt() })
    await rows.revise('plan', { id: plan.id }, { review_on: input.reviewOn, salt: newSalt() }, shown)
    return { plan: plan.id }
  },
})

function refuseOutside(on: Day, from: Day, today: Day, path: string): void {
  if (on > today) throw refuseField(path, 'counselling.lies-ahead')
  if (on < from) throw refuseField(path, 'counselling.before-its-plan')
}
