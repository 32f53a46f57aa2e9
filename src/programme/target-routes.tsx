import type { Hono } from 'hono'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { amend, setTarget } from './edit.ts'
import { codeOf, keyOf, open, type Opened, save } from './opened-programme.ts'
import { TargetFields, valuesIn } from './part-forms.tsx'
import { AmendmentFields, ChooseTargetsPage, PartPage } from './part-page.tsx'
import { programmePath } from './paths.ts'
import type { Target } from './programme.ts'
import { type C, onDay } from './sight.ts'
import { type TargetOn, targetsOn } from './targets.ts'
import { words } from './words.ts'

type Status = 200 | ProblemStatus

/** Targets, one by one as the contract has them or together by an addendum. */
export function targetRoutes(app: Hono<Asked>): void {
  app.get(programmePath(':code', '/targets/:key'), c => showTarget(c))
  app.post(programmePath(':code', '/targets/:key'), saveTarget)
  app.get(programmePath(':code', '/amendments/new'), c => showAmendment(c))
  app.post(programmePath(':code', '/amendments/new'), saveAmendment)
}

/** A target as the contract has it, whatever addenda have made of it since: correcting it is about the contract. */
function contractTarget({ programme }: Opened, indicator: string): { target: Target; activity: string } {
  const activities = programme.objectives.flatMap(objective => objective.activities)
  const activity = activities.find(one => one.targets.some(target => target.indicator === indicator))
  const target = activity?.targets.find(one => one.indicator === indicator)
  if (!activity || !target) throw missing('programme.no-such-part')
  return { target, activity: activity.code }
}

async function showTarget(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const opened = await open(c)
  const { target } = contractTarget(opened, keyOf(c))
  const form = state ?? blankForm(c.get('lang'), valuesIn('target', target))
  return page(
    c,
    <PartPage
      shell={shellOf(c)}
      {...opened}
      title={words(c.get('lang')).target}
      action={programmePath(codeOf(c), `/targets/${target.indicator}`)}
      state={form}
    >
      <TargetFields {...opened} state={form} at="target" target={target} />
    </PartPage>,
    status,
  )
}

async function saveTarget(c: C): Promise<Response> {
  const { target, activity } = contractTarget(await open(c), keyOf(c))
  return save(
    c,
    setTarget,
    (state, status) => showTarget(c, state, status),
    body => {
      const { target: typed } = fromForm(setTarget.shape, body, onDay(c)) as { target: object }
      return { programme: codeOf(c), activity, target: { ...typed, ...coverageOf(target) } }
    },
  )
}

/** The form does not ask which parties and regions are to be covered: that stays as it is. */
const coverageOf = ({ coverage }: Target): object => (coverage ? { coverage } : {})

/** Targets as they stand today, those that the addendum is to change. */
function chosen(opened: Opened, c: C, indicators: readonly string[]): TargetOn[] {
  return targetsOn(opened.programme, onDay(c)).filter(one => indicators.includes(one.indicator))
}

async function showAmendment(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const opened = await open(c)
  const targets = chosen(opened, c, c.req.queries('indicator') ?? [])
  const all = targetsOn(opened.programme, onDay(c))
  if (targets.length === 0) return page(c, <ChooseTargetsPage shell={shellOf(c)} {...opened} targets={all} />)
  const values = Object.assign({}, ...targets.map((target, at) => valuesIn(`targets.${at}`, target)))
  const form = state ?? blankForm(c.get('lang'), values)
  const query = new URLSearchParams(targets.map(one => ['indicator', one.indicator]))
  return page(
    c,
    <PartPage
      shell={shellOf(c)}
      {...opened}
      title={words(c.get('lang')).newAmendment}
      action={`${programmePath(codeOf(c), '/amendments/new')}?${query}`}
      state={form}
    >
      <AmendmentFields shell={shellOf(c)} {...opened} state={form} targets={targets} />
    </PartPage>,
    status,
  )
}

async function saveAmendment(c: C): Promise<Response> {
  const targets = chosen(await open(c), c, c.req.queries('indicator') ?? [])
  return save(
    c,
    amend,
    (state, status) => showAmendment(c, state, status),
    body => {
      const typed = fromForm(amend.shape, body, onDay(c)) as { targets: object[] }
      return {
        ...typed,
        programme: codeOf(c),
        targets: typed.targets.map((one, at) => Object.assign({}, one, covered(targets[at]))),
      }
    },
  )
}

const covered = (target: Target | undefined): object => (target ? coverageOf(target) : {})
