import type { Hono } from 'hono'
import type { JSX } from 'preact'
import type { Tx } from '../kernel/database.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { number } from '../kernel/words.ts'
import { mapOptions } from '../pages/options.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { type OpenRecord, openAskedRecord, openRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import type { Question } from '../people/section.ts'
import { recordBetterSituation } from './better.ts'
import { betterOf } from './better-tables.ts'
import { betterReasons, contracts, licences, reaches, schedules, skills } from './codes.ts'
import { type C, formRoute, hidden } from '../people/form-route.tsx'
import { jobWords } from './job-words.ts'
import { freePosts, placedOfPerson } from './occupancy-tables.ts'
import { place } from './occupancy.ts'
import { placementPath, workPath } from './paths.ts'
import { PersonWorkPage } from './person-work-page.tsx'
import { getReferral, referralsOf } from './referral-tables.ts'
import { employersOf, findVacancy, vacanciesOf } from './tables.ts'
import { setWish } from './wish.ts'
import { findWish } from './wish-tables.ts'
import { words } from './words.ts'

export function personWorkRoutes(app: Hono<Asked>): void {
  app.get(workPath(':person'), showWork)
  formRoute(app, {
    path: workPath(':person', '/wish'),
    command: setWish,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const { wish, ...open } = await openRecord(c, async (tx, record) => ({
        wish: await findWish(tx, c.get('who').tenant, record.enrolment.id),
      }))
      return {
        title: text.wish,
        lead: text.wishLead,
        questions: [hidden('enrolment', open.record.enrolment.id), ...wishQuestions(c)],
        values: wish
          ? {
              skills: wish.skills,
              licences: wish.licences,
              schedules: wish.schedules,
              reach: wish.reach,
              leastHours: number(lang, Number(wish.least_hours)),
              mostHours: number(lang, Number(wish.most_hours)),
              occupations: wish.occupations,
            }
          : { leastHours: '20', mostHours: '40', reach: 'county', schedules: ['day'] },
        ...(wish && { shown: wish.entry }),
        submit: text.saveWish,
        cancel: workPath(open.record.person.id),
        around: framed(open),
      }
    },
    to: (_, c) => workPath(c.req.param('person') ?? ''),
    said: c => jobWords(c.get('lang')).said.wish,
  })
  formRoute(app, {
    path: workPath(':person', '/place'),
    command: place,
    load: loadPlace,
    to: done => placementPath(String(done.answer.occupancy)),
    said: c => jobWords(c.get('lang')).said.placed,
  })
  formRoute(app, {
    path: workPath(':person', '/better'),
    command: recordBetterSituation,
    load: async c => {
      const lang = c.get('lang')
      const text = jobWords(lang)
      const open = await openAskedRecord(c)
      const contract = mapOptions(lang, contracts, words(lang).contract)
      return {
        title: text.betterTitle,
        lead: text.betterLead,
        questions: [
          hidden('enrolment', open.record.enrolment.id),
          {
            kind: 'radios',
            name: 'reason',
            label: text.betterReason,
            options: mapOptions(lang, betterReasons, words(lang).better),
          },
          { kind: 'day', name: 'sinceOn', label: text.since },
          { kind: 'select', name: 'contractBefore', label: text.contractBefore, options: contract },
          { kind: 'number', name: 'hoursBefore', label: text.hoursBefore, unit: text.hoursAWeek },
          { kind: 'select', name: 'contractNow', label: text.contractNow, options: contract },
          { kind: 'number', name: 'hoursNow', label: text.hoursNow, unit: text.hoursAWeek },
        ],
        submit: text.saveBetter,
        cancel: workPath(open.record.person.id),
        around: framed(open),
      }
    },
    to: (_, c) => workPath(c.req.param('person') ?? ''),
    said: c => jobWords(c.get('lang')).said.better,
  })
}

const framed = (open: OpenRecord) => (form: JSX.Element) => (
  <PersonFrame {...open} current="/jobs" scripts={['form']}>
    {form}
  </PersonFrame>
)

