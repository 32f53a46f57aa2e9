import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { date } from '../kernel/words.ts'
import { blankForm } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { accountNames } from '../people/person-tables.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import { getProgramme, getRulebook } from '../programme/tables.ts'
import { identityOf } from './asked-plan.ts'
import { declareInterest, scoreEntry } from './call-score.ts'
import { competitionOf } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { scoringPath } from './paths.ts'
import { type Identity, withoutIdentity } from './plan-identity.ts'
import { planPdf } from './plan-print.ts'
import { authorsOf, type PlanContent } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import { toScore } from './scoring.ts'
import { ScoringListPage, ScoringPage, type ScoringProps } from './scoring-pages.tsx'
import { findEnterprise } from './tables.ts'

type Status = 200 | ProblemStatus

export function scoringRoutes(app: Hono<Asked>): void {
  app.get(scoringPath, async c => {
    allow(c, 'plan.score')
    const who = c.get('who')
    const given = await read(c.get('engine'), who, tx => toScore(tx, who))
    return page(c, <ScoringListPage shell={shellOf(c)} given={given} />)
  })
  app.get(`${scoringPath}/:candidacy`, c => show(c))
  app.get(`${scoringPath}/:candidacy/plan.pdf`, sendPlan)
  app.post(`${scoringPath}/:candidacy/declare`, c =>
    submit(c, declareInterest, {
      again: (declare, status) => show(c, { declare }, status),
      to: done => (done.answer.kept === 'no' ? scoringPath : `${scoringPath}/${c.req.param('candidacy')}`),
      said: callWords(c.get('lang')).said.declared,
    }),
  )
  app.post(`${scoringPath}/:candidacy/score`, c =>
    submit(c, scoreEntry, {
      again: (score, status) => show(c, { score }, status),
      to: () => `${scoringPath}/${c.req.param('candidacy')}`,
      said: callWords(c.get('lang')).said.scored,
    }),
  )
}

/**
 * A plan that was not given to the asker is not there, whatever else they may do. It is shown with whatever would tell whose it is struck out, although it was searched at intake: a name may
 * have changed since.
 */
async function givenPlan(c: C) {
  const who = c.get('who')
  const id = c.req.param('candidacy') ?? ''
  if (!isId(id)) throw missing('enterprises.no-such-entry')
  return read(c.get('engine'), who, async tx => {
    const all = await competitionOf(tx, who.tenant, id)
    const mine = all.scores.find(row => row.entry_id === id && row.account_id === who.account)
    if (!mine || mine.has_interest) throw missing('enterprises.no-such-entry')
    const { one, call } = all
    const staff = await accountNames(tx, who.tenant)
    const identity = identityOf({
      authors: await authorsOf(tx, who.tenant, one.enterprise_id),
      writers: one.writers.map(account => staff.get(account) ?? ''),
      title: one.enterprise_title,
      code: one.enterprise_code,
      cui: (await findEnterprise(tx, who.tenant, one.enterprise_id))?.cui ?? null,
    })
    const rules = await getRulebook(tx, who.tenant, call.programme, call.opens_on)
    return { all, one, mine, rules, content: struckOut(one.content, identity) }
  })
}

async function show(c: C, forms: Partial<ScoringProps['forms']> = {}, status: Status = 200): Promise<Response> {
  const lang = c.get('lang')
  const found = await givenPlan(c)
  const both = { declare: blankForm(lang), score: blankForm(lang), ...forms }
  return page(c, <ScoringPage shell={shellOf(c)} {...found} forms={both} />, status)
}

/** The same plan on paper, with its code for a name: on its pages, in its title and as the file. */
async function sendPlan(c: C): Promise<Response> {
  const { one, all, rules, content } = await givenPlan(c)
  const { who, lang } = { who: c.get('who'), lang: c.get('lang') }
  const programme = await read(c.get('engine'), who, tx => getProgramme(tx, who.tenant, all.call.programme))
  const bytes = planPdf({
    lang,
    rules,
    content,
    programme: programme.names[lang],
    name: one.code,
    facts: [
      [callWords(lang).call, all.call.title],
      [planWords(lang).document.printed, date(onDay(c))],
    ],
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${one.code}.pdf"`,
  })
}

const struckOut = (content: PlanContent, identity: Identity): PlanContent => ({
  ...content,
  sections: content.sections.map(({ code, says }) => ({ code, says: withoutIdentity(says, identity) })),
  lines: content.lines.map(line => Object.assign({}, line, { title: withoutIdentity(line.title, identity) })),
})
