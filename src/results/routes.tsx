import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, Problem } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { may, type Right } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { xlsxType } from '../pages/xlsx.ts'
import { reveal } from '../privacy/reveal.ts'
import type { Check } from '../programme/check.ts'
import { contradictions } from './aggregate-checks.ts'
import { BoardPage } from './board-page.tsx'
import { type Counted, countFor } from './board.ts'
import { ChecksPage, mostNames } from './checks-page.tsx'
import { resultsPdf, resultsWorkbook } from './export.ts'
import { filedBefore } from './frozen.ts'
import { frozenOf } from './frozen-tables.ts'
import { IndicatorPage } from './indicator-page.tsx'
import { explain, sealedPeople, shownPeople } from './indicator.ts'
import type { Step } from './listed.ts'
import { checksPath, indicatorPath, resultsPath } from './paths.ts'
import { addressOf, askedQuestion, type Question } from './question.ts'
import { brokenRecords } from './record-checks.ts'
import { words } from './words.ts'

type C = Context<Asked>

export function resultsRoutes(app: Hono<Asked>): void {
  app.get(resultsPath, c => showBoard(c))
  app.get(`${resultsPath}.xlsx`, c => download(c, 'xlsx'))
  app.get(`${resultsPath}.pdf`, c => download(c, 'pdf'))
  app.get(checksPath, c => showChecks(c))
  listFileRoutes<BrokenRecord>(app, checksPath, async c => {
    const { lang } = readerOf(c)
    const text = words(lang)
    refuseUnless(c, 'results.read')
    const question = await askedQuestion(c)
    const counted = await countFor(c.get('engine'), c.get('who'), question)
    const rows = await brokenIn(c, question, counted)
    return {
      name: 'checks',
      sheet: text.checked.record.slice(0, 31),
      columns: [
        { title: text.code, value: row => row.check.code },
        { title: text.checked.check, value: row => row.check.names[lang] },
        { title: text.checked.severity, value: row => text.checked.severities[row.check.severity] },
        { title: text.checked.found, value: row => row.name },
      ],
      rows,
      kind: 'results.exported-checks',
      subjects: row => [row.subject],
    }
  })
  app.get(`${resultsPath}/:code`, c => showIndicator(c, undefined))
  app.post(`${resultsPath}/:code/reveal`, c => revealNames(c))
}

export function refuseUnless(c: C, right: Right): void {
  if (!may(c.get('who'), right)) throw new Problem(403, 'kernel.not-allowed', { right })
}

async function showBoard(c: C): Promise<Response> {
  refuseUnless(c, 'results.read')
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const question = await askedQuestion(c)
  const counted = await countFor(engine, who, question)
  const beside =
    question.beside === undefined ? undefined : await countFor(engine, who, { ...question, under: question.beside })
  const [lastFrozen] = await read(engine, who, tx => frozenOf(tx, who.tenant, question.programme))
  return page(
    c,
    <BoardPage shell={shellOf(c)} question={question} counted={counted} beside={beside} lastFrozen={lastFrozen} />,
  )
}

async function download(c: C, kind: 'xlsx' | 'pdf'): Promise<Response> {
  refuseUnless(c, 'results.read')
  refuseUnless(c, 'export')
  const question = await askedQuestion(c)
  const bytes = kind === 'xlsx' ? await resultsWorkbook(c, question) : await resultsPdf(c, question)
  await logRead(c.get('engine'), c.get('who'), { kind: `results.exported-${kind}`, subjects: [] })
  return c.body(bytes, 200, {
    'content-type': kind === 'xlsx' ? xlsxType : 'application/pdf',
    'content-disposition': `attachment; filename="${question.programme}-${question.day}.${kind}"`,
  })
}

interface BrokenRecord {
  check: Check
  subject: string
  name: string
}

/** Every record that breaks a check, a line for each: those that the reader may see. */
function brokenIn(c: C, question: Question, counted: Counted): Promise<BrokenRecord[]> {
  return read(
    c.get('engine'),
    c.get('who'),
    async tx => {
      const found = await brokenRecords(tx, counted.asked, counted.copied)
      const names = await namesOf(c, tx, [...new Set(found.flatMap(one => one.subjects))])
      return found.flatMap(({ check, subjects }) =>
        subjects.flatMap(subject => {
          const named = names.get(subject)
          return named ? [{ check, subject, name: named.title }] : []
        }),
      )
    },
    question.known,
  )
}

async function showChecks(c: C): Promise<Response> {
  refuseUnless(c, 'results.read')
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const question = await askedQuestion(c)
  const counted = await countFor(engine, who, question)
  const { broken, names, frozen } = await read(
    engine,
    who,
    async tx => {
      const found = await brokenRecords(tx, counted.asked, counted.copied)
      const subjects = found.flatMap(one => one.subjects.slice(0, mostNames))
      return {
        broken: found,
        names: await namesOf(c, tx, subjects),
        frozen: await frozenOf(tx, who.tenant, question.programme),
      }
    },
    question.known,
  )
  const filed = await filedBefore(engine, who, frozen, question.day, counted.rules.profile.code)
  const found = contradictions(counted.rules, counted.values, filed)
  return page(
    c,
    <ChecksPage
      shell={shellOf(c)}
      question={question}
      counted={counted}
      broken={broken}
      contradictions={found}
      names={names}
    />,
  )
}

async function showIndicator(
  c: C,
  state: FormState | undefined,
  status: 200 | Problem['status'] = 200,
): Promise<Response> {
  refuseUnless(c, 'results.read')
  const code = c.req.param('code') ?? ''
  const question = await askedQuestion(c)
  const explained = await explain(c, code, question, stepIn(c.req.query('step')))
  const canReveal = explained.sealed && may(c.get('who'), 'special.reveal')
  const revealed = canReveal
    ? {
        state: state ?? blankForm(c.get('lang')),
        shown: await shownPeople(c, await sealedPeople(c, code, question)),
      }
    : undefined
  return page(
    c,
    <IndicatorPage shell={shellOf(c)} question={question} explained={explained} reveal={revealed} />,
    status,
  )
}

function stepIn(text: string | undefined): Step {
  if (text === 'unproven' || text === 'claimed' || text === undefined) return text ?? 'claimed'
  if (!/^\d{1,2}$/.test(text)) throw missing()
  return Number(text)
}

/** As many names as one reveal may ask for. */
const mostRevealed = 500

async function revealNames(c: C): Promise<Response> {
  refuseUnless(c, 'results.read')
  refuseUnless(c, 'special.reveal')
  const code = c.req.param('code') ?? ''
  const question = await askedQuestion(c)
  const people = (await sealedPeople(c, code, question)).slice(0, mostRevealed)
  if (people.length === 0) throw new Problem(422, 'results.nobody-to-show')
  return submit(c, reveal, {
    input: body => ({ people, purpose: 'reporting', reason: body.reason }),
    again: (state, status) => showIndicator(c, state, status),
    to: () => addressOf(indicatorPath(code), question),
    said: words(c.get('lang')).revealed,
  })
}
