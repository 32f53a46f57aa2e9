import type { Hono } from 'hono'
import type { JSX } from 'preact'
import { z } from 'zod/mini'
import type { AnyCommand } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { dropQuota, putCentre, putPartner, putRegion, setQuota, setWindows } from './edit.ts'
import { codeOf, keyOf, open, type Opened, save } from './opened-programme.ts'
import { CentreFields, PartnerFields, QuotaFields, RegionFields, valuesIn, WindowFields } from './part-forms.tsx'
import { PartPage } from './part-page.tsx'
import { programmePath } from './paths.ts'
import { code } from './rule.ts'
import { type C, onDay } from './sight.ts'
import { words } from './words.ts'

type Text = ReturnType<typeof words>
type Status = 200 | ProblemStatus

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
}

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