async function loadPlace(c: C) {
  const lang = c.get('lang')
  const text = jobWords(lang)
  const { posts, referral, vacancy, ...open } = await openRecord(c, (tx, record) => postsFor(c, tx, record))
  const questions: Question[] = [
    hidden('enrolment', open.record.enrolment.id),
    ...(referral ? [hidden('referral', referral.id)] : []),
    {
      kind: 'select',
      name: 'post',
      label: text.post,
      hint: text.postHint,
      blank: text.noPost,
      options: posts,
      optional: true,
    },
    { kind: 'text', name: 'contractNumber', label: text.contractNumber, hint: text.contractNumberHint },
    {
      kind: 'select',
      name: 'contract',
      label: text.contract,
      options: mapOptions(lang, contracts, words(lang).contract),
    },
    { kind: 'number', name: 'weeklyHours', label: text.weeklyHours, unit: text.hoursAWeek },
    { kind: 'day', name: 'beganOn', label: text.beganOn },
    { kind: 'day', name: 'plannedEndOn', label: text.plannedEndOn, hint: text.plannedEndHint, optional: true },
    {
      kind: 'text',
      name: 'occupation',
      label: text.occupation,
      hint: text.occupationHint,
      width: 'short',
      optional: true,
    },
  ]
  return {
    title: text.placeTitle,
    lead: text.placeLead,
    questions,
    values: {
      post: vacancy?.id,
      weeklyHours: vacancy ? number(lang, Number(vacancy.weekly_hours)) : '40',
      contract: vacancy?.contract ?? 'permanent',
      occupation: vacancy?.occupation,
    },
    submit: text.place,
    cancel: workPath(open.record.person.id),
    around: framed(open),
  }
}

/** What somebody can be placed on, and the proposal that led here. */
async function postsFor(c: C, tx: Tx, { enrolment }: OpenRecord['record']) {
  const { who, today } = readerOf(c)
  const asked = c.req.query('referral')
  if (asked !== undefined && !isId(asked)) throw missing('jobs.no-such-proposal')
  const referral = asked === undefined ? undefined : await getReferral(tx, who, 'people.read', asked)
  const vacancy = referral && (await findVacancy(tx, who.tenant, referral.vacancy_id))
  const open = await vacanciesOf(tx, who.tenant, { openOn: today })
  // Whoever was proposed in time is hired on a vacancy that has closed since, too.
  const offers = vacancy && !open.some(one => one.id === vacancy.id) ? [vacancy, ...open] : open
  const employers = new Map((await employersOf(tx, who.tenant)).map(one => [one.id, one.name]))
  const created = await freePosts(tx, who.tenant, enrolment.programme, today)
  const posts = [
    ...offers.map(one => ({ value: one.id, text: `${employers.get(one.employer_id) ?? ''}: ${one.title}` })),
    ...created.map(one => ({
      value: one.id,
      text: `${one.code}: ${one.title}${one.employer ? ` (${one.employer})` : ''}`,
    })),
  ]
  return { posts, referral, vacancy }
}

function wishQuestions(c: C): Question[] {
  const lang = c.get('lang')
  const text = jobWords(lang)
  const codes = words(lang)
  const boxes = { kind: 'checkboxes' as const, inline: true }
  return [
    { ...boxes, name: 'skills', label: text.canDo, options: mapOptions(lang, skills, codes.skill), optional: true },
    {
      ...boxes,
      name: 'licences',
      label: text.licences,
      options: mapOptions(lang, licences, codes.licence),
      optional: true,
    },
    { ...boxes, name: 'schedules', label: text.schedules, options: mapOptions(lang, schedules, codes.schedule) },
    { kind: 'number', name: 'leastHours', label: text.leastHours, unit: text.hoursAWeek },
    { kind: 'number', name: 'mostHours', label: text.mostHours, unit: text.hoursAWeek },
    { kind: 'select', name: 'reach', label: text.reach, options: mapOptions(lang, reaches, codes.reach) },
    {
      kind: 'text',
      name: 'occupations',
      label: text.wishedOccupation,
      hint: text.occupationHint,
      width: 'short',
      optional: true,
    },
  ]
}

async function showWork(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  const open = await openRecord(c, async (tx, record) => ({
    wish: await findWish(tx, who.tenant, record.enrolment.id),
    better: await betterOf(tx, who.tenant, record.person.id),
    placed: await placedOfPerson(tx, who.tenant, record.person.id),
    referrals: await referralsOf(tx, who, { person: record.person.id }),
    vacancies: await vacanciesOf(tx, who.tenant, { openOn: today }),
    employers: new Map((await employersOf(tx, who.tenant)).map(one => [one.id, one])),
  }))
  return page(c, <PersonWorkPage {...open} mayWrite={may(who, 'outcome.write')} />)
}
