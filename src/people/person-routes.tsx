import type { Context, Hono } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { openAskedRecord, openRecord, personId } from './asked-record.ts'
import { holdCriteria } from './criteria.ts'
import { proposeDecision, revokeDecision, signDecision } from './decision.ts'
import { EligibilityPage, type Refused, RevokePage } from './eligibility-page.tsx'
import { FilePage } from './file-page.tsx'
import { personPath } from './paths.ts'
import { PersonPage } from './person-page.tsx'
import { personWords } from './person-words.ts'
import { acceptedPapers } from './record-tables.ts'
import { accountNames } from './person-tables.ts'
import { refuseUnless } from './sight.ts'
import { newestFirst, pathOf } from './timeline.ts'

type C = Context<Asked>

export function personRoutes(app: Hono<Asked>): void {
  app.get('/app/people/:person', showPerson)
  app.get('/app/people/:person/file', async c => page(c, <FilePage {...await openAskedRecord(c)} />))
  app.get('/app/people/:person/eligibility', c => showEligibility(c))
  decide(app, 'propose', proposeDecision)
  decide(app, 'sign', signDecision)
  app.get('/app/people/:person/eligibility/revoke', c => showRevoke(c))
  app.post('/app/people/:person/eligibility/revoke', c =>
    submit(c, revokeDecision, {
      again: (state, status) => showRevoke(c, state, status),
      to: () => personPath(personId(c), '/eligibility'),
      said: personWords(c.get('lang')).said.revoke,
    }),
  )
}

async function showPerson(c: C): Promise<Response> {
  const reader = readerOf(c)
  const open = await openRecord(c, async (tx, record) => {
    const names = await accountNames(tx, reader.who.tenant)
    const items = pathOf(record, reader.lang, names)
    const beside = []
    for (const slice of c.get('slices')) {
      items.push(...((await slice.timeline?.(tx, reader, record.person.id)) ?? []))
      beside.push(await slice.beside?.(tx, reader, record.person.id))
    }
    const told = new Set(items.flatMap(item => item.instead ?? []))
    const own = items.filter(item => item.claim === undefined || !told.has(item.claim.id))
    return { items: newestFirst(own), beside, caseworker: names.get(record.enrolment.caseworker_id) }
  })
  return page(c, <PersonPage {...open} />)
}

async function showEligibility(c: C, refused?: Refused, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, today } = readerOf(c)
  const open = await openRecord(c, async (tx, { enrolment, rules, entryOn, decision }) => {
    const papers = await acceptedPapers(tx, who.tenant, enrolment.id)
    const signers = [decision?.proposed_by, decision?.signed_by].filter(one => typeof one === 'string')
    return {
      held: holdCriteria(rules, papers, enrolment.applied_on, entryOn ?? today),
      names: await namesOf(c, tx, signers),
    }
  })
  return page(c, <EligibilityPage {...open} refused={refused} />, status)
}

async function showRevoke(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  refuseUnless(c.get('who'), revokeDecision.may)
  const { shell, record } = await openAskedRecord(c)
  return page(c, <RevokePage shell={shell} record={record} state={state ?? blankForm(c.get('lang'))} />, status)
}

function decide(app: Hono<Asked>, act: Refused['act'], command: AnyCommand): void {
  app.post(`/app/people/:person/eligibility/${act}`, c =>
    submit(c, command, {
      again: (state: FormState, status) => showEligibility(c, { act, state }, status),
      to: () => personPath(personId(c), '/eligibility'),
      said: personWords(c.get('lang')).said[act],
    }),
  )
}
