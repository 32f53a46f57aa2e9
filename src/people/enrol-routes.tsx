import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { blankForm, type FormBody, type FormMessage, type FormState } from '../pages/form-state.ts'
import { messageFor, valueOf } from '../pages/question.ts'
import { readerOf } from '../pages/reader.ts'
import { page, part } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { cnp } from './cnp.ts'
import { enrol, enrolShape } from './enrol.ts'
import { EnrolPage } from './enrol-page.tsx'
import { cnpIndex } from './identity.ts'
import { likelyFor, refuseUnseenLikely } from './likely.ts'
import { LikelyPanel } from './likely-panel.tsx'
import { likelyPath, peoplePath, personPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { refuseUnless } from './sight.ts'
import { findByCnp, type Known } from './person-tables.ts'
import { usualPlace } from './usual-place.ts'

type C = Context<Asked>

export function enrolRoutes(app: Hono<Asked>): void {
  app.get(`${peoplePath}/new`, c => showForm(c))
  app.post(likelyPath, showLikely)
  app.post(peoplePath, c =>
    submit(c, enrol, {
      input: async body => {
        await refuseUnseenLikely(c, body)
        return inputOf(body, readerOf(c).today)
      },
      again: (state, status) => showForm(c, { ...state, problems: state.problems.filter(isAsked) }, status),
      to: done => personPath(String(done.answer.person), '/papers'),
      said: personWords(c.get('lang')).said.enrolled,
    }),
  )
}

/** The panel alone, for the script that asks while somebody types. Names travel in the body: never in an address. */
async function showLikely(c: C): Promise<Response> {
  refuseUnless(readerOf(c).who, 'people.write')
  const body = await c.req.parseBody({ all: true })
  const state = blankForm(c.get('lang'), { 'anotherThan.reason': typedIn(body, 'anotherThan.reason') })
  return part(c, <LikelyPanel state={state} alike={await likelyFor(c, body)} />)
}

async function showForm(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'people.write')
  const { rules, programmes, code } = await read(c.get('engine'), who, tx =>
    chosenProgramme(c, tx, state ? valueOf(state, 'programme') : undefined),
  )
  const first = { appliedOn: today, programme: code, ...usualPlace(who, rules) }
  const known = state && (await findKnown(c, state))
  const alike = state ? await likelyFor(c, await c.req.parseBody({ all: true })) : []
  return page(
    c,
    <EnrolPage
      shell={shellOf(c)}
      rules={rules}
      programmes={programmes}
      state={state ?? blankForm(lang, first)}
      known={known}
      alike={known ? [] : alike}
    />,
    status,
  )
}

/** Who has the CNP that was refused, for the link to their record; to look it up is noted with that person. */
async function findKnown(c: C, state: FormState): Promise<Known | undefined> {
  const { who } = readerOf(c)
  const typed = cnp().safeParse(valueOf(state, 'identity.cnp'))
  if (messageFor(state, 'identity.cnp') === undefined || !typed.success) return undefined
  const index = cnpIndex(c.get('engine').keyring.of(who.tenant), typed.data)
  const known = await read(c.get('engine'), who, tx => findByCnp(tx, who, index))
  if (!known?.seen) return undefined
  await logRead(c.get('engine'), who, { kind: 'people.found-by-cnp', subjects: [known.id] })
  return known
}

/** Days that follow from the day of the application are corrected there. */
const isAsked = ({ path = '' }: FormMessage): boolean =>
  path !== 'situation.onDay' && !/^categories\.\d+\.validFrom$/.test(path)

/** The form asks about the day of the application: situation and categories are those of that day. */
function inputOf(body: FormBody, today: string): unknown {
  const day = typedIn(body, 'appliedOn')
  const asksSituation = Object.keys(body).some(name => name.startsWith('situation.') && typedIn(body, name) !== '')
  const kinds = [body.category ?? []].flat()
  const categories = kinds.flatMap((kind, at) => [
    [`categories.${at}.kind`, kind],
    [`categories.${at}.validFrom`, day],
  ])
  const filled = { ...body, ...(asksSituation && { 'situation.onDay': day }), ...Object.fromEntries(categories) }
  return fromForm(enrolShape, filled, today)
}
