import type { Hono } from 'hono'
import { opportunitiesToTell } from '../centres/opportunity-tables.ts'
import { centresOf, findCentre, rowsOf } from '../centres/tables.ts'
import { findPhoto } from '../enterprises/photo-tables.ts'
import { photoOf, photoSizes } from '../evidence/pictures.ts'
import { employersOf, vacanciesOf } from '../jobs/tables.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { langs } from '../kernel/words.ts'
import { csvType } from '../pages/csv.ts'
import type { Asked } from '../pages/slice.ts'
import { CentresPage, type ToldCentre } from './centres-page.tsx'
import { dataAsCsv, dataAsJson, dataRows } from './open-data.ts'
import { DataPage } from './data-page.tsx'
import { feedOf, OpportunitiesPage } from './opportunities.tsx'
import { photoPath, publicPath } from './paths.ts'
import { AccessibilityPage, PrivacyPage } from './legal-pages.tsx'
import type { Making, PublicSite } from './public-site.ts'
import { publishedOf } from './published.ts'
import { coursesToCome, deedsOf, publishedOffers } from './tables.ts'
import { CoursesPage } from './course-pages.tsx'
import { EventsPage } from './events-page.tsx'
import { JobsPage, type OpenJob } from './job-pages.tsx'
import { CataloguePage } from './offer-pages.tsx'
import { HomePage, ProgrammePage } from './programme-pages.tsx'

/** The pages of reading: from what was filed, from the register, from the catalogue; never from a person's record. */
export function publicRoutes(app: Hono<Asked>, site: PublicSite): void {
  site.kept(app, 'home', async one => <HomePage {...of(one)} published={await published(one)} />)
  site.kept(app, 'programme', async one => <ProgrammePage {...of(one)} published={await published(one)} />)
  site.kept(app, 'jobs', async one => <JobsPage {...of(one)} within={one.within} jobs={await openJobs(one)} />)
  site.kept(app, 'courses', async one => <CoursesPage {...of(one)} courses={await openCourses(one)} />)
  site.kept(app, 'catalogue', async one => (
    <CataloguePage {...of(one)} within={one.within} offers={await offers(one)} />
  ))
  photoRoute(app, site)
  site.kept(app, 'events', async one => (
    <EventsPage {...of(one)} events={await deedsOf(one.tx, one.house.tenant, one.programme.code, one.house.on)} />
  ))
  site.kept(app, 'centres', async one => <CentresPage {...of(one)} centres={await centresToTell(one)} />)
  site.kept(app, 'opportunities', async one => (
    <OpportunitiesPage {...of(one)} opportunities={await opportunitiesToTell(one.tx, one.house.tenant, one.house.on)} />
  ))
  for (const lang of langs) {
    app.get(publicPath(lang, 'opportunities', '.rss'), async c => {
      const origin = c.get('origin')
      const feed = await site.making(c, lang, async ({ tx, house }) =>
        feedOf(await opportunitiesToTell(tx, house.tenant, house.on), { lang, name: house.name, origin }),
      )
      return c.body(feed, 200, { 'content-type': 'application/rss+xml; charset=utf-8' })
    })
  }
  site.kept(app, 'privacy', async one => <PrivacyPage {...of(one)} />)
  site.kept(app, 'accessibility', async one => <AccessibilityPage {...of(one)} />)
  site.kept(app, 'data', async one => <DataPage {...of(one)} />)
  site.file(app, 'data', '.csv', csvType, async one => dataAsCsv(dataRows(await published(one), one.lang)))
  site.file(app, 'data', '.json', 'application/json; charset=utf-8', async one =>
    dataAsJson(dataRows(await published(one), one.lang), one.house.name),
  )
}

/** A photograph of an offer that is in the catalogue now, as an image of ours. */
function photoRoute(app: Hono<Asked>, site: PublicSite): void {
  app.get(photoPath(':photo', ':size'), async c => {
    const size = photoSizes.find(one => one === c.req.param('size'))
    const asked = c.req.param('photo') ?? ''
    if (!size || !isId(asked)) throw missing('portal.not-offered')
    const { tenant, photo } = await site.making(c, 'ro', async making => {
      const isShown = (await offers(making)).some(({ photos }) => photos.some(({ id }) => id === asked))
      return { ...making.house, photo: isShown ? await findPhoto(making.tx, making.house.tenant, asked) : undefined }
    })
    if (!photo) throw missing('portal.not-offered')
    const bytes = await photoOf(c.get('engine'), tenant, photo, size)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/webp' })
  })
}

const published = ({ tx, house, programme }: Making) => publishedOf(tx, house.tenant, programme)

const of = ({ house, lang }: Making) => ({ house, lang })

export const openCourses = ({ tx, house, programme }: Making) =>
  coursesToCome(tx, house.tenant, programme.code, house.on)

export const offers = ({ tx, house, programme }: Making) => publishedOffers(tx, house.tenant, programme.code, house.on)

/** Those to which people can be sent today; an employer stands by name, never by the person who answers there. */
export async function openJobs({ tx, house }: Making): Promise<OpenJob[]> {
  const employers = new Map((await employersOf(tx, house.tenant)).map(one => [one.id, one]))
  return (await vacanciesOf(tx, house.tenant, { openOn: house.on })).flatMap((vacancy): OpenJob[] => {
    const employer = employers.get(vacancy.employer_id)
    return employer ? [{ vacancy, employer }] : []
  })
}

/** Those of the programme, with what the centres themselves have said; a centre that has closed is told no more. */
async function centresToTell({ tx, house, programme }: Making): Promise<ToldCentre[]> {
  const listed = await centresOf(tx, house.tenant, programme.code)
  const told: ToldCentre[] = []
  for (const place of programme.centres) {
    const known = listed.find(one => one.code === place.code)
    if (known?.closed) continue
    const own = known && (await findCentre(tx, house.tenant, known.id))
    if (!own) told.push({ place, hours: [], services: [] })
    else {
      const services = await rowsOf(tx, house.tenant, 'centre_service', own.id)
      const open = services.filter(
        one => one.since_on <= house.on && (one.until_on === null || one.until_on >= house.on),
      )
      told.push({ place, own, hours: await rowsOf(tx, house.tenant, 'centre_hours', own.id), services: open })
    }
  }
  return told
}
