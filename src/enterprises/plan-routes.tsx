import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { date } from '../kernel/words.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import type { C } from '../programme/sight.ts'
import { getProgramme } from '../programme/tables.ts'
import { openPlan, type OpenPlan } from './asked-plan.ts'
import { formName } from './frame.tsx'
import { enterprisePath } from './paths.ts'
import { planPdf, submittedWords } from './plan-print.ts'
import type { PlanContent, VersionRow } from './plan-tables.ts'
import { MonthsPage, VersionPage } from './plan-version-page.tsx'
import { planWords } from './plan-words.ts'
import { contentOf } from './plan.ts'
import { PlanPage } from './plan-page.tsx'

export function planRoutes(app: Hono<Asked>): void {
  app.get(at('/plan'), async c => page(c, <PlanPage open={await openPlan(c)} />))
  app.get(at('/plan.pdf'), sendPlan)
  app.get(at('/plan/months'), async c =>
    page(c, <MonthsPage open={await begunPlan(c)} asked={c.req.query('scenario')} />),
  )
  app.get(at('/plan/versions/:version'), async c => {
    const open = await openPlan(c)
    return page(c, <VersionPage open={open} version={versionIn(c, open)} />)
  })
}

export const at = (section: string): string => enterprisePath(':enterprise', section)
export const idOf = (c: C): string => c.req.param('enterprise') ?? ''

async function begunPlan(c: C): Promise<OpenPlan> {
  const open = await openPlan(c)
  if (!open.plan) throw missing('enterprises.plan-not-begun')
  return open
}

function versionIn(c: C, { versions }: OpenPlan): VersionRow {
  const version = versions.find(one => String(one.number) === (c.req.param('version') ?? c.req.query('version')))
  if (!version) throw missing('enterprises.no-such-plan')
  return version
}

/** The plan that is worked on, or a version that was submitted, on paper. */
async function sendPlan(c: C): Promise<Response> {
  const open = await begunPlan(c)
  const { lang, who } = { lang: c.get('lang'), who: c.get('who') }
  const { found, enterprise, rules, plan } = open
  const version = c.req.query('version') === undefined ? undefined : versionIn(c, open)
  const content: PlanContent | undefined = version?.content ?? (plan && contentOf(plan, open))
  if (!content) throw missing('enterprises.plan-not-begun')
  const programme = await read(c.get('engine'), who, tx => getProgramme(tx, who.tenant, found.row.programme))
  const text = planWords(lang)
  const bytes = planPdf({
    lang,
    rules,
    content,
    programme: programme.names[lang],
    name: found.row.title,
    facts: [
      [text.document.code, found.row.code],
      [text.document.form, formName(enterprise.legal_form, rules, lang)],
      [text.versions, version ? submittedWords(lang, version) : text.current],
      [text.document.printed, date(open.on)],
    ],
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${found.row.code}-plan.pdf"`,
  })
}
