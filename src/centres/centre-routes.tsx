import type { Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { namesOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { accountNames } from '../people/person-tables.ts'
import type { C } from '../people/form-route.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { allow, onDay } from '../programme/sight.ts'
import { openCentre } from './asked-centre.ts'
import { centreForms } from './centre-forms.ts'
import { programmeHere, rulesHere } from './centre-rules.ts'
import { type Described, hsdsOf, organisationOf } from './hsds.ts'
import { centreColumns, ListPage } from './list-page.tsx'
import { logColumns, LogPage } from './log-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { centrePath, centresPath } from './paths.ts'
import { ReferralsPage } from './referrals-page.tsx'
import { centresOf, enterprisesIn, findCentre, provenStudies, referralsSeen, rowsOf, totalsOf } from './tables.ts'
import { WorkPage } from './work-page.tsx'
import { words } from './words.ts'

export function centreRoutes(app: Hono<Asked>): void {
  app.get(centresPath, showList)
  listFileRoutes(app, centresPath, allAsFile)
  app.get(centrePath('hsds.json'), tellAll)
  centreForms(app)
  app.get(centrePath(':centre'), showOverview)
  app.get(centrePath(':centre', '/hsds.json'), tellOne)
  app.get(centrePath(':centre', '/log'), showLog)
  listFileRoutes(app, centrePath(':centre', '/log'), logAsFile)
  app.get(centrePath(':centre', '/work'), showWork)
  app.get(centrePath(':centre', '/referred'), showReferrals)
}

async function allOf(c: C) {
  allow(c, 'programme.read')
  const who = c.get('who')
  const { rules, among } = await programmeHere(c)
  return { rules, among, rows: await read(c.get('engine'), who, tx => centresOf(tx, who.tenant, among.code)) }
}

async function showList(c: C): Promise<Response> {
  const mayWrite = may(c.get('who'), 'deliverable.write')
  return page(c, <ListPage shell={shellOf(c)} {...await allOf(c)} mayWrite={mayWrite} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, rows } = await allOf(c)
  const sheet = words(lang).centres.slice(0, 31)
  return tableFile({ name: 'centres', sheet, columns: centreColumns(lang, rules), rows, kind: 'centres.exported' })
}

async function showOverview(c: C): Promise<Response> {
  const { tenant } = c.get('who')
  const open = await openCentre(c, async (tx, { centre: { id } }) => ({
    hours: await rowsOf(tx, tenant, 'centre_hours', id),
    staff: await rowsOf(tx, tenant, 'centre_staff', id),
    services: await rowsOf(tx, tenant, 'centre_service', id),
    given: await rowsOf(tx, tenant, 'service_given', id),
    accounts: await accountNames(tx, tenant),
  }))
  return page(c, <OverviewPage open={open} />)
}

async function logOf(c: C) {
  const { tenant } = c.get('who')
  return openCentre(c, async (tx, { centre: { id }, found }) => {
    const given = await rowsOf(tx, tenant, 'service_given', id)
    return {
      given,
      services: await rowsOf(tx, tenant, 'centre_service', id),
      totals: await totalsOf(tx, tenant, id),
      enterprises: await enterprisesIn(tx, tenant, found.row.programme),
      accounts: await accountNames(tx, tenant),
      people: await namesOf(
        c,
        tx,
        given.flatMap(one => one.person_id ?? []),
      ),
    }
  })
}

const showLog = async (c: C): Promise<Response> => page(c, <LogPage open={await logOf(c)} />)

/** Whoever takes it along is noted with each person whom it names. */
async function logAsFile(c: C) {
  const open = await logOf(c)
  return tableFile({
    name: 'services',
    sheet: words(c.get('lang')).log.slice(0, 31),
    columns: logColumns(open),
    rows: open.given.toReversed(),
    kind: 'people.exported',
    subjects: ({ person_id: person }) => (person !== null && open.people.has(person) ? [person] : []),
  })
}

async function showWork(c: C): Promise<Response> {
  const { tenant } = c.get('who')
  const open = await openCentre(c, async (tx, { centre: { id }, found }) => ({
    needs: await rowsOf(tx, tenant, 'centre_need', id),
    studies: await rowsOf(tx, tenant, 'centre_study', id),
    enterprises: await enterprisesIn(tx, tenant, found.row.programme),
    proven: await provenStudies(tx, tenant, id),
  }))
  return page(c, <WorkPage open={open} />)
}

async function showReferrals(c: C): Promise<Response> {
  allow(c, 'people.read')
  const who = c.get('who')
  const open = await openCentre(c, async (tx, { centre: { id } }) => {
    const referrals = await referralsSeen(tx, who, id)
    const people = await namesOf(
      c,
      tx,
      referrals.map(one => one.person_id),
    )
    return { referrals, people }
  })
  return page(c, <ReferralsPage open={open} />)
}

async function describe(tx: Tx, tenant: string, id: string, rules: Rulebook): Promise<Described | undefined> {
  const centre = await findCentre(tx, tenant, id)
  const known = (await centresOf(tx, tenant, rules.programme ?? '')).find(one => one.id === id)
  if (!centre || !known) return undefined
  return {
    centre,
    title: known.title,
    place: rules.centres.find(one => one.code === known.code),
    organisation: organisationOf(rules, known.partner),
    hours: await rowsOf(tx, tenant, 'centre_hours', id),
    services: await rowsOf(tx, tenant, 'centre_service', id),
    closed: known.closed,
  }
}

async function tellAll(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const rules = await rulesHere(c)
  const who = c.get('who')
  const all = await read(c.get('engine'), who, async tx => {
    const described: Described[] = []
    for (const { id } of await centresOf(tx, who.tenant, rules.programme ?? '')) {
      const one = await describe(tx, who.tenant, id, rules)
      if (one) described.push(one)
    }
    return described
  })
  return c.json(hsdsOf(all, { today: onDay(c) }))
}

async function tellOne(c: C): Promise<Response> {
  const who = c.get('who')
  const { centre, rules } = await openCentre(c, async () => ({}))
  const one = await read(c.get('engine'), who, tx => describe(tx, who.tenant, centre.id, rules))
  return c.json(hsdsOf(one ? [one] : [], { today: onDay(c) }))
}
