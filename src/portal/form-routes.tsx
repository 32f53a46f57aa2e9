import type { Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import type { RateLimit } from '../kernel/rate-limit.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { langs, type Lang } from '../kernel/words.ts'
import { Facts } from '../pages/card.tsx'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { regionOf } from '../programme/place.ts'
import { PublicForm } from './form-parts.tsx'
import { PublicFrame } from './frame.tsx'
import { publicPath, type Slug } from './paths.ts'
import { publicWords } from './public-words.ts'
import { offers, openCourses, openJobs } from './public-routes.tsx'
import type { Making, PublicC, PublicSite } from './public-site.ts'
import { answeredWithin, type FormKind, numberOf, readRequest, receive, requestShapes, type Said } from './request.ts'
import { courseFacts } from './course-pages.tsx'
import { jobFacts, postingOf } from './job-pages.tsx'
import { offerFacts, OfferPhotos } from './offer-pages.tsx'

/** What a form is about: the vacancy, the course, the offer; nothing for a letter. */
interface Subject {
  about?: string
  region?: string
  title?: string
  /** What stands above the form. */
  head?: ComponentChildren
  /** For search engines. */
  data?: object
}

interface FormPage {
  slug: Slug
  kind: FormKind
  /** The address names what it is about. */
  named?: true
  submit: (text: ReturnType<typeof publicWords>) => string
  subject?: (making: Making, id: string) => Promise<Subject | undefined>
  lead?: (text: ReturnType<typeof publicWords>) => string
}

const formPages: readonly FormPage[] = [
  {
    slug: 'jobs',
    kind: 'job',
    named: true,
    submit: text => text.interested,
    lead: text => text.interestedSays,
    async subject(making, id) {
      const job = (await openJobs(making)).find(one => one.vacancy.id === id)
      if (!job) return undefined
      const { title, county } = job.vacancy
      const head = <Facts items={jobFacts(making.lang, job)} />
      return { about: id, region: regionOf(county), title, head, data: postingOf(making.lang, job) }
    },
  },
  {
    slug: 'courses',
    kind: 'course',
    named: true,
    submit: text => text.enlist,
    lead: text => text.enlistSays,
    async subject(making, id) {
      const course = (await openCourses(making)).find(one => one.id === id)
      if (!course) return undefined
      const text = publicWords(making.lang)
      const head = (
        <>
          <Facts items={courseFacts(making.lang, course)} />
          <p>{text.bring}</p>
          <p>{course.free > 0 ? text.freePlaces({ free: course.free }) : text.full}</p>
        </>
      )
      return { about: id, region: course.region, title: course.title, head }
    },
  },
  {
    slug: 'catalogue',
    kind: 'quote',
    named: true,
    submit: text => text.ask,
    lead: text => text.askSays,
    async subject(making, id) {
      const offer = (await offers(making)).find(one => one.id === id)
      if (!offer) return undefined
      const head = (
        <>
          <OfferPhotos lang={making.lang} photos={offer.photos} />
          {offer.says !== null && <p>{offer.says}</p>}
          <Facts items={offerFacts(making.lang, offer)} />
          {offer.purpose !== null && <p>{offer.purpose}</p>}
        </>
      )
      return { about: id, region: offer.region, title: offer.title, head }
    },
  },
  { slug: 'refer', kind: 'refer', submit: text => text.form.send },
  { slug: 'contact', kind: 'contact', submit: text => text.form.send },
  { slug: 'complaints', kind: 'complaint', submit: text => text.form.send },
]

/** Forms of the public: anybody may send them; what they say waits in the inbox. */
export function formRoutes(
  app: Hono<Asked>,
  { site, limit, addressOf }: { site: PublicSite; limit: RateLimit; addressOf: (c: PublicC) => string },
): void {
  for (const lang of langs) {
    for (const form of formPages) {
      const path = publicPath(lang, form.slug, form.named ? '/:id' : '')
      app.get(path, c => {
        c.set('lang', lang)
        return show(c, { site, lang, form })
      })
      app.post(path, c => {
        c.set('lang', lang)
        return send(c, { site, lang, form, limit, addressOf })
      })
    }
    app.get(publicPath(lang, 'sent'), c => showSent(c, site, lang))
  }
}

interface Showing {
  site: PublicSite
  lang: Lang
  form: FormPage
}

async function subjectOf(c: PublicC, { form }: Showing, making: Making): Promise<Subject> {
  if (!form.subject) return {}
  const found = await form.subject(making, c.req.param('id') ?? '')
  if (!found) throw missing('portal.not-offered')
  return found
}

async function show(
  c: PublicC,
  showing: Showing,
  state?: FormState,
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  const { site, lang, form } = showing
  const text = publicWords(lang)
  return site.making(c, lang, async making => {
    const { about, title, head, data } = await subjectOf(c, showing, making)
    const rest = about === undefined ? '' : `/${about}`
    return page(
      c,
      <PublicFrame
        house={making.house}
        lang={lang}
        slug={form.slug}
        rest={rest}
        {...(title === undefined ? {} : { title })}
        {...(data && { data })}
        lead={form.lead?.(text)}
      >
        {head}
        {form.kind === 'contact' && <WhereWeAre making={making} />}
        <PublicForm
          lang={lang}
          kind={form.kind}
          state={state ?? blankForm(lang)}
          action={publicPath(lang, form.slug, rest)}
          regions={making.programme.regions.map(region => region.nuts)}
          submit={form.submit(text)}
        />
      </PublicFrame>,
      status,
    )
  })
}

function WhereWeAre({ making: { house, lang } }: { making: Making }) {
  const text = publicWords(lang)
  return (
    <Facts
      items={[
        [text.phone, house.page.phone],
        [text.email, house.page.email],
        [text.address, house.page.address],
      ]}
    />
  )
}

type Sending = Showing & { limit: RateLimit; addressOf: (c: PublicC) => string }

async function send(c: PublicC, sending: Sending): Promise<Response> {
  const { site, lang, form, limit, addressOf } = sending
  const engine = c.get('engine')
  return answerForm(
    c,
    (state, status) => show(c, sending, state, status),
    async body => {
      const { house, subject } = await site.making(c, lang, async making => ({
        house: making.house,
        subject: await subjectOf(c, sending, making),
      }))
      const { website, ...said } = readRequest(form.kind, fromForm(requestShapes[form.kind], body, house.on))
      const id = typedIn(body, commandField)
      if (website === undefined) {
        if (limit.secondsToWait(addressOf(c), engine.clock().getTime()) > 0)
          throw new Problem(429, 'portal.too-many-requests')
        const region = subject.region ?? regionSaid(said)
        const { tenant, page: own } = house
        await receive(
          engine,
          { tenant, programme: own.programme },
          { id, kind: form.kind, said, region, about: subject.about },
        )
      }
      return c.redirect(`${publicPath(lang, 'sent')}?nr=${numberOf(id)}&about=${form.kind}`, 303)
    },
  )
}

const regionSaid = ({ county }: Said): string | undefined => (typeof county === 'string' ? regionOf(county) : undefined)

/** Says the number that can be told on the telephone; it is in the address alone, and says nothing about anybody. */
async function showSent(c: PublicC, site: PublicSite, lang: Lang): Promise<Response> {
  const house = await site.house(c)
  const text = publicWords(lang)
  const number = /^[0-9A-F]{4}-[0-9A-F]{4}$/.exec(c.req.query('nr') ?? '')?.[0]
  const days = answeredWithin(c.req.query('about') === 'complaint' ? 'complaint' : 'contact')
  return page(
    c,
    <PublicFrame house={house} lang={lang} slug="sent">
      {number !== undefined && <p role="status">{text.yourNumber({ number })}</p>}
      <p>{text.next({ days })}</p>
    </PublicFrame>,
  )
}
