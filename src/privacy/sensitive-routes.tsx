import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type Problem } from '../kernel/problem.ts'
import { blankForm, type FormBody, type FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { answerSpecial } from './answer.ts'
import { personId, refuseUnlessReached } from './asked-person.ts'
import { sectionsOf } from './frame.tsx'
import { basesIn, groundsOf, purposesWith } from './ground-tables.ts'
import { sensitivePath } from './paths.ts'
import { findRevealed, reveal } from './reveal.ts'
import { QuestionPage, SensitivePage } from './sensitive-page.tsx'
import { type Question, questions } from './special.ts'
import { askedOf } from './tables.ts'
import { withdrawUse } from './withdrawal.ts'
import { words } from './words.ts'

type Status = 200 | Problem['status']

export function sensitiveRoutes(app: Hono<Asked>): void {
  app.get('/app/people/:person/sensitive', c => show(c, blankForm(c.get('lang'))))
  app.post('/app/people/:person/sensitive/reveal', c => sendReveal(c))
  app.post('/app/people/:person/sensitive/withdraw', c => sendWithdrawal(c))
  app.get('/app/people/:person/sensitive/:question', c => ask(c, blankForm(c.get('lang'))))
  app.post('/app/people/:person/sensitive/:question', c => sendAnswer(c))
}

async function show(c: Context<Asked>, state: FormState, status: Status = 200): Promise<Response> {
  const person = personId(c)
  const { who } = readerOf(c)
  const seen = await read(c.get('engine'), who, async tx => {
    await refuseUnlessReached(c, tx, ['special.write', 'special.reveal'])
    const names = await namesOf(c, tx, [person])
    return {
      named: names.get(person),
      asked: await askedOf(tx, who.tenant, person),
      revealed: await findRevealed(tx, c.get('engine'), who, person),
    }
  })
  const shell = shellOf(c)
  const sections = sectionsOf(shell, c.get('slices'), person, seen.named)
  const around = { shell, who, person, sections, state }
  return page(c, <SensitivePage {...around} {...seen} />, status)
}

/** A post, so that no address shows answers, and going back in the browser does not reveal again. */
const sendReveal = (c: Context<Asked>): Promise<Response> =>
  submit(c, reveal, {
    input: body => ({ people: [personId(c)], purpose: typedIn(body, 'purpose'), reason: typedIn(body, 'reason') }),
    again: (state, status) => show(c, state, status),
    to: () => sensitivePath(personId(c)),
    said: words(c.get('lang')).revealed,
  })

const sendWithdrawal = (c: Context<Asked>): Promise<Response> =>
  submit(c, withdrawUse, {
    input: body => ({ person: personId(c), question: typedIn(body, 'question'), purpose: typedIn(body, 'purpose') }),
    again: (state, status) => show(c, state, status),
    to: () => sensitivePath(personId(c)),
    said: words(c.get('lang')).withdrawnNow,
  })

function questionIn(c: Context<Asked>): Question {
  const question = questions.find(one => one === c.req.param('question'))
  if (question === undefined) throw missing()
  return question
}

async function ask(c: Context<Asked>, state: FormState, status: Status = 200): Promise<Response> {
  const [person, question] = [personId(c), questionIn(c)]
  const { who } = readerOf(c)
  const seen = await read(c.get('engine'), who, async tx => {
    await refuseUnlessReached(c, tx, ['special.write'])
    return { named: (await namesOf(c, tx, [person])).get(person), bases: basesIn(await groundsOf(tx, who.tenant)) }
  })
  const told = { byLaw: purposesWith(seen.bases, 'law'), byConsent: purposesWith(seen.bases, 'consent') }
  return page(
    c,
    <QuestionPage shell={shellOf(c)} person={person} named={seen.named} question={question} {...told} state={state} />,
    status,
  )
}

function sendAnswer(c: Context<Asked>): Promise<Response> {
  const question = questionIn(c)
  return submit(c, answerSpecial, {
    input: async body => ({
      person: personId(c),
      question,
      answer: typedIn(body, 'answer'),
      askedOn: readerOf(c).today,
      uses: [...new Set([...(await purposesByLaw(c)), ...ticked(body)])].map(purpose => ({ purpose })),
    }),
    again: (state, status) => ask(c, state, status),
    to: () => sensitivePath(personId(c)),
    said: words(c.get('lang')).answered,
  })
}

/** What the page told the person that the law asks for. */
async function purposesByLaw(c: Context<Asked>): Promise<unknown[]> {
  const { who } = readerOf(c)
  const grounds = await read(c.get('engine'), who, tx => groundsOf(tx, who.tenant))
  return purposesWith(basesIn(grounds), 'law')
}

const ticked = ({ uses = [] }: FormBody): unknown[] => (Array.isArray(uses) ? uses : [uses])
