import type { Hono } from 'hono'
import { filesUpTo } from '../evidence/file-limit.ts'
import { read } from '../kernel/engine.ts'
import { isId, newId } from '../kernel/ids.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { sayIn } from '../pages/say.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { answerForm, typedIn } from '../pages/submit.ts'
import type { C } from '../people/form-route.tsx'
import { getDeliverable } from '../programme/deliverable.ts'
import { type Rulebook, parameterOf } from '../programme/rulebook.ts'
import { allow, onDay } from '../programme/sight.ts'
import { biddersOn } from './bidder-tables.ts'
import { rulesHere } from './centre-rules.ts'
import { ForPage } from './for-page.tsx'
import { ImportPage } from './import-page.tsx'
import { matchesOf, matchOf, type MatchRules } from './match.ts'
import { mostFiles, takeNotices, type Told } from './notice-import.ts'
import { opportunityForms, opportunityIn } from './opportunity-forms.ts'
import { opportunityColumns, OpportunityListPage, stagePath } from './opportunity-list-page.tsx'
import { OpportunityPage } from './opportunity-page.tsx'
import { getOpportunity, leadsOf, openOpportunities, opportunitiesAt, stages } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'
import { enterprisesIn } from './tables.ts'

export function opportunityRoutes(app: Hono<Asked>): void {
  app.get(opportunitiesPath, showList)
  listFileRoutes(app, opportunitiesPath, allAsFile)
  app.get(opportunityPath('import'), c => showImport(c, blankForm(c.get('lang'))))
  app.post(opportunityPath('import'), importLimit, c =>
    answerForm(
      c,
      (state, status) => showImport(c, state, status),
      body => take(c, body),
    ),
  )
  opportunityForms(app)
  app.get(opportunityPath('for', '/:enterprise'), showFor)
  app.get(opportunityPath(':opportunity'), showOne)
}

/** Our choice: a day of a country in notices, each of some 60 kB. */
const importLimit = filesUpTo({ largest: 100 * 1024 * 1024, times: 1, code: 'centres.sent-too-much' })

export const matchRules = (rules: Rulebook, on: string): MatchRules => ({
  on,
  leiPerEuro: parameterOf(rules, 'lei-per-euro'),
  offerDays: parameterOf(rules, 'offer-days'),
})

/** Our choice: a page is read at a glance; a file is as long as the list. */
const rowsOnPage = 100
const mostInFile = 100_000

async function allAt(c: C, { after, limit }: { after?: string | undefined; limit: number }) {
  allow(c, 'programme.read')
  const who = c.get('who')
  const on = onDay(c)
  const stage = stages.find(one => one === c.req.query('stage')) ?? 'inbox'
  const asked = { stage, on, after, limit }
  return { on, stage, rows: await read(c.get('engine'), who, tx => opportunitiesAt(tx, who.tenant, asked)) }
}

async function showList(c: C): Promise<Response> {
  const who = c.get('who')
  const after = c.req.query('after')
  if (after !== undefined && !isId(after)) throw missing('centres.no-such-opportunity')
  const { rows: found, ...all } = await allAt(c, { after, limit: rowsOnPage + 1 })
  const rows = found.slice(0, rowsOnPage)
  const last = found.length > rows.length ? rows.at(-1)?.id : undefined
  const here = stagePath(all.stage)
  const ways = { first: after && here, next: last && `${here}&after=${last}` }
  const enterprises = await read(c.get('engine'), who, tx => enterprisesIn(tx, who.tenant))
  const mayWrite = may(who, 'opportunity.write')
  const shown = { ...all, rows, enterprises, mayWrite, ...ways }
  return page(c, <OpportunityListPage shell={shellOf(c)} {...shown} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { on, rows } = await allAt(c, { limit: mostInFile })
  const sheet = opportunityWords(lang).opportunities.slice(0, 31)
  const columns = opportunityColumns(lang, on)
  return tableFile({ name: 'opportunities', sheet, columns, rows, kind: 'centres.exported' })
}

async function showOne(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const who = c.get('who')
  const on = onDay(c)
  await read(c.get('engine'), who, tx => getOpportunity(tx, who.tenant, opportunityIn(c)))
  const rules = matchRules(await rulesHere(c), on)
  const found = await read(c.get('engine'), who, async tx => {
    const row = await getOpportunity(tx, who.tenant, opportunityIn(c))
    return {
      row,
      matches: matchesOf(row, await biddersOn(tx, who.tenant, on), rules).slice(0, 30),
      leads: await leadsOf(tx, who.tenant, { opportunity: row.id }),
    }
  })
  return page(
    c,
    <OpportunityPage
      shell={shellOf(c)}
      on={on}
      mayWrite={may(who, 'opportunity.write')}
      mayFollow={may(who, 'deliverable.write')}
      {...found}
    />,
  )
}

async function showFor(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const who = c.get('who')
  const on = onDay(c)
  const id = c.req.param('enterprise') ?? ''
  await read(c.get('engine'), who, tx => getDeliverable(tx, who, undefined, isId(id) ? id : newId()))
  const rules = matchRules(await rulesHere(c), on)
  const found = await read(c.get('engine'), who, async tx => {
    const bidder = isId(id) ? (await biddersOn(tx, who.tenant, on)).find(one => one.id === id) : undefined
    if (!bidder) throw missing('programme.no-such-deliverable')
    const open = await openOpportunities(tx, who.tenant, on)
    const suiting = open
      .map(row => ({ row, match: matchOf(row, bidder, rules) }))
      .filter(one => one.match.score > 0)
      .toSorted((one, other) => other.match.score - one.match.score)
    return {
      name: `${bidder.code} ${bidder.title}`,
      found: suiting.slice(0, 50),
      leads: await leadsOf(tx, who.tenant, { enterprise: id }),
    }
  })
  return page(c, <ForPage shell={shellOf(c)} on={on} {...found} />)
}

async function showImport(
  c: C,
  state: FormState,
  status: 200 | ProblemStatus = 200,
  told: readonly Told[] = [],
): Promise<Response> {
  allow(c, 'opportunity.write')
  const say = sayIn(c.get('lang'), c.get('slices'))
  return page(c, <ImportPage shell={shellOf(c)} state={state} told={told} say={say} />, status)
}

/** What became of each file stands on the page that answers; sent again, the same files are known already. */
async function take(c: C, body: Parameters<Parameters<typeof answerForm>[2]>[0]): Promise<Response> {
  allow(c, 'opportunity.write')
  const sent = [body.files ?? []].flat().filter(one => one instanceof File && one.name !== '') as File[]
  if (sent.length === 0) throw refuseField('files', 'centres.no-file')
  if (sent.length > mostFiles) throw refuseField('files', 'centres.too-many-files', { most: mostFiles })
  const files = []
  for (const file of sent) files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  const batch = typedIn(body, commandField)
  const told = await takeNotices(c.get('engine'), c.get('who'), files, isId(batch) ? batch : undefined)
  const refused = told.every(one => one.refused !== undefined)
  return showImport(c, blankForm(c.get('lang')), refused ? 422 : 200, told)
}
