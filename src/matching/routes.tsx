import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import type { FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { formIn, submit, typedIn } from '../pages/submit.ts'
import { askAgain, keepApart } from '../people/apart.ts'
import { personPath } from '../people/paths.ts'
import { unite } from '../people/same-person.ts'
import { refuseUnless } from '../people/sight.ts'
import { getPair, type Pair } from './pair.ts'
import { PairPage } from './pair-page.tsx'
import { duplicatesPath } from './paths.ts'
import { matchingWords } from './words.ts'
import { openWorklist, shelves } from './worklist.ts'
import { WorklistPage } from './worklist-page.tsx'

type C = Context<Asked>

const pairRoute = `${duplicatesPath}/:person/:other`

export function matchingRoutes(app: Hono<Asked>): void {
  app.get(duplicatesPath, showList)
  app.get(pairRoute, c => showPair(c))
  app.post(pairRoute, decide)
  app.post(`${pairRoute}/again`, async c => {
    refuseUnless(c.get('who'), 'people.write')
    const { one, other } = await pairIn(c)
    return submit(c, askAgain, {
      input: () => ({ person: one.id, from: other.code }),
      again: (state, status) => showPair(c, state, status),
      to: () => `${duplicatesPath}?zone=review`,
      said: matchingWords(c.get('lang')).said.again,
    })
  })
}

async function showList(c: C): Promise<Response> {
  const reader = readerOf(c)
  refuseUnless(reader.who, 'people.read')
  const shelf = shelves.find(one => one === c.req.query('zone')) ?? 'certain'
  const after = c.req.query('after')?.split('.')
  if (after && !after.every(isId)) throw missing()
  const [one, other] = after ?? []
  const last = one && other ? { one, other } : undefined
  const list = await read(c.get('engine'), reader.who, tx => openWorklist(tx, reader, shelf, last))
  const first = last && `${duplicatesPath}?zone=${shelf}`
  return page(c, <WorklistPage shell={shellOf(c)} list={list} first={first} />)
}

async function showPair(c: C, refused?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const reader = readerOf(c)
  const pair = await pairIn(c)
  const effect = await read(c.get('engine'), reader.who, async tx => {
    const cards = []
    for (const slice of c.get('slices')) cards.push(await slice.ifUnited?.(tx, reader, [pair.one.id, pair.other.id]))
    return cards
  })
  return page(c, <PairPage shell={shellOf(c)} pair={pair} effect={effect} refused={refused} />, status)
}

async function pairIn(c: C): Promise<Pair> {
  const reader = readerOf(c)
  refuseUnless(reader.who, 'people.read')
  const [person = '', other = ''] = [c.req.param('person'), c.req.param('other')]
  if (!isId(person) || !isId(other)) throw missing('people.no-such-person')
  return read(c.get('engine'), reader.who, tx => getPair(tx, reader, [person, other]))
}

/** „The same” unites the records, „different” is remembered; both want to know how it is known. */
async function decide(c: C): Promise<Response> {
  refuseUnless(c.get('who'), 'people.write')
  const { one, other } = await pairIn(c)
  const { said } = matchingWords(c.get('lang'))
  const answer = typedIn(await formIn(c), 'answer')
  const again = (state: FormState, status: ProblemStatus) => showPair(c, state, status)
  if (answer === 'same') {
    return submit(c, unite, {
      input: body => ({ person: one.id, with: other.code, reason: typed(body.reason) }),
      again,
      to: done => personPath(String(done.answer.person), '/identity'),
      said: said.same,
    })
  }
  return submit(c, keepApart, {
    input: body => {
      if (answer !== 'different') throw refuseField('answer', 'matching.say-which')
      return { person: one.id, from: other.code, reason: typed(body.reason) }
    },
    again,
    to: () => `${duplicatesPath}?zone=review`,
    said: said.different,
  })
}

/** An empty field is absent. */
const typed = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
