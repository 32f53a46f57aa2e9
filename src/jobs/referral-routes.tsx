import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { openRecord } from '../people/asked-record.ts'
import { refuseUnless } from '../people/sight.ts'
import { refusalReasons } from './codes.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { jobWords } from './job-words.ts'
import { follow, isClosed, propose, stepsAhead } from './mediation.ts'
import { referralPath, vacancyPath, workPath } from './paths.ts'
import { ReferralPage } from './referral-page.tsx'
import { getReferral, referralsOf } from './referral-tables.ts'
import { getVacancy } from './vacancy.ts'
import { nameOf } from './vacancy-pages.tsx'
import { words } from './words.ts'

export function referralRoutes(app: Hono<Asked>): void {
  formRoute(app, {
    path: workPath(':person', '/propose/:vacancy'),
    command: propose,
    load: async c => {
      const text = jobWords(c.get('lang'))
      const { who, today } = readerOf(c)
      const { vacancy, record } = await openRecord(c, async tx => ({
        vacancy: await getVacancy({ tx, who }, idIn(c, 'vacancy', 'jobs.no-such-vacancy')),
      }))
      return {
        title: text.proposeTitle,
        lead: text.proposeLead({
          person: nameOf({ familyName: record.person.family_name, givenName: record.person.given_name }, c.get('lang')),
          vacancy: vacancy.title,
        }),
        questions: [
          hidden('vacancy', vacancy.id),
          hidden('enrolment', record.enrolment.id),
          { kind: 'text', name: 'reason', label: text.proposeReason, hint: text.proposeReasonHint, width: 'full' },
          { kind: 'day', name: 'proposedOn', label: text.proposedOn },
        ],
        values: { proposedOn: today },
        submit: text.propose,
        cancel: vacancyPath(vacancy.id),
        breadcrumb: [{ text: vacancy.title, href: vacancyPath(vacancy.id) }],
      }
    },
    to: done => referralPath(String(done.answer.referral)),
    said: c => jobWords(c.get('lang')).said.proposed,
  })
  app.get(referralPath(':referral'), c => showOne(c))
  app.post(referralPath(':referral'), c =>
    submit(c, follow, {
      again: (state, status) => showOne(c, state, status),
      to: done => referralPath(String(done.answer.referral)),
      said: jobWords(c.get('lang')).said.followed,
    }),
  )
}

async function showOne(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const referral = await getReferral(tx, who, 'people.read', idIn(c, 'referral', 'jobs.no-such-proposal'))
    const listed = (await referralsOf(tx, who, { vacancy: referral.vacancy_id })).find(one => one.id === referral.id)
    if (!listed) throw missing('jobs.no-such-proposal')
    const accounts = [referral.proposed_by, ...referral.steps.map(step => step.recorded_by)]
    return { referral, listed, names: await namesOf(c, tx, accounts) }
  })
  const questions = [
    {
      kind: 'select' as const,
      name: 'kind',
      label: jobWords(lang).step,
      options: mapOptions(lang, stepsAhead(found.referral.steps), words(lang).step),
    },
    { kind: 'day' as const, name: 'on', label: jobWords(lang).on },
    {
      kind: 'select' as const,
      name: 'reason',
      label: jobWords(lang).refusalReason,
      hint: jobWords(lang).refusalHint,
      options: mapOptions(lang, refusalReasons, words(lang).refusalReason),
      optional: true,
    },
    { kind: 'textarea' as const, name: 'note', label: jobWords(lang).note, optional: true },
  ]
  const mayWrite = may(who, 'outcome.write') && !isClosed(found.referral.steps)
  return page(
    c,
    <ReferralPage
      shell={shellOf(c)}
      {...found}
      mayWrite={mayWrite}
      questions={questions}
      state={state ?? blankForm(lang, { on: today })}
    />,
    status,
  )
}
