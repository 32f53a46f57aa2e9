import type { Context, Hono } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import { today } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import type { Tables, Tx } from '../kernel/database.ts'
import { blankForm, type FormBody, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked, Reader } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { getProgramme, getRulebook, programmeCodes } from '../programme/tables.ts'
import { type ActProps, type Fact, FactPage, LeavePage, OutcomePage, SupportPage, valuesOf } from './act-pages.tsx'
import {
  correctExit,
  correctOutcome,
  correctSupport,
  withdrawExit,
  withdrawOutcome,
  withdrawSupport,
} from './correction.ts'
import { holdCriteria } from './criteria.ts'
import { proposeDecision, signDecision } from './decision.ts'
import { EligibilityPage } from './eligibility-page.tsx'
import { enrol, enrolShape } from './enrol.ts'
import { EnrolPage } from './enrol-page.tsx'
import { leave } from './exit.ts'
import { FilePage } from './file-page.tsx'
import { ListPage } from './list-page.tsx'
import { listPeople, stages } from './list-tables.ts'
import { recordOutcome } from './outcome.ts'
import { PersonPage, personPath } from './person-page.tsx'
import { personWords } from './person-words.ts'
import { getRecord, type Record } from './record.ts'
import { readQuery } from './search.ts'
import { giveSupport } from './support.ts'
import { acceptedPapers, accountNames, getFact } from './tables.ts'
import { newestFirst, pathOf } from './timeline.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

const onDay = (c: C) => today(c.get('engine').clock())
const text = (c: C) => personWords(c.get('lang'))

export function peopleRoutes(app: Hono<Asked>): void {
  app.get('/app/people', showList)
  app.get('/app/people/new', c => showEnrol(c))
  app.post('/app/people', c =>
    submit(c, enrol, {
      input: body => withCategories(fromForm(enrolShape, body, onDay(c)), body, onDay(c)),
      again: (state, status) => showEnrol(c, state, status),
      to: done => personPath(String(done.answer.person)),
      said: text(c).said.enrolled,
    }),
  )
  app.get('/app/people/:person', showPerson)
  app.get('/app/people/:person/file', async c => page(c, <FilePage {...await frame(c)} />))
  app.get('/app/people/:person/eligibility', c => showEligibility(c))
  decide(app, '', proposeDecision, 'proposed')
  decide(app, '/sign', signDecision, 'signed')
  act(app, 'support', giveSupport, SupportPage, 'support')
  act(app, 'leave', leave, LeavePage, 'left')
  act(app, 'outcome', recordOutcome, OutcomePage, 'outcome')
  fact(app, 'support', correctSupport, withdrawSupport)
  fact(app, 'exit', correctExit, withdrawExit)
  fact(app, 'outcome', correctOutcome, withdrawOutcome)
}

/** The programme whose people are shown: the one in the address, else the only or first one. */
async function chosenProgramme(c: C, tx: Tx): Promise<string> {
  const codes = await programmeCodes(tx, c.get('who').tenant)
  const programme = codes.find(code => code === c.req.query('programme')) ?? codes[0]
  if (programme === undefined) throw missing('programme.no-such-programme')
  return programme
}

async function showList(c: C): Promise<Response> {
  const { q, stage, region, after, name } = c.req.query()
  const on = onDay(c)
  const size = 50
  const { rules, people } = await read(c.get('engine'), c.get('who'), async tx => {
    const programme = await chosenProgramme(c, tx)
    const rulebook = await getRulebook(tx, c.get('who').tenant, programme, on)
    const listed = await listPeople(tx, {
      who: c.get('who'),
      programme,
      rules: rulebook,
      on,
      query: q ? readQuery(q) : undefined,
      stage: stages.find(one => one === stage),
      region: region || undefined,
      after: after && name !== undefined ? { id: after, sortKey: name } : undefined,
      limit: size,
    })
    return { rules: rulebook, people: listed }
  })
  const shown = people.slice(0, size)
  const last = shown.at(-1)
  const asked = { ...(q ? { q } : {}), ...(stage ? { stage } : {}), ...(region ? { region } : {}) }
  const to = (more: { [name: string]: string }) => `/app/people?${new URLSearchParams({ ...asked, ...more })}`
  return page(
    c,
    <ListPage
      shell={shellOf(c)}
      rules={rules}
      people={shown}
      asked={asked}
      {...(after ? { first: to({}) } : {})}
      {...(people.length > size && last ? { next: to({ after: last.id, name: last.sortKey }) } : {})}
    />,
  )
}

async function showEnrol(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const lang = c.get('lang')
  const { rules, programmes } = await read(c.get('engine'), c.get('who'), async tx => {
    const programme = await chosenProgramme(c, tx)
    const codes = await programmeCodes(tx, c.get('who').tenant)
    const all = await Promise.all(
      codes.map(async code => ({ code, name: (await getProgramme(tx, c.get('who').tenant, code)).names[lang] })),
    )
    return { rules: await getRulebook(tx, c.get('who').tenant, programme, onDay(c)), programmes: all }
  })
  const form = state ?? blankForm(lang, { appliedOn: onDay(c), programme: programmes[0]?.code })
  return page(c, <EnrolPage shell={shellOf(c)} rules={rules} programmes={programmes} state={form} />, status)
}

