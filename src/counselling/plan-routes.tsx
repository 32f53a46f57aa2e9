import type { Context, Hono } from 'hono'
import { addMonths } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { date, type Lang } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { pdf, template } from '../pages/pdf.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import type { AnyCommand } from '../kernel/command.ts'
import { openRecord, personId } from '../people/asked-record.ts'
import { spokenName } from '../people/person-name.ts'
import { accountNames } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { getProgramme } from '../programme/tables.ts'
import { planPath } from './paths.ts'
import { approvePlan, completeStep, makePlan, reviewPlan, signPlan } from './plan.ts'
import { MakePlanPage, type OpenPlan, type PlanForms, PlanPage } from './plan-page.tsx'
import { plansOf, reviewsOf, stepsOf } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import type { PlanRow } from './tables.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

const path = '/app/people/:person/plan'

/** After so many months a plan is looked at again, unless somebody says another day. Our choice. */
const reviewMonths = 2

export function planRoutes(app: Hono<Asked>): void {
  app.get(path, c => showPlan(c))
  app.get(`${path}/versions/:version/plan.pdf`, sendPlan)
  app.get(`${path}/new`, c => showMake(c))
  app.post(`${path}/new`, c =>
    submit(c, makePlan, {
      again: (state, status) => showMake(c, state, status),
      to: () => planPath(personId(c)),
      said: planWords(c.get('lang')).saved,
    }),
  )
  act(app, 'sign', signPlan, 'signedNow')
  act(app, 'approve', approvePlan, 'approvedNow')
  act(app, 'done', completeStep, 'stepDone')
  act(app, 'review', reviewPlan, 'reviewed')
}

type Said = 'signedNow' | 'approvedNow' | 'stepDone' | 'reviewed'

/** What a button refused is told in the form of the reviews, which everybody who writes here has before them. */
function act(app: Hono<Asked>, name: string, command: AnyCommand, said: Said): void {
  app.post(`${path}/${name}`, c =>
    submit(c, command, {
      again: (state, status) => showPlan(c, { [name === 'sign' ? 'sign' : 'review']: state }, status),
      to: () => planPath(personId(c)),
      said: planWords(c.get('lang'))[said],
    }),
  )
}

async function openPlan(c: C): Promise<OpenPlan> {
  const { who } = readerOf(c)
  return openRecord(c, async (tx, { enrolment }) => {
    const plans = await plansOf(tx, who.tenant, enrolment.id)
    const last = plans[0]?.id
    return {
      plans,
      steps: last === undefined ? [] : await stepsOf(tx, who.tenant, last),
      reviews: last === undefined ? [] : await reviewsOf(tx, who.tenant, last),
      earlier: await Promise.all(
        plans.slice(1).map(async plan => ({
          plan,
          steps: await stepsOf(tx, who.tenant, plan.id),
          reviews: await reviewsOf(tx, who.tenant, plan.id),
        })),
      ),
      staff: await accountNames(tx, who.tenant),
    }
  })
}

async function showPlan(c: C, forms: Partial<PlanForms> = {}, status: Status = 200): Promise<Response> {
  const { lang, today } = readerOf(c)
  const open = await openPlan(c)
  const sign = blankForm(lang, { signedOn: today })
  const review = blankForm(lang, { onDay: today, reviewOn: addMonths(today, reviewMonths) })
  return page(c, <PlanPage {...open} forms={{ sign, review, ...forms }} />, status)
}

/** A next version begins with what stands, without the steps that are done. */
async function showMake(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'support.write')
  const { plans, steps, earlier: _, ...open } = await openPlan(c)
  const [last] = plans
  const left = steps.filter(step => step.done_on === null)
  const first = {
    madeOn: today,
    reviewOn: addMonths(today, reviewMonths),
    goals: last?.goals,
    barriers: last?.barriers ?? undefined,
    ...Object.fromEntries(
      left.flatMap(({ what, owner, due_on }, at) => [
        [`steps.${at}.what`, what],
        [`steps.${at}.owner`, owner],
        [`steps.${at}.dueOn`, due_on],
      ]),
    ),
  }
  const typed = Object.keys(state?.values ?? {}).filter(name => /^steps\.\d+\.what$/.test(name)).length
  const filled = state ? Math.max(0, typed - 3) : left.length
  return page(c, <MakePlanPage {...open} filled={filled} state={state ?? blankForm(lang, first)} />, status)
}

const source = template(new URL('./plan.typ', import.meta.url))

/** Who signs where, and what is signed already. */
function signaturesOf(
  plan: PlanRow,
  { person, staff, lang }: { person: string; staff: ReadonlyMap<string, string>; lang: Lang },
) {
  const text = planWords(lang)
  const { signed_on: on, signed_how: how, approved_on, approved_by } = plan
  const signed = on === null || how === null ? '' : text.signed({ on: date(on), how: text.how[how] })
  return [
    { who: text.person, name: person, state: signed },
    { who: text.counsellor, name: staff.get(plan.counsellor_id ?? plan.made_by) ?? '', state: signed },
    {
      who: text.supervisor,
      name: staff.get(approved_by ?? '') ?? '',
      state: approved_on === null ? '' : text.approved({ on: date(approved_on) }),
    },
  ]
}

/** A version goes on paper, to be signed or as it was signed, with how its reviews went since: whoever prints it is noted. */
async function sendPlan(c: C): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'support.write')
  const { plans, steps, reviews, earlier, record, staff } = await openPlan(c)
  const [last] = plans
  const versions = last ? [{ plan: last, steps, reviews }, ...earlier] : earlier
  const asked = versions.find(one => one.plan.version === Number(c.req.param('version')))
  if (!asked) throw missing('counselling.no-such-plan')
  const { plan } = asked
  const programme = await read(c.get('engine'), who, tx => getProgramme(tx, who.tenant, record.enrolment.programme))
  await logRead(c.get('engine'), who, { kind: 'counselling.plan-printed', subjects: [record.person.id] })
  const text = planWords(lang)
  const bytes = pdf(source, {
    lang,
    title: text.plan,
    person: spokenName(record.person, lang),
    version: text.version({ version: plan.version, on: date(plan.made_on) }),
    organisation: record.rules.partners.find(partner => partner.applicant)?.name ?? '',
    programme: programme.names[lang],
    facts: [
      [text.goals, plan.goals],
      [text.barriers, plan.barriers ?? '–'],
      [text.reviewOn, date(plan.review_on)],
      ...asked.reviews.map(one => [`${text.review}, ${date(one.on_day)}`, one.note]),
    ],
    steps: {
      title: text.steps,
      head: ['', text.what, text.owner, text.dueOn, text.state],
      rows: asked.steps.map(step => [
        String(step.number),
        step.what,
        text.owners[step.owner],
        date(step.due_on),
        step.done_on === null ? '' : text.done({ on: date(step.done_on) }),
      ]),
    },
    signatures: signaturesOf(plan, { person: spokenName(record.person, lang), staff, lang }),
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${record.person.code}-plan-${plan.version}.pdf"`,
  })
}
