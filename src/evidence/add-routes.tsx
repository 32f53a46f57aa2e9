import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { perform } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, Problem, refuseField } from '../kernel/problem.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { valueOf } from '../pages/question.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, textsIn, typedIn } from '../pages/submit.ts'
import { undoOf } from '../pages/undo.ts'
import { AddPage } from './add-page.tsx'
import { getAskedClaim, localPath, titlesFor } from './asked-paper.ts'
import { largestFile } from './file-kind.ts'
import { takeFile } from './intake.ts'
import { listPath, paperPath } from './list-page.tsx'
import { addPaper, saidShape } from './paper.ts'
import { papersToReuse } from './list-tables.ts'
import { sightTo } from './sight.ts'
import { type Claim, outOfReach } from './tables.ts'
import { readTaken, type TakenFile } from './taken-file.ts'
import { words } from './words.ts'

type Status = 200 | Problem['status']

export function addRoutes(app: Hono<Asked>): void {
  app.get('/app/evidence/new', c => {
    const { kind, back } = c.req.query()
    return show(c, getAskedClaim(c.req.query()), blankForm(c.get('lang'), { kind, back }))
  })
  app.post('/app/evidence/new', fileLimit, c => send(c))
}

/** A file that is somewhat too large comes back with the form and a word about it; what is larger than this is not read at all. */
export const fileLimit = bodyLimit({
  maxSize: 3 * largestFile,
  onError: () => {
    throw new Problem(413, 'evidence.file-too-large', { megabytes: largestFile / 1024 / 1024 })
  },
})

async function show(c: Context<Asked>, claim: Claim, state: FormState, status: Status = 200): Promise<Response> {
  const { who, today } = readerOf(c)
  const sight = sightTo(c, 'evidence.write')
  const seen = await read(c.get('engine'), who, async tx => {
    if ((await outOfReach(tx, sight, [claim.subject])).length > 0) throw missing()
    return { here: await papersToReuse(tx, sight, claim), titles: await titlesFor(c, tx, [claim.subject]) }
  })
  const back = localPath(valueOf(state, 'back')) ?? listPath('to-check')
  return page(c, <AddPage shell={shellOf(c)} state={state} claim={claim} today={today} back={back} {...seen} />, status)
}

/** The file is taken in first; when the rest of the form is refused, it need not be sent again. */
function send(c: Context<Asked>): Promise<Response> {
  let taken: TakenFile | undefined
  const again = (state: FormState, status: Status) => {
    const values = { ...state.values, taken: taken && JSON.stringify(taken) }
    return show(c, getAskedClaim(textsOf(state)), { ...state, values }, status)
  }
  return answerForm(c, again, async body => {
    const claim = getAskedClaim(textsIn(body))
    taken = await fileIn(c, body)
    const said = fromForm(saidShape, body, readerOf(c).today)
    const input = Object.assign({}, said, { file: taken, claims: [claim] })
    const done = await perform(c.get('engine'), addPaper, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', words(c.get('lang')).addedPaper, undoOf(c, addPaper, done))
    return c.redirect(localPath(typedIn(body, 'back')) ?? paperPath(String(done.answer.paper)), 303)
  })
}

const textsOf = (state: FormState): Record<string, string> =>
  Object.fromEntries(Object.keys(state.values).map(name => [name, valueOf(state, name)]))

async function fileIn(c: Context<Asked>, body: FormBody): Promise<TakenFile> {
  const sent = body.file instanceof File && body.file.size > 0 ? body.file : undefined
  if (sent) return takeFile(c.get('engine'), c.get('who'), new Uint8Array(await sent.arrayBuffer()))
  const before = readTaken(typedIn(body, 'taken'))
  if (!before) throw refuseField('file', 'evidence.file-missing')
  return before
}
