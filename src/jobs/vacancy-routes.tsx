import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { refuseUnless } from '../people/sight.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { getEmployer } from './employer.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { match } from './match.ts'
import { countUnasked, namesOfSeekers, passSealedGates, seekersOf } from './match-tables.ts'
import { MatchesCard } from './matches-card.tsx'
import { jobWords } from './job-words.ts'
import { holdersOf } from './occupancy-tables.ts'
import { jobsPath, shortlistPath, vacancyPath } from './paths.ts'
import { referralsOf } from './referral-tables.ts'
import { proposeChosen } from './shortlist.ts'
import { employersOf, vacanciesOf, type VacancyRow } from './tables.ts'
import { addVacancy, closeVacancy, correctVacancy, getVacancy, isOpen } from './vacancy.ts'
import { vacancyQuestions, vacancyValues } from './vacancy-form.ts'
import { vacancyColumns, VacanciesPage, VacancyPage } from './vacancy-pages.tsx'

export function vacancyRoutes(app: Hono<Asked>): void {
  app.get(jobsPath, showAll)
  listFileRoutes(app, jobsPath, allAsFile)
  formRoute(app, {
    path: vacancyPath('new'),
    command: addVacancy,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { who, today } = readerOf(c)
      const { employers, rules } = await read(c.get('engine'), who, async tx => ({
        employers: await employersOf(tx, who.tenant),
        rules: await anyRules(c, tx),
      }))
      return {
        title: text.newVacancy,
        questions: [
          {
            kind: 'select',
            name: 'employer',
            label: text.employer,
            hint: employers.length === 0 ? text.noEmployers : undefined,
            options: employers.map(one => ({ value: one.id, text: one.name })),
          },
          ...vacancyQuestions(lang, rules),
        ],
        values: { employer: c.req.query('employer'), opensOn: today, places: '1', weeklyHours: '40' },
        submit: text.saveVacancy,
        cancel: jobsPath,
        breadcrumb: [{ text: text.vacancies, href: jobsPath }],
      }
    },
    to: done => vacancyPath(String(done.answer.vacancy)),
    said: c => jobWords(c.get('lang')).said.vacancy,
  })
  app.get(vacancyPath(':vacancy'), c => showOne(c))
  app.post(shortlistPath(':vacancy'), c => {
    refuseUnless(c.get('who'), 'outcome.write')
    return proposeChosen(
      c,
      () => loadOne(c),
      (state, status) => showOne(c, state, status),
    )
  })
  formRoute(app, {
    path: vacancyPath(':vacancy', '/correct'),
    command: correctVacancy,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { vacancy, rules } = await read(c.get('engine'), c.get('who'), async tx => ({
        vacancy: await getVacancy({ tx, who: c.get('who') }, idIn(c, 'vacancy', 'jobs.no-such-vacancy')),
        rules: await anyRules(c, tx),
      }))
      return {
        title: text.correctVacancy,
        questions: [hidden('vacancy', vacancy.id), ...vacancyQuestions(lang, rules)],
        values: vacancyValues(vacancy),
        shown: vacancy.entry,
        submit: text.saveVacancy,
        cancel: vacancyPath(vacancy.id),
        breadcrumb: crumbs(c, vacancy),
      }
    },
    to: done => vacancyPath(String(done.answer.vacancy)),
    said: c => jobWords(c.get('lang')).said.vacancy,
  })
  formRoute(app, {
    path: vacancyPath(':vacancy', '/close'),
    command: closeVacancy,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const vacancy = await asked(c)
      return {
        title: text.closeVacancy,
        lead: text.closeWhat,
        questions: [hidden('vacancy', vacancy.id), { kind: 'day', name: 'closedOn', label: text.closedOn }],
        shown: vacancy.entry,
        submit: text.closeVacancy,
        cancel: vacancyPath(vacancy.id),
        breadcrumb: crumbs(c, vacancy),
      }
    },
    to: done => vacancyPath(String(done.answer.vacancy)),
    said: c => jobWords(c.get('lang')).said.closed,
  })
}

