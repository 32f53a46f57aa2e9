import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { mapOptions } from '../pages/options.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { getRulebook } from '../programme/tables.ts'
import { linksAbout } from '../people/record-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { checkSources, endReasons } from './codes.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { jobWords } from './job-words.ts'
import { checksOf, createdPosts, getPlacement, holdingsOf, placedNamed, placementsOf } from './occupancy-tables.ts'
import { placementPath, placementsPath } from './paths.ts'
import { endPlacement, withdrawPlacement } from './placement-end.ts'
import { placementColumns, PlacementPage, PlacementsPage } from './placement-pages.tsx'
import { figureRules, postFigures } from './post-figures.ts'
import { renewContract, renewedAs } from './renewal.ts'
import { renewalWords } from './renewal-words.ts'
import { checkRetention, dueOn, openChecks, retentionMonths } from './retention.ts'
import { nameOf } from './vacancy-pages.tsx'
import { words } from './words.ts'

export function placementRoutes(app: Hono<Asked>): void {
  app.get(placementsPath, showAll)
  listFileRoutes(app, placementsPath, allAsFile)
  app.get(placementPath(':placement'), showOne)
  formRoute(app, {
    path: placementPath(':placement', '/end'),
    command: endPlacement,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { occupancy, breadcrumb } = await asked(c)
      return {
        title: text.endPlacement,
        questions: [
          hidden('occupancy', occupancy.id),
          { kind: 'day', name: 'endedOn', label: text.lastDay },
          {
            kind: 'select',
            name: 'reason',
            label: text.endReason,
            options: mapOptions(lang, endReasons, words(lang).endReason),
          },
        ],
        shown: occupancy.entry,
        submit: text.endPlacement,
        cancel: placementPath(occupancy.id),
        breadcrumb,
      }
    },
    to: done => placementPath(String(done.answer.occupancy)),
    said: c => jobWords(c.get('lang')).said.ended,
  })
  formRoute(app, {
    path: placementPath(':placement', '/renew'),
    command: renewContract,
    load: async c => {
      const lang = c.get('lang')
      const text = renewalWords(lang)
      const { occupancy, breadcrumb } = await asked(c)
      return {
        title: text.renew,
        lead: text.renewLead,
        questions: [
          hidden('occupancy', occupancy.id),
          { kind: 'day', name: 'signedOn', label: text.signedOn },
          {
            kind: 'select',
            name: 'contract',
            label: text.contractNow,
            options: mapOptions(lang, renewedAs, words(lang).contract),
          },
          {
            kind: 'day',
            name: 'plannedEndOn',
            label: jobWords(lang).plannedEndOn,
            hint: jobWords(lang).plannedEndHint,
            optional: true,
          },
        ],
        values: { signedOn: readerOf(c).today, contract: 'fixed-term' },
        shown: occupancy.entry,
        submit: text.renew,
        cancel: placementPath(occupancy.id),
        breadcrumb,
      }
    },
    to: done => placementPath(String(done.answer.occupancy)),
    said: c => renewalWords(c.get('lang')).said,
  })
  formRoute(app, {
    path: placementPath(':placement', '/check'),
    command: checkRetention,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { occupancy, checks, breadcrumb } = await asked(c)
      const next = openChecks(occupancy, checks)[0]
      const unmade = retentionMonths.filter(month => !checks.some(check => check.month === month))
      return {
        title: text.checkTitle,
        lead: text.checkLead,
        questions: [
          hidden('occupancy', occupancy.id),
          {
            kind: 'select',
            name: 'month',
            label: text.checkMonth,
            options: unmade.map(month => ({
              value: String(month),
              text: text.afterMonths({ count: month, due: dueOn(occupancy, month) }),
            })),
          },
          { kind: 'day', name: 'checkedOn', label: text.checkedOn },
          {
            kind: 'select',
            name: 'source',
            label: text.checkSource,
            options: mapOptions(lang, checkSources, words(lang).checkSource),
          },
          { kind: 'day', name: 'endedOn', label: text.noLongerSince, hint: text.noLongerHint, optional: true },
          {
            kind: 'select',
            name: 'reason',
            label: text.endReason,
            options: mapOptions(lang, endReasons, words(lang).endReason),
            optional: true,
          },
        ],
        values: { month: next === undefined ? undefined : String(next.month), checkedOn: readerOf(c).today },
        submit: text.saveCheck,
        cancel: placementPath(occupancy.id),
        breadcrumb,
      }
    },
    to: done => placementPath(String(done.answer.occupancy)),
    said: c => jobWords(c.get('lang')).said.checked,
  })
  formRoute(app, {
    path: placementPath(':placement', '/withdraw'),
    command: withdrawPlacement,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const { occupancy, breadcrumb } = await asked(c)
      return {
        title: text.withdrawPlacement,
        lead: text.withdrawWhat,
        questions: [
          hidden('occupancy', occupancy.id),
          { kind: 'text', name: 'reason', label: text.withdrawReason, width: 'full' },
        ],
        submit: text.withdrawPlacement,
        danger: true,
        cancel: placementPath(occupancy.id),
        breadcrumb,
      }
    },
    to: () => placementsPath,
    said: c => jobWords(c.get('lang')).said.withdrawn,
  })
}