/** The form asks about the day of the application: situation and categories are those of that day. */
function withCategories(input: unknown, body: FormBody, on: string): unknown {
  const form = input as { appliedOn?: string; situation?: object }
  const day = form.appliedOn ?? on
  const kinds = [body.category ?? []].flat()
  return {
    ...form,
    ...(form.situation ? { situation: { onDay: day, ...form.situation } } : {}),
    ...(kinds.length > 0 ? { categories: kinds.map(kind => ({ kind, validFrom: day })) } : {}),
  }
}

const readerOf = (c: C): Reader => ({ who: c.get('who'), lang: c.get('lang'), today: onDay(c) })

const personOf = (c: C): string => c.req.param('person') ?? ''

const record = (c: C): Promise<Record> =>
  read(c.get('engine'), c.get('who'), tx =>
    getRecord(tx, c.get('who'), personOf(c), onDay(c), c.req.query('programme')),
  )

async function frame(c: C) {
  return { shell: shellOf(c), record: await record(c), on: onDay(c), slices: c.get('slices') }
}

async function showPerson(c: C): Promise<Response> {
  const reader = readerOf(c)
  const { found, items, beside } = await read(c.get('engine'), reader.who, async tx => {
    const own = await getRecord(tx, reader.who, personOf(c), reader.today, c.req.query('programme'))
    const names = await accountNames(tx, reader.who.tenant)
    const others = []
    const cards = []
    for (const slice of c.get('slices')) {
      others.push(...((await slice.timeline?.(tx, reader, own.person.id)) ?? []))
      cards.push(await slice.beside?.(tx, reader, own.person.id))
    }
    return { found: own, items: newestFirst([...pathOf(own, reader.lang, names), ...others]), beside: cards }
  })
  return page(
    c,
    <PersonPage
      shell={shellOf(c)}
      record={found}
      on={reader.today}
      slices={c.get('slices')}
      items={items}
      beside={beside}
    />,
  )
}

async function showEligibility(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const on = onDay(c)
  const who = c.get('who')
  const { found, held, names } = await read(c.get('engine'), who, async tx => {
    const own = await getRecord(tx, who, personOf(c), on, c.req.query('programme'))
    const papers = await acceptedPapers(tx, who.tenant, own.enrolment.id)
    return {
      found: own,
      held: holdCriteria(own.rules, papers, own.enrolment.applied_on, own.entryOn ?? on),
      names: await accountNames(tx, who.tenant),
    }
  })
  return page(
    c,
    <EligibilityPage
      shell={shellOf(c)}
      record={found}
      on={on}
      slices={c.get('slices')}
      held={held}
      names={names}
      {...(state ? { state } : {})}
    />,
    status,
  )
}

function decide(app: Hono<Asked>, path: string, command: AnyCommand, said: 'proposed' | 'signed'): void {
  app.post(`/app/people/:person/eligibility${path}`, c =>
    submit(c, command, {
      again: (state, status) => showEligibility(c, state, status),
      to: () => personPath(personOf(c), '/eligibility'),
      said: text(c).said[said],
    }),
  )
}

type Said = 'support' | 'left' | 'outcome'

/** A form on a page of its own that records one thing about a person. */
function act(
  app: Hono<Asked>,
  section: string,
  command: AnyCommand,
  Form: (props: ActProps) => preact.JSX.Element,
  said: Said,
): void {
  const path = `/app/people/:person/${section}`
  app.get(path, async c => {
    const props = await frame(c)
    const first = section === 'leave' ? { leftOn: props.record.lastOn } : {}
    return page(c, <Form {...props} state={blankForm(c.get('lang'), first)} />)
  })
  app.post(path, c =>
    submit(c, command, {
      again: async (state, status) => page(c, <Form {...await frame(c)} state={state} />, status),
      to: () => personPath(personOf(c)),
      said: text(c).said[said],
    }),
  )
}

/** A recorded fact, with its correction and its withdrawal. */
function fact<T extends Fact['table']>(app: Hono<Asked>, table: T, correct: AnyCommand, withdraw: AnyCommand): void {
  const path = `/app/people/:person/${table}/:record`
  const show = async (c: C, state?: FormState, refused?: 'correct' | 'withdraw', status: Status = 200) => {
    const who = c.get('who')
    const props = await frame(c)
    const row = await read(
      c.get('engine'),
      who,
      async tx => (await getFact(tx, who, 'people.read', table, c.req.param('record') ?? '')).fact,
    )
    const shown = { table, row } as { table: T; row: Tables[T] } as unknown as Fact
    if (row.person_id !== props.record.person.id) throw missing('people.no-such-record')
    const blank = blankForm(c.get('lang'), valuesOf(shown))
    return page(
      c,
      <FactPage {...props} fact={shown} blank={blank} state={state ?? blank} {...(refused ? { refused } : {})} />,
      status,
    )
  }
  app.get(path, c => show(c))
  app.post(path, c =>
    submit(c, correct, {
      again: (state, status) => show(c, state, 'correct', status),
      to: () => personPath(personOf(c)),
      said: text(c).said.corrected,
    }),
  )
  app.post(`${path}/withdraw`, c =>
    submit(c, withdraw, {
      again: (state, status) => show(c, state, 'withdraw', status),
      to: () => personPath(personOf(c)),
      said: text(c).said.withdrawn,
    }),
  )
}
