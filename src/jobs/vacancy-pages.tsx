import { Downloads } from '../pages/downloads.tsx'
import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/day.ts'
import { date, number, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { personPath } from '../people/paths.ts'
import { nameInList } from '../people/person-name.ts'
import { words as peopleWords } from '../people/words.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { placeOf } from './employer-pages.tsx'
import { jobWords } from './job-words.ts'
import { batchPath, employerPath, importPath, jobsPath, referralPath, vacancyPath } from './paths.ts'
import type { Referred } from './referral-tables.ts'
import type { EmployerRow, VacancyRow } from './tables.ts'
import { isOpen as takesCandidates } from './vacancy.ts'
import { countyOptions } from './vacancy-form.ts'
import { words } from './words.ts'

interface ListProps {
  shell: Shell
  on: Day
  employers: ReadonlyMap<string, EmployerRow>
  vacancies: readonly VacancyRow[]
  asked: { county: string | undefined; show: string | undefined }
  mayWrite: boolean
}

/** The columns of the list, on the page and in its file. */
export function vacancyColumns({
  lang,
  on,
  employers,
}: {
  lang: Lang
  on: Day
  employers: ListProps['employers']
}): Column<VacancyRow>[] {
  const text = jobWords(lang)
  return [
    {
      key: 'title',
      title: text.vacancy,
      heads: true,
      cell: one => <a href={vacancyPath(one.id)}>{one.title}</a>,
    },
    { key: 'employer', title: text.employer, cell: one => employers.get(one.employer_id)?.name ?? '–' },
    { key: 'place', title: text.locality, cell: one => placeOf(one) },
    { key: 'contract', title: text.contract, cell: one => words(lang).contract[one.contract] },
    { key: 'places', title: text.places, numeric: true, cell: one => number(lang, one.places) },
    {
      key: 'deadline',
      title: text.deadlineOn,
      tight: true,
      cell: one => (one.deadline_on === null ? '–' : date(one.deadline_on)),
    },
    { key: 'state', title: text.state, cell: one => <State lang={lang} isOpen={takesCandidates(one, on)} /> },
  ]
}

export function VacanciesPage({ shell, on, employers, vacancies, asked, mayWrite }: ListProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const add = mayWrite && (
    <LinkButton look="primary" icon="plus" href={vacancyPath('new')}>
      {text.newVacancy}
    </LinkButton>
  )
  const state = blankForm(lang, asked)
  return (
    <Page
      shell={shell}
      title={text.vacancies}
      actions={
        <>
          {add}
          <LinkButton icon="sparkles" href={batchPath}>
            {text.batch}
          </LinkButton>
          {mayWrite && (
            <LinkButton look="quiet" icon="upload" href={importPath}>
              {text.importVacancies}
            </LinkButton>
          )}
          <Downloads shell={shell} path={jobsPath} query={asked} />
        </>
      }
    >
      <Filters lang={lang} action={jobsPath}>
        <Field
          state={state}
          kind="select"
          name="county"
          label={text.county}
          blank={text.allCounties}
          options={countyOptions}
        />
        <Field
          state={state}
          kind="select"
          name="show"
          label={text.which}
          blank={text.openOnes}
          options={[{ value: 'all', text: text.allVacancies }]}
        />
      </Filters>
      <Table
        lang={lang}
        caption={text.vacancies}
        hideCaption
        rows={vacancies}
        rowKey={one => one.id}
        empty={<Empty action={add}>{text.noVacancies}</Empty>}
        columns={vacancyColumns({ lang, on, employers })}
      />
    </Page>
  )
}

const State = ({ lang, isOpen }: { lang: Shell['lang']; isOpen: boolean }) =>
  isOpen ? <Tag kind="ok">{jobWords(lang).isOpen}</Tag> : <Tag kind="neutral">{jobWords(lang).isClosed}</Tag>

interface OneProps {
  shell: Shell
  vacancy: VacancyRow
  employer: EmployerRow
  rules: Rulebook | undefined
  referrals: readonly Referred[]
  /** Places that are held today. */
  taken: number
  isOpen: boolean
  mayWrite: boolean
  /** Who fits it. */
  children?: ComponentChildren
}

export function VacancyPage(props: OneProps) {
  const { shell, vacancy, employer, isOpen, mayWrite, children } = props
  const { lang } = shell
  const text = jobWords(lang)
  return (
    <Page
      shell={shell}
      title={vacancy.title}
      lead={`${employer.name} · ${placeOf(vacancy)}`}
      breadcrumb={[{ text: text.vacancies, href: jobsPath }]}
      actions={
        mayWrite && (
          <>
            <LinkButton icon="pencil" href={vacancyPath(vacancy.id, '/correct')}>
              {text.correct}
            </LinkButton>
            {isOpen && (
              <LinkButton look="quiet" icon="x" href={vacancyPath(vacancy.id, '/close')}>
                {text.closeVacancy}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Columns>
        <Stack>
          {children}
          <Card title={text.proposals}>
            <Referrals shell={shell} referrals={props.referrals} by="person" />
          </Card>
        </Stack>
        <VacancyFacts {...props} />
      </Columns>
    </Page>
  )
}

const list = (items: readonly string[]): string | undefined => (items.length === 0 ? undefined : items.join(', '))

function VacancyFacts({ shell: { lang }, vacancy, employer, rules, taken, isOpen }: OneProps) {
  const text = jobWords(lang)
  const codes = words(lang)
  const training = vacancy.training.map(code => rules?.outcomes.find(one => one.code === code)?.names[lang] ?? code)
  const facts: (readonly [string, ComponentChildren])[] = [
    [text.state, <State key="state" lang={lang} isOpen={isOpen} />],
    [
      text.employer,
      <a key="employer" href={employerPath(employer.id)}>
        {employer.name}
      </a>,
    ],
    [text.places, text.placesTaken({ taken, places: vacancy.places })],
    [text.occupation, vacancy.occupation],
    [text.contract, codes.contract[vacancy.contract]],
    [text.weeklyHours, number(lang, Number(vacancy.weekly_hours))],
    [text.schedule, codes.schedule[vacancy.schedule]],
    [text.opensOn, date(vacancy.opens_on)],
    [text.deadlineOn, vacancy.deadline_on && date(vacancy.deadline_on)],
    [text.closedOn, vacancy.closed_on && date(vacancy.closed_on)],
    [text.isced, vacancy.isced === null ? undefined : levelName(lang, vacancy.isced)],
    [text.skills, list(vacancy.skills.map(one => codes.skill[one]))],
    [text.licences, list(vacancy.licences.map(one => codes.licence[one]))],
    [text.training, list(training)],
    [text.provides, list(vacancy.provides.map(one => needName(lang, one)))],
    [text.reserved, vacancy.reserved ? text.yes : undefined],
    [text.requirements, vacancy.requirements],
  ]
  return (
    <Card>
      <Facts items={facts.filter(([, detail]) => detail !== null && detail !== undefined)} />
    </Card>
  )
}

function levelName(lang: Shell['lang'], level: number): string {
  const levels: Readonly<Record<string, string>> = peopleWords(lang).isced
  return levels[String(level)] ?? String(level)
}

function needName(lang: Shell['lang'], need: string): string {
  const needs: Readonly<Record<string, string>> = peopleWords(lang).need
  return needs[need] ?? need
}

/** Proposals with how far each has come. */
export function Referrals({
  shell: { lang },
  referrals,
  by,
}: {
  shell: Shell
  referrals: readonly Referred[]
  by: 'person' | 'vacancy'
}) {
  const text = jobWords(lang)
  const reasons: Readonly<Record<string, string>> = words(lang).refusalReason
  return (
    <Table
      lang={lang}
      caption={text.proposals}
      hideCaption
      rows={referrals}
      rowKey={one => one.id}
      empty={<Empty>{text.noProposals}</Empty>}
      columns={[
        by === 'person'
          ? {
              key: 'person',
              title: text.person,
              heads: true,
              cell: one => <a href={personPath(one.person)}>{nameOf(one, lang)}</a>,
            }
          : {
              key: 'vacancy',
              title: text.vacancy,
              heads: true,
              cell: one => <a href={vacancyPath(one.vacancy)}>{one.title}</a>,
            },
        ...(by === 'vacancy' ? [{ key: 'employer', title: text.employer, cell: (one: Referred) => one.employer }] : []),
        {
          key: 'step',
          title: text.step,
          cell: one => (
            <a href={referralPath(one.id)}>
              {words(lang).step[one.step]}
              {one.reason !== null && `: ${reasons[one.reason] ?? one.reason}`}
            </a>
          ),
        },
        { key: 'on', title: text.on, tight: true, cell: one => date(one.on) },
      ]}
    />
  )
}

export const nameOf = (one: { familyName: string; givenName: string }, lang: Shell['lang']): string =>
  nameInList({ family_name: one.familyName, given_name: one.givenName }, lang)
