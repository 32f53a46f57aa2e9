import type { RateLimit } from '../kernel/rate-limit.ts'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { today } from '../kernel/day.ts'
import { atGate, read } from '../kernel/engine.ts'
import { missing, Problem, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { date } from '../kernel/words.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { sayIn } from '../pages/say.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { enrolmentsOf, findPerson } from '../people/person-tables.ts'
import { isSigned, linkIn } from './link.ts'
import { appointmentsOf, countTry, forgetTries, isShut, linkAtGate, type LinkRow } from './link-tables.ts'
import { mineOf } from './mine.ts'
import { MyClosed, MyDoor, MyPage } from './my-page.tsx'
import { myPath } from './paths.ts'
import type { PublicC, PublicSite } from './public-site.ts'
import { receive } from './request.ts'

/** Our choice: a telephone is passed on; after five minutes nobody reads on it. Source of the need: shared telephones in a household. */
const openMs = 5 * 60_000
const cookie = 'mine'

interface Way {
  site: PublicSite
  /** How often one link may answer. */
  limit: RateLimit
  https: boolean
}

/** `GET /p/TOKEN`: a participant's own page. Whoever holds the link and knows the year of birth reads it. */
export function myRoutes(app: Hono<Asked>, way: Way): void {
  app.get(myPath(':token'), c =>
    withLink(c, way, async link => {
      if (!isOpen(c, link)) return showDoor(c, way)
      keepOpen(c, link, way)
      const lang = c.get('lang')
      const mine = await mineOf(c.get('engine'), link, lang)
      return page(c, <MyPage lang={lang} token={tokenIn(c)} mine={{ ...mine, phone: await phoneOf(c, way) }} />)
    }),
  )
  app.post(myPath(':token'), c => withLink(c, way, link => enter(c, way, link)))
  app.post(myPath(':token', '/answer'), c => withLink(c, way, link => answer(c, way, link)))
}

const tokenIn = (c: PublicC): string => c.req.param('token') ?? ''

/** The link in the address: signed, in force, not shut; to all others one page says no, and whom to call. */
async function withLink(c: PublicC, way: Way, then: (link: LinkRow) => Promise<Response>): Promise<Response> {
  const engine = c.get('engine')
  const token = tokenIn(c)
  const id = linkIn(token)
  const { link, shut } = await atGate(engine, async tx => ({
    link: id === undefined ? undefined : await linkAtGate(tx, id),
    shut: id !== undefined && (await isShut(tx, id)),
  }))
  const on = today(engine.clock())
  const holds = link && isSigned(engine.keyring, link, token) && link.revoked_on === null && link.expires_on >= on
  if (!holds) return showClosed(c, way, missing('portal.no-such-link'))
  return shut ? showClosed(c, way, isShutNow()) : then(link)
}

const isShutNow = () => new Problem(403, 'portal.link-is-shut')

async function showClosed(c: PublicC, way: Way, { code, status }: Problem): Promise<Response> {
  const lang = c.get('lang')
  const says = sayIn(lang, c.get('slices'))(code, {})
  return page(c, <MyClosed lang={lang} token={tokenIn(c)} says={says} phone={await phoneOf(c, way)} />, status)
}

/** Whom to call; nobody where the organisation has no public page. */
async function phoneOf(c: PublicC, { site }: Way): Promise<string | undefined> {
  try {
    return (await site.house(c)).page.phone
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

async function showDoor(c: PublicC, way: Way, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const lang = c.get('lang')
  const door = { lang, token: tokenIn(c), state: state ?? blankForm(lang), phone: await phoneOf(c, way) }
  return page(c, <MyDoor {...door} />, status)
}

async function enter(c: PublicC, way: Way, link: LinkRow): Promise<Response> {
  const engine = c.get('engine')
  return answerForm(
    c,
    (state, status) => showDoor(c, way, state, status),
    async body => {
      const year = typedIn(body, 'year').trim()
      if (!/^\d{4}$/.test(year)) throw refuseField('year', 'portal.year-of-four-digits')
      const left = await atGate(engine, tx => countTry(tx, link.id))
      if (left === undefined) return showClosed(c, way, isShutNow())
      const person = await read(engine, { tenant: link.tenant_id }, tx =>
        findPerson(tx, link.tenant_id, link.person_id),
      )
      if (person?.born_on?.slice(0, 4) !== year) {
        if (left === 0) return showClosed(c, way, isShutNow())
        throw refuseField('year', 'portal.wrong-year', { left })
      }
      await atGate(engine, tx => forgetTries(tx, link.id))
      keepOpen(c, link, way)
      return c.redirect(myPath(tokenIn(c)), 303)
    },
  )
}

/** „Vin” or „Nu pot”: it waits in the inbox; the meeting stands as it was until a colleague has called. */
async function answer(c: PublicC, way: Way, link: LinkRow): Promise<Response> {
  if (!isOpen(c, link)) return c.redirect(myPath(tokenIn(c)), 303)
  const engine = c.get('engine')
  const on = today(engine.clock())
  return answerForm(
    c,
    (state, status) => showDoor(c, way, state, status),
    async body => {
      const { tenant_id: tenant, person_id: person } = link
      const about = typedIn(body, 'about')
      const said = typedIn(body, 'answer')
      const found = await read(engine, { tenant }, async tx => ({
        meeting: (await appointmentsOf(tx, tenant, person, on)).find(one => one.id === about),
        enrolment: (await enrolmentsOf(tx, tenant, person)).at(-1),
      }))
      if (!found.meeting || !found.enrolment || (said !== 'coming' && said !== 'not-coming'))
        throw missing('portal.no-such-appointment')
      if (way.limit.secondsToWait(link.id, engine.clock().getTime()) > 0)
        throw new Problem(429, 'portal.too-many-requests')
      const { programme, region } = found.enrolment
      const when = date(found.meeting.on)
      const sent = { id: typedIn(body, commandField), kind: said, said: { when }, region, about, person } as const
      await receive(engine, { tenant, programme }, sent)
      keepOpen(c, link, way)
      return c.redirect(myPath(tokenIn(c)), 303)
    },
  )
}

/** The sign that the year was right: of this link, for five minutes from the last press. */
function keepOpen(c: PublicC, link: LinkRow, { https }: Way): void {
  const until = c.get('engine').clock().getTime() + openMs
  const value = `${until}.${markOf(c, link, until)}`
  setCookie(c, cookie, value, {
    path: myPath(tokenIn(c)),
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
    maxAge: openMs / 1000,
  })
}

function isOpen(c: PublicC, link: LinkRow): boolean {
  const [until = '', mark = ''] = (getCookie(c, cookie) ?? '').split('.')
  const at = Number(until)
  if (!Number.isSafeInteger(at) || at < c.get('engine').clock().getTime()) return false
  return timingSafeEqual(digest(mark), digest(markOf(c, link, at)))
}

const markOf = (c: PublicC, link: LinkRow, until: number): string =>
  c.get('engine').keyring.mac(link.tenant_id, `participant-open\n${link.id}\n${until}`)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
