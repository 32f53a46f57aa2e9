import { publicPath as eventPage } from '../events/paths.ts'
import { collator, date, dateInWords, type Lang, money, number } from '../kernel/words.ts'
import type { VacancyRow, EmployerRow } from '../jobs/tables.ts'
import { words as jobWords } from '../jobs/words.ts'
import { findCounty, findRegion } from '../programme/place.ts'
import type { Programme } from '../programme/programme.ts'
import { FigureTiles, Objective } from './figure-parts.tsx'
import { PublicFrame } from './frame.tsx'
import { photoPath, publicPath } from './paths.ts'
import { PlaceFilter } from './place-filter.tsx'
import type { House } from './public-house.ts'
import { publicWords } from './public-words.ts'
import type { Published } from './published.ts'
import type { PublicCourse, PublicDeed, PublicOffer } from './tables.ts'

export interface Of {
  house: House
  lang: Lang
}

export const regionName = (nuts: string): string => findRegion(nuts)?.name ?? nuts
export const countyName = (nuts: string): string => findCounty(nuts)?.name ?? nuts

export function HomePage({ house, lang, published }: Of & { published: Published }) {
  const text = publicWords(lang)
  const doors = [
    ['job', 'jobs'],
    ['buy', 'catalogue'],
    ['partner', 'contact'],
  ] as const
  return (
    <PublicFrame house={house} lang={lang} slug="home">
      <ul class="doors">
        {doors.map(([door, slug]) => (
          <li key={door}>
            <a href={publicPath(lang, slug)}>
              <strong>{text.doors[door].title}</strong>
              <span>{text.doors[door].says}</span>
            </a>
          </li>
        ))}
      </ul>
      <FigureTiles lang={lang} published={published} />
    </PublicFrame>
  )
}

export function ProgrammePage({ house, lang, published }: Of & { published: Published }) {
  const text = publicWords(lang)
  const { programme, period, objectives } = published
  const [from, to] = [dateInWords(lang, programme.startsOn), dateInWords(lang, programme.endsOn)]
  return (
    <PublicFrame house={house} lang={lang} slug="programme" title={programme.names[lang]} lead={text.leads.programme}>
      {period ? (
        <p>
          {text.figuresOn({ period: period.name, on: date(period.as_of) })} {text.hiddenSays}{' '}
          <a href={publicPath(lang, 'data')}>{text.slugs.data}</a>
        </p>
      ) : (
        <p>{text.noFigures}</p>
      )}
      {objectives.map(objective => (
        <Objective key={objective.code} lang={lang} objective={objective} programme={programme} />
      ))}
      <h2>{text.when}</h2>
      <p>{text.runs({ from, to })}</p>
      <h2>{text.where}</h2>
      <ul class="plain-list">
        {programme.regions.map(region => (
          <li key={region.nuts}>{region.names[lang]}</li>
        ))}
      </ul>
      <h2>{text.partners}</h2>
      <ul class="plain-list">
        {programme.partners.map(partner => (
          <li key={partner.code}>{partner.name}</li>
        ))}
      </ul>
      {house.page.funding !== null && (
        <>
          <h2>{text.funding}</h2>
          <p>{house.page.funding}</p>
        </>
      )}
    </PublicFrame>
  )
}

export interface OpenJob {
  vacancy: VacancyRow
  employer: EmployerRow
}

interface Within {
  within?: string | undefined
}

/** Places by their code, in the order of the alphabet. */
const placesBy = (codes: readonly string[], nameOf: (code: string) => string): Map<string, string> =>
  new Map([...new Set(codes)].map((code): [string, string] => [code, nameOf(code)]).toSorted(byName))

const byName = ([, one]: readonly [string, string], [, other]: readonly [string, string]): number =>
  collator('ro').compare(one, other)