const asked = (c: C) =>
  read(c.get('engine'), c.get('who'), tx =>
    getVacancy({ tx, who: c.get('who') }, idIn(c, 'vacancy', 'jobs.no-such-vacancy')),
  )

export const crumbs = (c: C, { id, title }: { id: string; title: string }) => [
  { text: jobWords(c.get('lang')).vacancies, href: jobsPath },
  { text: title, href: vacancyPath(id) },
]

/** Trainings that a vacancy may ask for are those of the first programme; undefined where there is none yet. */
async function anyRules(c: C, tx: Tx): Promise<Rulebook | undefined> {
  const { who, today } = readerOf(c)
  const [programme] = await programmeCodes(tx, who.tenant)
  return programme === undefined ? undefined : getRulebook(tx, who.tenant, programme, today)
}

async function allOf(c: C) {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const county = c.req.query('county') || undefined
  const all = c.req.query('show') === 'all'
  const found = await read(c.get('engine'), who, async tx => ({
    employers: await employersOf(tx, who.tenant),
    vacancies: await vacanciesOf(tx, who.tenant, all ? {} : { openOn: today }),
  }))
  return {
    on: today,
    employers: new Map(found.employers.map(one => [one.id, one])),
    vacancies: found.vacancies.filter(one => county === undefined || one.county === county),
    asked: { county, show: all ? 'all' : undefined },
  }
}

async function showAll(c: C): Promise<Response> {
  const mayWrite = may(c.get('who'), 'outcome.write')
  return page(c, <VacanciesPage shell={shellOf(c)} {...await allOf(c)} mayWrite={mayWrite} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { on, employers, vacancies } = await allOf(c)
  return tableFile({
    name: 'vacancies',
    sheet: jobWords(lang).vacancies,
    columns: vacancyColumns({ lang, on, employers }),
    rows: vacancies,
    kind: 'jobs.exported',
  })
}

async function loadOne(c: C) {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  return read(c.get('engine'), who, async tx => {
    const vacancy = await getVacancy({ tx, who }, idIn(c, 'vacancy', 'jobs.no-such-vacancy'))
    const holders = await holdersOf(tx, who.tenant, vacancy.id)
    return {
      vacancy,
      employer: await getEmployer({ tx, who }, vacancy.employer_id),
      referrals: await referralsOf(tx, who, { vacancy: vacancy.id }),
      rules: await anyRules(c, tx),
      fit: await matchesFor(c, tx, vacancy),
      taken: holders.filter(one => one.ended_on === null || one.ended_on >= today).length,
    }
  })
}

async function showOne(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, today, lang } = readerOf(c)
  const found = await loadOne(c)
  const shell = shellOf(c)
  const mayWrite = may(who, 'outcome.write')
  const list = {
    shell,
    mayWrite,
    vacancy: found.vacancy,
    proposed: new Set(found.referrals.map(one => one.person)),
    state: state ?? blankForm(lang),
  }
  return page(
    c,
    <VacancyPage shell={shell} {...found} isOpen={isOpen(found.vacancy, today)} mayWrite={mayWrite}>
      {found.fit && <MatchesCard {...list} {...found.fit} />}
    </VacancyPage>,
    status,
  )
}

/** Who suits an open vacancy: whoever does not pass what is sealed is counted among the others, and never named. */
async function matchesFor(c: C, tx: Tx, vacancy: VacancyRow) {
  const { who, today } = readerOf(c)
  const rules = await anyRules(c, tx)
  if (rules?.programme === undefined || !isOpen(vacancy, today)) return undefined
  const asking = { who, programme: rules.programme, rules, on: today }
  const seekers = await seekersOf(tx, asking)
  const people = seekers.map(one => one.person)
  const passing = await passSealedGates(tx, vacancy, people)
  return {
    rules,
    matches: seekers.filter(one => passing.has(one.person)).map(one => match(vacancy, one)),
    names: await namesOfSeekers(tx, who, people),
    others: seekers.length - passing.size,
    unasked: await countUnasked(tx, asking),
  }
}
