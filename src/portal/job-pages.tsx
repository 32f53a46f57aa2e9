import type { VacancyRow, EmployerRow } from '../jobs/tables.ts'
import { words as jobWords } from '../jobs/words.ts'
import { endOfDay } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import { type Of, PublicFrame } from './frame.tsx'
import { PlaceFilter, type Within } from './place-filter.tsx'
import { countyName, placesBy } from './place-name.ts'

export interface OpenJob {
  vacancy: VacancyRow
  employer: EmployerRow
}

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

/**
 * What search engines for work read. No person stands in it. Source: schema.org, JobPosting; what search engines ask of it: Google Search
 * Central, "Job posting structured data" (the description says the whole post; validThrough is an instant, here the end of the last day).
 */
export const postingOf = (lang: Lang, job: OpenJob) => ({
  ...postedOf(job),
  description: [job.vacancy.title, ...jobFacts(lang, job).map(fact => fact.join(': '))]
    .map(line => `<p>${escaped(line)}</p>`)
    .join(''),
})

/** The description is HTML. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const postedOf = ({ vacancy, employer }: OpenJob) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: vacancy.title,
  identifier: { '@type': 'PropertyValue', name: employer.name, value: vacancy.id },
  datePosted: vacancy.opens_on,
  ...(vacancy.deadline_on === null ? {} : { validThrough: endOfDay(vacancy.deadline_on) }),
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
