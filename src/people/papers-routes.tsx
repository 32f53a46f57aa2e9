import type { Context, Hono } from 'hono'
import { filesUpTo } from '../evidence/file-limit.ts'
import { largestFile } from '../evidence/file-kind.ts'
import { takeFile } from '../evidence/intake.ts'
import { addPaper, saidShape } from '../evidence/paper.ts'
import { readTaken, type TakenFile } from '../evidence/taken-file.ts'
import { type Item, performAll } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { newId } from '../kernel/ids.ts'
import { Problem, type ProblemStatus, refuse } from '../kernel/problem.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { undoOf } from '../pages/undo.ts'
import { openAskedRecord, personId } from './asked-record.ts'
import { missingOf } from './claim.ts'
import type { Needed } from './papers.ts'
import { PapersPage } from './papers-page.tsx'
import { personPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { refuseUnless } from './sight.ts'

type C = Context<Asked>

/** As many lines as one form asks for; the rest of the file waits for the next. Our choice. */
const mostLines = 8

export function papersRoutes(app: Hono<Asked>): void {
  app.get('/app/people/:person/papers', c => show(c))
  app.post('/app/people/:person/papers', fileLimit, c => send(c))
}

const fileLimit = filesUpTo({ largest: largestFile, times: mostLines, code: 'evidence.file-too-large' })

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseUnless(c.get('who'), 'evidence.write')
  const open = await openAskedRecord(c)
  const lines = missingOf(open.record, open.on).slice(0, mostLines)
  return page(
    c,
    <PapersPage {...open} lines={lines} state={state ?? blankForm(c.get('lang'), firstValues(lines))} />,
    status,
  )
}

/** The first paper that will do is chosen; each line is one command with an id of its own. */
const firstValues = (lines: readonly Needed[]): { [name: string]: string | undefined } =>
  Object.fromEntries(
    lines.flatMap((line, at) => [
      [`papers.${at}.kind`, line.papers[0]],
      [`papers.${at}.id`, newId()],
    ]),
  )

/** All of the papers, or none: files are taken in first, and need not be sent again when something else is refused. */
function send(c: C): Promise<Response> {
  const taken = new Map<number, TakenFile>()
  const again = (state: FormState, status: ProblemStatus) => {
    const kept = [...taken].map(([at, file]) => [`papers.${at}.taken`, JSON.stringify(file)])
    return show(c, { ...state, values: { ...state.values, ...Object.fromEntries(kept) } }, status)
  }
  return answerForm(c, again, async body => {
    for (let at = 0; at < mostLines; at += 1) {
      const file = await atLine(at, () => fileIn(c, body, at))
      if (file) taken.set(at, file)
    }
    if (taken.size === 0) throw refuse('people.no-paper-chosen')
    const lines = [...taken].map(([at, file]) => ({ at, item: itemFor(c, body, at, file) }))
    await performLines(c, body, lines)
    const undo = undoOf(c, addPaper, { batch: typedIn(body, commandField) })
    flash(c, 'ok', personWords(c.get('lang')).said.papers({ count: lines.length }), undo)
    return c.redirect(personPath(personId(c)), 303)
  })
}

async function performLines(c: C, body: FormBody, lines: readonly { at: number; item: Item }[]): Promise<void> {
  const batch = typedIn(body, commandField)
  try {
    await performAll(
      c.get('engine'),
      lines.map(line => line.item),
      c.get('who'),
      batch,
    )
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw placed(error, lines[Number(error.details.item ?? 0)]?.at ?? 0)
  }
}

async function fileIn(c: C, body: FormBody, at: number): Promise<TakenFile | undefined> {
  const sent = body[`papers.${at}.file`]
  if (sent instanceof File && sent.size > 0)
    return takeFile(c.get('engine'), c.get('who'), new Uint8Array(await sent.arrayBuffer()))
  return readTaken(typedIn(body, `papers.${at}.taken`))
}

function itemFor(c: C, body: FormBody, at: number, file: TakenFile): Item {
  const prefix = `papers.${at}.`
  const said = Object.keys(saidShape.shape).map(name => [name, typedIn(body, prefix + name)] as const)
  const claim = {
    kind: typedIn(body, `${prefix}claimKind`),
    id: typedIn(body, `${prefix}claimId`),
    subject: personId(c),
  }
  const input = Object.assign({}, fromForm(saidShape, Object.fromEntries(said), readerOf(c).today), {
    file,
    claims: [claim],
  })
  return { id: typedIn(body, `${prefix}id`), command: addPaper, input }
}

async function atLine<T>(at: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Problem ? placed(error, at) : error
  }
}

/** What is wrong with a paper is said at its line. */
function placed({ status, code, details, fields }: Problem, at: number): Problem {
  return new Problem(
    status,
    code,
    details,
    fields.map(field => ({ ...field, path: `papers.${at}.${field.path}` })),
  )
}
