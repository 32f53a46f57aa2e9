import type { Hono } from 'hono'
import type { JSX } from 'preact'
import { z } from 'zod/mini'
import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { amend, dropQuota, putCentre, putPartner, putRegion, setQuota, setTarget, setWindows } from './edit.ts'
import {
  CentreFields,
  PartnerFields,
  QuotaFields,
  RegionFields,
  TargetFields,
  valuesIn,
  WindowFields,
} from './part-forms.tsx'
import { AmendmentFields, ChooseTargetsPage, PartPage } from './part-page.tsx'
import { programmePath } from './paths.ts'
import type { Programme, Target } from './programme.ts'
import { code } from './rule.ts'
import { type Rulebook, rulebook } from './rulebook.ts'
import { getProfile, getProgrammeRow } from './tables.ts'
import { type TargetOn, targetsOn } from './targets.ts'
import { allow, type C, onDay } from './sight.ts'
import { words } from './words.ts'

type Text = ReturnType<typeof words>
type Status = 200 | ProblemStatus

interface Opened {
  programme: Programme
  rules: Rulebook
  entry: number
}

interface Shown extends Opened {
  state: FormState
  known: boolean
}

/** One kind of part: where its form stands, what is in it, and which command takes it. */
interface Part {
  section: string
  title: (text: Text, isNew: boolean) => string
  /** What is recorded under this key; undefined where there is nothing. */
  find: (opened: Opened, key: string) => FormValues | undefined
  fields: (shown: Shown) => JSX.Element
  command: AnyCommand
}

const parts: readonly Part[] = [
  {
    section: '/partners',
    title: (text, isNew) => (isNew ? text.newPartner : text.partner),
    find: ({ programme }, key) =>
      found(
        'partner',
        programme.partners.find(one => one.code === key),
      ),
    fields: shown => <PartnerFields {...shown} />,
    command: putPartner,
  },
  {
    section: '/regions',
    title: (text, isNew) => (isNew ? text.newRegion : text.region),
    find: ({ programme }, key) =>
      found(
        'region',
        programme.regions.find(one => one.nuts === key),
      ),
    fields: shown => <RegionFields {...shown} />,
    command: putRegion,
  },
  {
    section: '/centres',
    title: (text, isNew) => (isNew ? text.newCentre : text.centres),
    find: ({ programme }, key) =>
      found(
        'centre',
        programme.centres.find(one => one.code === key),
      ),
    fields: shown => <CentreFields {...shown} />,
    command: putCentre,
  },
]

const found = (prefix: string, part: object | undefined): FormValues | undefined => part && valuesIn(prefix, part)

export function partRoutes(app: Hono<Asked>): void {
  for (const part of parts) {
    app.get(programmePath(':code', `${part.section}/:key`), c => showPart(c, part))
    app.post(programmePath(':code', `${part.section}/:key`), c =>
      save(c, part.command, (state, status) => showPart(c, part, state, status)),
    )
  }
  app.get(programmePath(':code', '/quotas/new'), c => showQuota(c))
  app.post(programmePath(':code', '/quotas/new'), c =>
    save(
      c,
      setQuota,
      (state, status) => showQuota(c, state, status),
      body => quotaIn(c, body),
    ),
  )
  app.post(programmePath(':code', '/quotas/drop'), c =>
    save(
      c,
      dropQuota,
      (state, status) => showQuota(c, state, status),
      body => ({ ...quotaKey(c, body), programme: codeOf(c) }),
    ),
  )
  app.get(programmePath(':code', '/windows'), c => showWindows(c))
  app.post(programmePath(':code', '/windows'), c =>
    save(
      c,
      setWindows,
      (state, status) => showWindows(c, state, status),
      body => windowsIn(c, body),
    ),
  )
  app.get(programmePath(':code', '/targets/:key'), c => showTarget(c))
  app.post(programmePath(':code', '/targets/:key'), saveTarget)
  app.get(programmePath(':code', '/amendments/new'), c => showAmendment(c))
  app.post(programmePath(':code', '/amendments/new'), saveAmendment)
}

const codeOf = (c: C): string => c.req.param('code') ?? ''
const keyOf = (c: C): string => c.req.param('key') ?? ''

async function open(c: C): Promise<Opened> {
  allow(c, 'programme.write')
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const { document, entry } = await getProgrammeRow(tx, tenant, codeOf(c))
    return {
      programme: document,
      entry,
      rules: rulebook(await getProfile(tx, tenant, document.profile), document, onDay(c)),
    }
  })
}

type Input = (body: FormBody) => unknown

const save = (
  c: C,
  command: AnyCommand,
  again: (state: FormState, status: ProblemStatus) => Promise<Response>,
  input: Input = body => fromForm(command.shape, body, onDay(c)),
): Promise<Response> =>
  submit(c, command, { input, again, to: () => programmePath(codeOf(c)), said: words(c.get('lang')).saved })

async function showPart(c: C, part: Part, state?: FormState, status: Status = 200): Promise<Response> {
  const opened = await open(c)
  const key = keyOf(c)
  const recorded = part.find(opened, key)
  const known = recorded !== undefined
  if (!known && key !== 'new') throw missing('programme.no-such-part')
  const form = state ?? blankForm(c.get('lang'), recorded)
  const title = part.title(words(c.get('lang')), !known)
  const action = programmePath(codeOf(c), `${part.section}/${key}`)
  return page(
    c,
    <PartPage shell={shellOf(c)} {...opened} title={title} action={action} state={form}>
      {part.fields({ ...opened, state: form, known })}
    </PartPage>,
    status,
  )
}

async function showQuota(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const opened = await open(c)
  const form = state ?? blankForm(c.get('lang'))
  return page(
    c,
    <PartPage
      shell={shellOf(c)}
      {...opened}
      title={words(c.get('lang')).newQuota}
      action={programmePath(codeOf(c), '/quotas/new')}
      state={form}
    >
      <QuotaFields {...opened} state={form} known={false} />
    </PartPage>,
    status,
  )
}

const quotaForm = z.strictObject({
  quota: z.strictObject({ category: code, of: code, number: z.optional(z.number()), share: z.optional(z.number()) }),
})

/** A share is typed in per cent. */
function quotaIn(c: C, body: FormBody): unknown {
  const { quota } = fromForm(quotaForm, body, onDay(c)) as { quota: { share?: unknown; number?: unknown } }
  const share = typeof quota.share === 'number' ? { share: quota.share / 100 } : {}
  return { programme: codeOf(c), quota: { ...quota, ...share } }
}

const quotaKey = (c: C, body: FormBody): object =>
  fromForm(z.strictObject({ category: code, of: code }), body, onDay(c)) as object

async function showWindows(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const opened = await open(c)
  const form = state ?? blankForm(c.get('lang'), valuesIn('windows', opened.programme.windows ?? {}))
  const text = words(c.get('lang'))
  return page(
    c,
    <PartPage
      shell={shellOf(c)}
      {...opened}
      title={text.windows}
      action={programmePath(codeOf(c), '/windows')}
      state={form}
    >
      <p class="muted">{text.windowsLead}</p>
      <WindowFields {...opened} state={form} known />
    </PartPage>,
    status,
  )
}

/** A window without a value is the profile's: its source alone says nothing. */
function windowsIn(c: C, body: FormBody): unknown {
  const given = Object.entries(body).filter(([name]) => {
    const [of, window] = name.split('.')
    return of !== 'windows' || body[`windows.${window}.value`] !== ''
  })
  const { windows = {} } = fromForm(setWindows.shape, Object.fromEntries(given), onDay(c)) as { windows?: object }
  return { programme: codeOf(c), windows }
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
