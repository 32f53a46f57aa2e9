import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { Problem, refuseField } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readDay } from '../kernel/typed-day.ts'
import { readerOf } from '../pages/reader.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { getProgramme } from '../programme/tables.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { minutesPdf } from './minutes.ts'
import { peoplePath } from './paths.ts'
import { quotaLines } from './quota.ts'
import { type Ranked, ranked } from './ranking.ts'
import { DoubleFundingPage, QuotasPage, waitingColumns, WaitingPage } from './selection-pages.tsx'
import { selectionWords } from './selection-words.ts'
import { countParticipants, decidedOn, overlaps, undeclared, waitingPeople } from './selection-tables.ts'
import { printsMinutes, refuseUnless } from './sight.ts'

type C = Context<Asked>

export function selectionRoutes(app: Hono<Asked>): void {
  app.get(`${peoplePath}/waiting`, showWaiting)
  listFileRoutes<Ranked>(app, `${peoplePath}/waiting`, async c => {
    const { lang } = readerOf(c)
    const { rules, people } = await waitingIn(c)
    return {
      name: 'waiting',
      sheet: selectionWords(lang).waiting,
      columns: waitingColumns(lang, rules),
      rows: people,
      kind: 'people.exported',
      subjects: one => [one.id],
    }
  })
  app.get(`${peoplePath}/minutes`, sendMinutes)
  app.get(`${peoplePath}/quotas`, showQuotas)
  app.get(`${peoplePath}/double-funding`, showDoubleFunding)
}

async function showWaiting(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const { rules, code, people } = await waitingIn(c)
  return page(c, <WaitingPage shell={shellOf(c)} rules={rules} programme={code} people={people} on={today} />)
}

function waitingIn(c: C) {
  const { who } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const chosen = await chosenProgramme(c, tx)
    return { ...chosen, people: ranked(await waitingPeople(tx, { who, programme: chosen.code })) }
  })
}

/** Names leave the product on paper: whoever prints is noted with each person. */
async function sendMinutes(c: C): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  if (!printsMinutes(who)) throw new Problem(403, 'kernel.not-allowed', { right: 'people.decide' })
  const day = readDay(c.req.query('day') ?? '', today)
  if (day === undefined) throw refuseField('day', 'shape.not-a-day')
  const { rules, names, decided, waiting } = await read(c.get('engine'), who, async tx => {
    const chosen = await chosenProgramme(c, tx)
    const asked = { who, programme: chosen.code }
    return {
      rules: chosen.rules,
      names: (await getProgramme(tx, who.tenant, chosen.code)).names,
      decided: await decidedOn(tx, asked, day),
      waiting: ranked(await waitingPeople(tx, asked)),
    }
  })
  const subjects = [...new Set([...decided, ...waiting].map(one => one.id))]
  await logRead(c.get('engine'), who, { kind: 'people.minutes-printed', subjects })
  const minutes = { lang, programme: names[lang], rules, day, printedOn: today, printedBy: who.name, decided, waiting }
  return c.body(minutesPdf(minutes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="pv-${day}.pdf"`,
  })
}

async function showQuotas(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const { lines, counted } = await read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    const all = await countParticipants(tx, { who, programme: code }, rules)
    const programme = await getProgramme(tx, who.tenant, code)
    return { counted: all, lines: quotaLines(programme, rules, all, today) }
  })
  return page(c, <QuotasPage shell={shellOf(c)} participants={counted.all} lines={lines} />)
}

async function showDoubleFunding(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const { code, rules } = await chosenProgramme(c, tx)
    return {
      rules,
      overlaps: await overlaps(tx, who),
      undeclared: await undeclared(tx, { who, programme: code }),
    }
  })
  return page(c, <DoubleFundingPage shell={shellOf(c)} {...found} />)
}
