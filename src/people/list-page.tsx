import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import type { FileColumn } from '../pages/list-file.ts'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Pager, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { countMissing } from './claim.ts'
import { stages } from './stage-tables.ts'
import { nextStep } from './next-step.ts'
import { peoplePath, recordPath } from './paths.ts'
import { PeopleFrame } from './people-frame.tsx'
import { shortStep, stageLook } from './person-frame.tsx'
import { nameInList } from './person-name.ts'
import { personWords } from './person-words.ts'
import type { Record } from './record.ts'
import { stageOf } from './stage.ts'

/** How the list is narrowed, as the address says it. */
export interface Narrowed {
  q?: string | undefined
  stage?: string | undefined
  region?: string | undefined
  whose?: string | undefined
  programme?: string | undefined
}

interface ListProps {
  shell: Shell
  rules: Rulebook
  programmes: readonly { code: string; name: string }[]
  people: readonly Record[]
  /** Names of the accounts that look after people. */
  caseworkers: ReadonlyMap<string, string>
  on: string
  asked: Narrowed
  next: string | undefined
  first: string | undefined
}

export function ListPage(props: ListProps) {
  const { shell, people, asked, next, first } = props
  const { lang, who } = shell
  const text = personWords(lang)
  const enrol = who !== undefined && may(who, 'people.write') && (
    <LinkButton look="primary" icon="user-plus" href={`${peoplePath}/new`}>
      {text.enrol}
    </LinkButton>
  )
  const narrowed = [asked.q, asked.stage, asked.region, asked.whose].some(value => value !== undefined)
  return (
    <PeopleFrame
      shell={shell}
      title={text.people}
      actions={
        <>
          {enrol}
          <Downloads shell={shell} path={peoplePath} query={{ ...asked }} />
        </>
      }
      current=""
    >
      <Narrow {...props} />
      <Table
        lang={lang}
        caption={text.people}
        hideCaption
        rows={people}
        rowKey={record => record.person.id}
        empty={<Empty action={!narrowed && enrol}>{narrowed ? text.noMatch : text.none}</Empty>}
        columns={columnsOf(lang, props)}
      />
      {people.length > 0 && <Pager lang={lang} shown={people.length} next={next} first={first} />}
    </PeopleFrame>
  )
}

function columnsOf(lang: Lang, { on, caseworkers }: ListProps): Column<Record>[] {
  const text = personWords(lang)
  return [
    {
      key: 'name',
      title: text.name,
      heads: true,
      cell: record => <a href={recordPath(record)}>{nameInList(record.person, lang)}</a>,
    },
    { key: 'code', title: text.code, tight: true, cell: ({ person }) => person.code },
    { key: 'stage', title: text.stage, cell: record => <StageTag lang={lang} record={record} /> },
    { key: 'entry', title: text.entryOn, tight: true, cell: ({ entryOn }) => (entryOn ? date(entryOn) : '–') },
    {
      key: 'missing',
      title: text.missing,
      numeric: true,
      cell: record => {
        const count = countMissing(record, on)
        return count > 0 ? <Tag kind="warn">{count}</Tag> : '0'
      },
    },
    {
      key: 'next',
      title: text.comesNext,
      cell: record => {
        const step = nextStep(record, on)
        return step ? shortStep(lang, step) : '–'
      },
    },
    {
      key: 'caseworker',
      title: text.caseworker,
      cell: ({ enrolment }) => caseworkers.get(enrolment.caseworker_id) ?? '–',
    },
  ]
}

/** The same columns, as a file has them. */
export function fileColumns(
  lang: Lang,
  { on, caseworkers }: Pick<ListProps, 'on' | 'caseworkers'>,
): FileColumn<Record>[] {
  const text = personWords(lang)
  return [
    { title: text.name, value: ({ person }) => nameInList(person, lang) },
    { title: text.code, value: ({ person }) => person.code },
    { title: text.stage, value: record => text.stages[stageOf(record)] },
    { title: text.entryOn, value: ({ entryOn }) => (entryOn ? date(entryOn) : null) },
    { title: text.missing, value: record => countMissing(record, on) },
    {
      title: text.comesNext,
      value: record => {
        const step = nextStep(record, on)
        return step ? shortStep(lang, step) : null
      },
    },
    { title: text.caseworker, value: ({ enrolment }) => caseworkers.get(enrolment.caseworker_id) ?? null },
  ]
}

function StageTag({ lang, record }: { lang: Lang; record: Record }) {
  const stage = stageOf(record)
  return <Tag kind={stageLook[stage]}>{personWords(lang).stages[stage]}</Tag>
}

function Narrow({ shell: { lang }, rules, programmes, asked }: ListProps) {
  const text = personWords(lang)
  const state = blankForm(lang, { ...asked })
  return (
    <Filters lang={lang} action={peoplePath}>
      <Field state={state} kind="text" name="q" label={text.find} />
      <Field
        state={state}
        kind="select"
        name="stage"
        label={text.stage}
        blank={text.allStages}
        options={stages.map(stage => ({ value: stage, text: text.stages[stage] }))}
      />
      <Field
        state={state}
        kind="select"
        name="region"
        label={text.region}
        blank={text.allRegions}
        options={rules.regions.map(region => ({ value: region.nuts, text: region.names[lang] }))}
      />
      <Field
        state={state}
        kind="select"
        name="whose"
        label={text.caseworker}
        blank={text.everybodys}
        options={[{ value: 'mine', text: text.mine }]}
      />
      {programmes.length > 1 && (
        <Field
          state={state}
          kind="select"
          name="programme"
          label={text.programme}
          options={programmes.map(one => ({ value: one.code, text: one.name }))}
        />
      )}
    </Filters>
  )
}
