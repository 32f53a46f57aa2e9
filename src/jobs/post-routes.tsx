import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { mapOptions } from '../pages/options.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { namesOfPeople } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { getDeliverable, reaches } from '../programme/deliverable.ts'
import { deliverableTitle } from '../programme/deliverable-papers.ts'
import { endReasons, offered } from './codes.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { jobWords } from './job-words.ts'
import { holdersOf, postsHeld } from './occupancy-tables.ts'
import { postPath, postsPath } from './paths.ts'
import { fillPost, vacatePost } from './post.ts'
import { postColumns, PostPage, PostsPage } from './post-pages.tsx'
import { words } from './words.ts'

export function postRoutes(app: Hono<Asked>): void {
  app.get(postsPath, showAll)
  listFileRoutes(app, postsPath, allAsFile)
  app.get(postPath(':post'), showOne)
  formRoute(app, {
    path: postPath(':post', '/fill'),
    command: fillPost,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { row } = await asked(c, 'deliverable.write')
      return {
        title: text.fillTitle,
        lead: text.fillLead,
        questions: [
          hidden('post', row.id),
          { kind: 'text', name: 'contractNumber', label: text.contractNumber },
          {
            kind: 'select',
            name: 'contract',
            label: text.contract,
            options: mapOptions(lang, offered, words(lang).contract),
          },
          { kind: 'number', name: 'weeklyHours', label: text.weeklyHours, unit: text.hoursAWeek },
          { kind: 'day', name: 'beganOn', label: text.beganOn },
          { kind: 'day', name: 'plannedEndOn', label: text.plannedEndOn, hint: text.plannedEndHint, optional: true },
        ],
        values: {
          contract: row.contract ?? undefined,
          weeklyHours: row.weekly_hours === null ? undefined : String(Number(row.weekly_hours)).replace('.', ','),
        },
        submit: text.fill,
        cancel: postPath(row.id),
        breadcrumb: crumbs(c, row),
      }
    },
    to: (_, c) => postPath(c.req.param('post') ?? ''),
    said: c => jobWords(c.get('lang')).said.filled,
  })
  formRoute(app, {
    path: postPath(':post', '/vacate'),
    command: vacatePost,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { row } = await asked(c, 'deliverable.write')
      const holder = await heldByOthers(c, row.id)
      return {
        title: text.vacateTitle,
        questions: [
          hidden('occupancy', holder),
          { kind: 'day', name: 'endedOn', label: text.lastDay },
          {
            kind: 'select',
            name: 'reason',
            label: text.endReason,
            options: mapOptions(lang, endReasons, words(lang).endReason),
          },
        ],
        submit: text.vacate,
        cancel: postPath(row.id),
        breadcrumb: crumbs(c, row),
      }
    },
    to: (_, c) => postPath(c.req.param('post') ?? ''),
    said: c => jobWords(c.get('lang')).said.vacated,
  })
}

const crumbs = (c: C, row: { id: string; code: string; title: string }) => [
  { text: jobWords(c.get('lang')).createdPosts, href: postsPath },
  { text: deliverableTitle(row), href: postPath(row.id) },
]

async function asked(c: C, right?: 'deliverable.write') {
  const { who } = readerOf(c)
  const id = idIn(c, 'post', 'jobs.no-such-post')
  return read(c.get('engine'), who, async tx => {
    const found = await getDeliverable(tx, who, right, id)
    if (found.row.unit !== 'job') throw missing('jobs.no-such-post')
    return found
  })
}

/** Whoever holds it and does not take part in the programme; 404 where nobody does. */
async function heldByOthers(c: C, post: string): Promise<string> {
  const { who } = readerOf(c)
  const holder = await read(c.get('engine'), who, async tx =>
    (await holdersOf(tx, who.tenant, post)).find(one => one.ended_on === null && one.person_id === null),
  )
  if (!holder) throw missing('jobs.no-such-placement')
  return holder.id
}

async function allOf(c: C) {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'programme.read')
  return read(c.get('engine'), who, async tx => {
    const { code } = await chosenProgramme(c, tx)
    return postsHeld(tx, who.tenant, code, today)
  })
}

const showAll = async (c: C): Promise<Response> => page(c, <PostsPage shell={shellOf(c)} posts={await allOf(c)} />)

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const sheet = jobWords(lang).createdPosts.slice(0, 31)
  return tableFile({ name: 'posts', sheet, columns: postColumns(lang), rows: await allOf(c), kind: 'jobs.exported' })
}

async function showOne(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'programme.read')
  const { row, enterprise } = await asked(c)
  const found = await read(c.get('engine'), who, async tx => {
    const holders = await holdersOf(tx, who.tenant, row.id)
    const people = holders.flatMap(one => one.person_id ?? [])
    const seen = people.length === 0 || !may(who, 'people.read') ? [] : await namesOfPeople(tx, who, people)
    return { holders, seen: new Map(seen.map(one => [one.id, one])) }
  })
  const mayWrite = reaches(who, 'deliverable.write', row, enterprise)
  return page(c, <PostPage shell={shellOf(c)} row={row} enterprise={enterprise} {...found} mayWrite={mayWrite} />)
}