export function JobsPage({ house, lang, jobs: all, within }: Of & Within & { jobs: readonly OpenJob[] }) {
  const text = publicWords(lang)
  const jobs = all.filter(({ vacancy }) => within === undefined || vacancy.county === within)
  const places = placesBy(
    all.map(({ vacancy }) => vacancy.county),
    countyName,
  )
  return (
    <PublicFrame house={house} lang={lang} slug="jobs">
      <PlaceFilter lang={lang} slug="jobs" places={places} within={within} />
      {jobs.length === 0 && <p>{text.noJobs}</p>}
      <ul class="sheets">
        {jobs.map(({ vacancy, employer }) => (
          <li key={vacancy.id}>
            <h2>
              <a href={publicPath(lang, 'jobs', `/${vacancy.id}`)}>{vacancy.title}</a>
            </h2>
            <p>
              {vacancy.locality}, {countyName(vacancy.county)} · {employer.name}
            </p>
            <p class="muted">
              {text.hoursAWeek({ hours: number(lang, Number(vacancy.weekly_hours)) })} ·{' '}
              {text.jobPlaces({ places: vacancy.places })}
              {vacancy.deadline_on !== null && ` · ${text.until({ on: date(vacancy.deadline_on) })}`}
            </p>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

/** What search engines for work read. Source: schema.org, JobPosting. No person stands in it. */
export const postingOf = ({ vacancy, employer }: OpenJob) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: vacancy.title,
  description: vacancy.requirements ?? vacancy.title,
  datePosted: vacancy.opens_on,
  ...(vacancy.deadline_on === null ? {} : { validThrough: vacancy.deadline_on }),
  employmentType: Number(vacancy.weekly_hours) >= 40 ? 'FULL_TIME' : 'PART_TIME',
  totalJobOpenings: vacancy.places,
  hiringOrganization: { '@type': 'Organization', name: employer.name },
  jobLocation: {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      addressLocality: vacancy.locality,
      addressRegion: countyName(vacancy.county),
      addressCountry: 'RO',
    },
  },
})

export const jobFacts = (lang: Lang, { vacancy, employer }: OpenJob): [string, string][] => {
  const text = publicWords(lang)
  const codes = jobWords(lang)
  return [
    [text.employer, employer.name],
    [text.place, `${vacancy.locality}, ${countyName(vacancy.county)}`],
    [text.contract, codes.contract[vacancy.contract]],
    [
      text.schedule,
      `${codes.schedule[vacancy.schedule]}, ${text.hoursAWeek({ hours: number(lang, Number(vacancy.weekly_hours)) })}`,
    ],
    ...(vacancy.requirements === null ? [] : ([[text.needs, vacancy.requirements]] as [string, string][])),
  ]
}

export function CoursesPage({ house, lang, courses }: Of & { courses: readonly PublicCourse[] }) {
  const text = publicWords(lang)
  return (
    <PublicFrame house={house} lang={lang} slug="courses">
      {courses.length === 0 && <p>{text.noCourses}</p>}
      <ul class="sheets">
        {courses.map(course => (
          <li key={course.id}>
            <h2>
              <a href={publicPath(lang, 'courses', `/${course.id}`)}>{course.title}</a>
            </h2>
            <p>
              {countyName(course.county)} · {text.starts}: {date(course.startsOn)}
            </p>
            <p class="muted">{course.free > 0 ? text.freePlaces({ free: course.free }) : text.full}</p>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

export const courseFacts = (lang: Lang, course: PublicCourse): [string, string][] => {
  const text = publicWords(lang)
  return [
    [text.starts, dateInWords(lang, course.startsOn)],
    [text.ends, dateInWords(lang, course.examOn)],
    [text.hours, number(lang, course.minutes / 60)],
    [text.place, `${course.room}, ${countyName(course.county)}`],
    [text.gives, text.certificates[course.certificate]],
  ]
}

export function EventsPage({ house, lang, events }: Of & { events: readonly PublicDeed[] }) {
  const text = publicWords(lang)
  const [past, coming] = [events.filter(one => one.on <= house.on), events.filter(one => one.on > house.on)]
  return (
    <PublicFrame house={house} lang={lang} slug="events">
      {events.length === 0 && <p>{text.noEvents}</p>}
      {(
        [
          [text.coming, coming],
          [text.past, past],
        ] as const
      ).map(
        ([title, list]) =>
          list.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <ul class="sheets">
                {list.map(event => (
                  <li key={event.id}>
                    <h3>
                      <a href={eventPage(event.address)}>{event.title}</a>
                    </h3>
                    <p>
                      {date(event.on)} · {regionName(event.region)}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </PublicFrame>
  )
}

export const offerPrice = (lang: Lang, { price, unit }: PublicOffer): string =>
  price === null ? publicWords(lang).onRequest : `${money(lang, price)}${unit === null ? '' : ` / ${unit}`}`

export function CataloguePage({ house, lang, offers: all, within }: Of & Within & { offers: readonly PublicOffer[] }) {
  const text = publicWords(lang)
  const offers = all.filter(({ area }) => within === undefined || area.includes(within))
  const places = placesBy(
    all.flatMap(({ area }) => area),
    regionName,
  )
  return (
    <PublicFrame house={house} lang={lang} slug="catalogue">
      <PlaceFilter lang={lang} slug="catalogue" places={places} within={within} />
      {offers.length === 0 && <p>{text.noOffers}</p>}
      <ul class="sheets">
        {offers.map(offer => (
          <li key={offer.id} class={offer.photos.length > 0 ? 'pictured' : undefined}>
            {offer.photos.slice(0, 1).map(photo => (
              <img
                key={photo.id}
                src={photoPath(photo.id, 'small')}
                alt={photo.alt}
                width={160}
                height={120}
                loading="lazy"
              />
            ))}
            <h2>
              <a href={publicPath(lang, 'catalogue', `/${offer.id}`)}>{offer.title}</a>
            </h2>
            <p>
              {offer.seller} · {offerPrice(lang, offer)}
            </p>
            <p class="muted">{offer.area.map(regionName).join(', ')}</p>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

/** A contract may be reserved for an enterprise that is attested. Source: Law 219/2015; Law 98/2016, art. 56. */
export const offerFacts = (lang: Lang, offer: PublicOffer): [string, string][] => {
  const text = publicWords(lang)
  const marks = [
    ...(offer.phases.includes('attested') ? [text.attested, text.reserved] : []),
    ...(offer.phases.includes('social-mark') ? [text.marked] : []),
  ]
  return [
    [text.seller, [offer.seller, ...marks].join(' · ')],
    [text.price, offerPrice(lang, offer)],
    [text.area, offer.area.map(regionName).join(', ')],
    ...(offer.capacity === null ? [] : ([[text.capacity, offer.capacity]] as [string, string][])),
  ]
}

/** The first at the size of the page, the others small; each opens as large as it is. */
export function OfferPhotos({ lang, photos }: Pick<PublicOffer, 'photos'> & { lang: Lang }) {
  const text = publicWords(lang)
  if (photos.length === 0) return null
  return (
    <ul class="photos">
      {photos.map(({ id, alt }, at) => (
        <li key={id}>
          {at === 0 ? (
            <img src={photoPath(id, 'middle')} alt={alt} width={640} height={480} />
          ) : (
            <img src={photoPath(id, 'small')} alt={alt} width={160} height={120} loading="lazy" />
          )}
          <a href={photoPath(id, 'large')}>{text.enlarge({ what: alt })}</a>
        </li>
      ))}
    </ul>
  )
}

export type CentreOf = Programme['centres'][number]