async function asked(c: C) {
  const { who, lang } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const { placed, checks } = await onePlacement(c, tx, 'outcome.write')
    const breadcrumb = [
      { text: jobWords(lang).placements, href: placementsPath },
      { text: nameOf(placed, lang), href: placementPath(placed.id) },
    ]
    return { occupancy: placed, checks, breadcrumb }
  })
}

async function onePlacement(c: C, tx: Tx, right: 'people.read' | 'outcome.write') {
  const { who } = readerOf(c)
  const occupancy = await getPlacement(tx, who, right, idIn(c, 'placement', 'jobs.no-such-placement'))
  const [placed] = await placedNamed(tx, who.tenant, [occupancy.id])
  if (!placed) throw missing('jobs.no-such-placement')
  return { placed, checks: await checksOf(tx, who.tenant, [occupancy.id]) }
}

async function showOne(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const one = await onePlacement(c, tx, 'people.read')
    const links = await linksAbout(tx, who.tenant, [String(one.placed.person_id)])
    const { papers: kinds } = await getRulebook(tx, who.tenant, one.placed.programme, today)
    return { ...one, kinds, papers: links.filter(link => link.claimId === one.placed.outcome_id) }
  })
  return page(c, <PlacementPage shell={shellOf(c)} on={today} {...found} mayWrite={may(who, 'outcome.write')} />)
}

/** Nobody has more placements on one page. */
const mostRows = 300

async function allOf(c: C, limit = mostRows) {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const all = c.req.query('show') === 'all'
  const found = await read(c.get('engine'), who, async tx => {
    const { code: programme, rules } = await chosenProgramme(c, tx)
    const figures = figureRules(rules)
    const placed = await placementsOf(tx, { who, programme, runningOn: all ? undefined : today, limit })
    const checks = await checksOf(
      tx,
      who.tenant,
      placed.map(one => one.id),
    )
    const of = async (created: boolean) =>
      postFigures(await holdingsOf(tx, { tenant: who.tenant, programme, created }), today, figures)
    return {
      placed,
      checks,
      rules: figures,
      created: (await createdPosts(tx, who.tenant, programme, today)).length,
      posts: await of(true),
      placements: await of(false),
    }
  })
  return { ...found, on: today, all }
}

const showAll = async (c: C): Promise<Response> => page(c, <PlacementsPage shell={shellOf(c)} {...await allOf(c)} />)

/** A copy of the list has so many placements at most. */
const mostInFile = 100_000

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { on, placed, checks } = await allOf(c, mostInFile)
  return tableFile({
    name: 'placements',
    sheet: jobWords(lang).placements,
    columns: placementColumns({ lang, on, checks }),
    rows: placed,
    kind: 'people.exported',
    subjects: ({ person_id: person }) => (person === null ? [] : [person]),
  })
}
