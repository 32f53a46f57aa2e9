import type { Context, Hono } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState, shownField } from '../pages/form-state.ts'
import { valueOf } from '../pages/question.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { personId } from './asked-record.ts'
import { dropCategory } from './category.ts'
import { leaveHousehold } from './household.ts'
import { identityAt, type IdentityData, openIdentity } from './identity-data.ts'
import { IdentityPage } from './identity-page.tsx'
import { type SectionName, sectionNames, sectionOf } from './identity-sections.ts'
import { identityWords } from './identity-words.ts'
import { merge, type Merged } from './merge.ts'
import { personPath, recordPath } from './paths.ts'
import { dropResidence, forgetMove } from './residence.ts'
import type { Section } from './section.ts'
import { SectionPage } from './section-page.tsx'
import { refuseUnless } from './sight.ts'
import { removeWork } from './work.ts'

type C = Context<Asked>

const identityPath = '/app/people/:person/identity'

export function identityRoutes(app: Hono<Asked>): void {
  app.get(identityPath, c => showAll(c))
  takeAway(app, 'drop-residence', dropResidence)
  takeAway(app, 'forget-move', forgetMove)
  takeAway(app, 'leave-household', leaveHousehold)
  takeAway(app, 'remove-work', removeWork)
  takeAway(app, 'drop-category', dropCategory)
  app.get(`${identityPath}/:section`, c => showSection(c, sectionIn(c)))
  app.post(`${identityPath}/:section`, sendSection)
}

async function showAll(c: C, refused?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  return page(c, <IdentityPage data={await openIdentity(c)} refused={refused} />, status)
}

/** A button that takes one thing away; undo brings it back. */
function takeAway(app: Hono<Asked>, act: string, command: AnyCommand): void {
  app.post(`${identityPath}/${act}`, c =>
    submit(c, command, {
      again: (state, status) => showAll(c, state, status),
      to: () => personPath(personId(c), '/identity'),
      said: identityWords(c.get('lang')).said.removed,
    }),
  )
}

async function showSection(
  c: C,
  name: SectionName,
  state?: FormState,
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  const data = await openIdentity(c)
  const lang = c.get('lang')
  const section = sectionOf(name, data, lang)
  refuseUnless(c.get('who'), section.command.may)
  const merged = state && (await mergedWith(c, { name, data, section, state }))
  return page(
    c,
    <SectionPage
      {...data}
      section={section}
      path={recordPath(data.record, `/identity/${name}`)}
      state={state ?? blankForm(lang, section.values)}
      merged={merged}
    />,
    status,
  )
}

interface Sent {
  name: SectionName
  data: IdentityData
  section: Section
  state: FormState
}

/** Where the record has moved on since the form was shown: both changes put together. */
async function mergedWith(c: C, { name, data, section, state }: Sent): Promise<Merged | undefined> {
  const entry = valueOf(state, shownField)
  if (entry === String(section.shown ?? '')) return undefined
  const before = /^\d{1,15}$/.test(entry) ? await identityAt(c, data, Number(entry)) : undefined
  const shown = before && sectionOf(name, before, state.lang).values
  return merge(section.questions, { shown, now: section.values, typed: state.values }, data.on)
}

async function sendSection(c: C): Promise<Response> {
  const name = sectionIn(c)
  const lang = c.get('lang')
  const { command } = sectionOf(name, await openIdentity(c), lang)
  return submit(c, command, {
    again: (state, status) => showSection(c, name, state, status),
    to: () => personPath(personId(c), '/identity'),
    said: identityWords(lang).said[name],
  })
}

function sectionIn(c: C): SectionName {
  const name = sectionNames.find(one => one === c.req.param('section'))
  if (!name) throw missing()
  return name
}
