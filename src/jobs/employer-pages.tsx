import { Downloads } from '../pages/downloads.tsx'
import { shownPhone } from '../kernel/phone.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { findCounty } from '../programme/place.ts'
import { jobWords } from './job-words.ts'
import { employerPath, employersPath, vacancyPath } from './paths.ts'
import type { EmployerRow, VacancyRow, VisitRow } from './tables.ts'

interface ListProps {
  shell: Shell
  employers: readonly EmployerRow[]
  /** Those that take candidates today. */
  vacancies: readonly VacancyRow[]
  mayWrite: boolean
}

/** The columns of the list, on the page and in its file. */
export function employerColumns(lang: Lang, vacancies: readonly VacancyRow[]): Column<EmployerRow>[] {
  const text = jobWords(lang)
  return [
    {
      key: 'name',
      title: text.employerName,
      heads: true,
      cell: one => <a href={employerPath(one.id)}>{one.name}</a>,
    },
    { key: 'cui', title: text.cui, tight: true, cell: one => one.cui },
    { key: 'place', title: text.locality, cell: one => placeOf(one) },
    { key: 'social', title: text.kindOfEmployer, cell: one => <Social lang={lang} employer={one} /> },
    {
      key: 'open',
      title: text.openVacancies,
      numeric: true,
      cell: one => vacancies.filter(vacancy => vacancy.employer_id === one.id).length,
    },
  ]
}

export function EmployersPage({ shell, employers, vacancies, mayWrite }: ListProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const add = mayWrite && (
    <LinkButton look="primary" icon="plus" href={employerPath('new')}>
      {text.newEmployer}
    </LinkButton>
  )
  return (
    <Page
      shell={shell}
      title={text.employers}
      actions={
        <>
          {add}
          <Downloads shell={shell} path={employersPath} />
        </>
      }
    >
      <Table
        lang={lang}
        caption={text.employers}
        hideCaption
        rows={employers}
        rowKey={one => one.id}
        empty={<Empty action={add}>{text.noEmployers}</Empty>}
        columns={employerColumns(lang, vacancies)}
      />
    </Page>
  )
}

interface OneProps {
  shell: Shell
  employer: EmployerRow
  visits: readonly VisitRow[]
  vacancies: readonly VacancyRow[]
  names: ReadonlyMap<string, Named>
  mayWrite: boolean
}

export function EmployerPage({ shell, employer, visits, vacancies, names, mayWrite }: OneProps) {
  const { lang } = shell
  const text = jobWords(lang)
  return (
    <Page
      shell={shell}
      title={employer.name}
      breadcrumb={[{ text: text.employers, href: employersPath }]}
      actions={
        mayWrite && (
          <>
            <LinkButton look="primary" icon="plus" href={employerPath(employer.id, '/visit')}>
              {text.addVisit}
            </LinkButton>
            <LinkButton icon="briefcase" href={`${vacancyPath('new')}?employer=${employer.id}`}>
              {text.newVacancy}
            </LinkButton>
            <LinkButton look="quiet" icon="pencil" href={employerPath(employer.id, '/correct')}>
              {text.correct}
            </LinkButton>
          </>
        )
      }
    >
      <Columns>
        <Stack>
          <Card title={text.vacancies}>
            <Table
              lang={lang}
              caption={text.vacancies}
              hideCaption
              rows={vacancies}
              rowKey={one => one.id}
              empty={<Empty>{text.noVacanciesHere}</Empty>}
              columns={[
                {
                  key: 'title',
                  title: text.vacancy,
                  heads: true,
                  cell: one => <a href={vacancyPath(one.id)}>{one.title}</a>,
                },
                { key: 'places', title: text.places, numeric: true, cell: one => one.places },
                { key: 'opens', title: text.opensOn, tight: true, cell: one => date(one.opens_on) },
              ]}
            />
          </Card>
          <Card title={text.visits}>
            <Table
              lang={lang}
              caption={text.visits}
              hideCaption
              rows={visits}
              rowKey={one => one.id}
              empty={<Empty>{text.noVisits}</Empty>}
              columns={[
                { key: 'on', title: text.visitedOn, heads: true, tight: true, cell: one => date(one.visited_on) },
                { key: 'note', title: text.visitNote, cell: one => one.note },
                { key: 'by', title: text.by, cell: one => names.get(one.visited_by)?.title ?? '–' },
              ]}
            />
          </Card>
        </Stack>
        <Card>
          <Facts
            items={[
              [text.cui, employer.cui],
              [text.kindOfEmployer, <Social key="social" lang={lang} employer={employer} />],
              [text.locality, placeOf(employer)],
              ...contactOf(employer, text),
            ]}
          />
        </Card>
      </Columns>
    </Page>
  )
}

function contactOf({ contact_name: name, phone, email }: EmployerRow, text: ReturnType<typeof jobWords>) {
  const lines = [
    [text.contactName, name],
    [text.phone, phone && <a href={`tel:${phone}`}>{shownPhone(phone)}</a>],
    [text.email, email],
  ] as const
  return lines.filter(([, detail]) => detail !== null)
}

export const placeOf = ({ locality, county }: Pick<EmployerRow, 'locality' | 'county'>): string =>
  `${locality}, ${findCounty(county)?.name ?? county}`

const Social = ({ lang, employer }: { lang: Shell['lang']; employer: EmployerRow }) =>
  employer.social ? <Tag kind="ok">{jobWords(lang).socialShort}</Tag> : <>{jobWords(lang).formalEconomy}</>
