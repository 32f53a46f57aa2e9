import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { Problem } from '../kernel/problem.ts'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, textsIn, typedIn } from '../pages/submit.ts'
import { getAskedClaim, getAskedPaper, localPath, paperId, titlesFor } from './asked-paper.ts'
import { paperPath } from './list-page.tsx'
import { correctPaper, saidShape } from './paper.ts'
import { CorrectPage, PaperPage } from './paper-page.tsx'
import { attach, detach } from './proof.ts'
import { sightOfReader, sightTo } from './sight.ts'
import { getPaper, type Paper } from './tables.ts'
import { accept, reject } from './verdict.ts'
import { words } from './words.ts'

type Status = 200 | Problem['status']

export function paperRoutes(app: Hono<Asked>): void {
  app.get('/app/evidence/:paper', c => show(c, {}))
  app.get('/app/evidence/:paper/correct', c => beginCorrection(c))
  app.post('/app/evidence/:paper/correct', c => sendCorrection(c))
  app.post('/app/evidence/:paper/accept', c => decide(c, accept, 'accepted', () => ({})))
  app.post('/app/evidence/:paper/reject', c =>
    decide(c, reject, 'rejected', body => ({ reason: typedIn(body, 'reason') })),
  )
  app.post('/app/evidence/:paper/attach', c =>
    decide(c, attach, 'used', body => ({ claims: [getAskedClaim(textsIn(body))] })),
  )
  app.post('/app/evidence/:paper/detach', c =>
    decide(c, detach, 'detached', body => ({ claim: getAskedClaim(textsIn(body)) })),
  )
}

/** What comes back where something was refused: the form of a rejection, or a button. */
interface Back {
  state?: FormState
  refused?: FormState
}

async function show(c: Context<Asked>, { state, refused }: Back, status: Status = 200): Promise<Response> {
  const sight = sightOfReader(c)
  const { who, today } = readerOf(c)
  const seen = await read(c.get('engine'), who, async tx => {
    const paper = await getPaper(tx, sight, paperId(c))
    return { paper, titles: await titlesFor(c, tx, peopleOn(paper)) }
  })
  const forms = { state: state ?? blankForm(c.get('lang')), refused }
  return page(c, <PaperPage shell={shellOf(c)} who={who} today={today} {...forms} {...seen} />, status)
}

const peopleOn = (paper: Paper): string[] => [
  ...paper.links.map(link => link.subject),
  ...[paper.addedBy, paper.correctedBy, paper.checkedBy].filter(account => account !== null),
]

type Decision = typeof accept | typeof reject | typeof attach | typeof detach

/** Decides about the paper of this page, and goes back to where the button stood. */
function decide(
  c: Context<Asked>,
  command: Decision,
  said: 'accepted' | 'rejected' | 'used' | 'detached',
  more: (body: FormBody) => object,
): Promise<Response> {
  let back = paperPath(paperId(c))
  return submit(c, command, {
    input: body => {
      back = localPath(typedIn(body, 'back')) ?? back
      return { paper: paperId(c), ...more(body) }
    },
    again: (state, status) => show(c, command === reject ? { state } : { refused: state }, status),
    to: () => back,
    said: words(c.get('lang'))[said],
  })
}

async function beginCorrection(c: Context<Asked>): Promise<Response> {
  return correction(c, blankForm(c.get('lang'), valuesOf(await getAskedPaper(c, sightTo(c, 'evidence.write')))))
}

async function sendCorrection(c: Context<Asked>): Promise<Response> {
  const { id, template } = await getAskedPaper(c, sightTo(c, 'evidence.write'))
  const kept = template === null ? {} : { template }
  return submit(c, correctPaper, {
    input: body => Object.assign({}, fromForm(saidShape, body, readerOf(c).today), { paper: id }, kept),
    again: (state, status) => correction(c, state, status),
    to: () => paperPath(id),
    said: words(c.get('lang')).corrected,
  })
}

async function correction(c: Context<Asked>, state: FormState, status: Status = 200): Promise<Response> {
  const sight = sightOfReader(c)
  const seen = await read(c.get('engine'), sight.who, async tx => {
    const paper = await getPaper(tx, sight, paperId(c))
    return { paper, titles: await titlesFor(c, tx, []) }
  })
  return page(c, <CorrectPage shell={shellOf(c)} state={state} {...seen} />, status)
}

const valuesOf = ({ kind, datedOn, validUntil }: Paper): FormValues => ({
  kind,
  datedOn,
  validUntil: validUntil ?? undefined,
})
