import { may } from '../kernel/who.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { JournalLine } from '../pages/journal-line.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { ChangeTable, Summary } from './difference-page.tsx'
import type { Compared, OpenFrozen } from './frozen.ts'
import type { FrozenRow } from './frozen-tables.ts'
import { frozenOnePath, frozenPath, resultsPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import { words } from './words.ts'

interface ListProps {
  shell: Shell
  question: Question
  frozen: readonly FrozenRow[]
  /** What accounts are called. */
  names: ReadonlyMap<string, Named>
}

/** Periods as they were filed, the latest first. */
export function FrozenListPage({ shell, question, frozen, names }: ListProps) {
  const { lang, who } = shell
  const text = words(lang)
  const act = who && may(who, 'results.freeze') && (
    <LinkButton look="primary" icon="snowflake" href={addressOf(`${frozenPath}/new`, question)}>
      {text.freeze}
    </LinkButton>
  )
  return (
    <Page
      shell={shell}
      title={text.frozen.title}
      actions={act}
      breadcrumb={[{ text: text.results, href: addressOf(resultsPath, question) }]}
    >
      <Table
        lang={lang}
        caption={text.frozen.title}
        hideCaption
        rows={frozen}
        rowKey={row => row.id}
        empty={<Empty action={act}>{text.frozen.none}</Empty>}
        columns={[
          {
            key: 'name',
            title: text.frozen.name,
            heads: true,
            cell: row => <a href={frozenOnePath(row.id)}>{row.name}</a>,
          },
          { key: 'asOf', title: text.frozen.asOf, cell: row => date(row.as_of) },
          { key: 'profile', title: text.frozen.profile, cell: row => row.profile },
          { key: 'by', title: text.frozen.by, cell: row => names.get(row.frozen_by)?.title ?? '–' },
          { key: 'on', title: text.frozen.frozenOn, cell: row => date(row.frozen_on) },
          { key: 'line', title: text.frozen.line, cell: row => <JournalLine who={who} entry={row.entry} /> },
        ]}
      />
    </Page>
  )
}

export function FreezePage({ shell, question, state }: { shell: Shell; question: Question; state: FormState }) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page
      shell={shell}
      title={text.freeze}
      lead={text.frozen.lead}
      scripts={['form']}
      breadcrumb={[
        { text: text.results, href: addressOf(resultsPath, question) },
        { text: text.frozen.title, href: addressOf(frozenPath, question) },
      ]}
    >
      <Form
        state={state}
        action={`${frozenPath}/new`}
        submit={text.frozen.submit}
        submitIcon="snowflake"
        cancel={addressOf(resultsPath, question)}
      >
        <Field state={state} kind="hidden" name="programme" />
        <Field state={state} kind="hidden" name="under" />
        <Field state={state} kind="text" name="name" label={text.frozen.name} hint={text.frozen.nameHint} />
        <Field state={state} kind="day" name="asOf" label={text.frozen.asOf} />
      </Form>
    </Page>
  )
}

interface OpenProps {
  shell: Shell
  open: OpenFrozen
  names: ReadonlyMap<string, Named>
  /** The form of a note. */
  state: FormState
}

/** Frozen, now, and the difference by record; a value that differs wants a note. */
export function FrozenPage({ shell, open, names, state }: OpenProps) {
  const { lang } = shell
  const text = words(lang)
  const { frozen, rules, values, changes } = open
  return (
    <Page
      shell={shell}
      title={frozen.name}
      lead={`${text.frozen.asOf}: ${date(frozen.as_of)} · ${frozen.profile} · ${text.line({ entry: frozen.entry })}`}
      scripts={['form']}
      breadcrumb={[
        { text: text.results, href: resultsPath },
        { text: text.frozen.title, href: frozenPath },
      ]}
    >
      <Stack>
        <Table
          lang={lang}
          caption={frozen.name}
          hideCaption
          rows={values}
          rowKey={row => row.filed.indicator}
          columns={[
            { key: 'indicator', title: text.indicator, heads: true, cell: row => <Name lang={lang} row={row} /> },
            { key: 'value', title: text.frozen.value, numeric: true, cell: row => pair(lang, row.was) },
            { key: 'now', title: text.frozen.current, numeric: true, cell: row => pair(lang, row.now) },
            { key: 'state', title: text.state, cell: row => <Difference lang={lang} row={row} /> },
          ]}
        />
        <Notes lang={lang} values={values} />
        <WriteNote shell={shell} open={open} state={state} />
        <Card title={text.frozen.changes}>
          <Summary lang={lang} changes={changes} />
          <ChangeTable shell={shell} rules={rules} changes={changes} names={names} />
        </Card>
      </Stack>
    </Page>
  )
}

const pair = (lang: Lang, { claimed, proven }: Compared['was']) => `${number(lang, claimed)} / ${number(lang, proven)}`

function Name({ lang, row: { filed } }: { lang: Lang; row: Compared }) {
  return (
    <>
      {filed.rule.names[lang]}
      <br />
      <small class="muted">{lang === 'ro' ? filed.rule_ro : filed.rule_en}</small>
    </>
  )
}

function Difference({ lang, row }: { lang: Lang; row: Compared }) {
  const { frozen } = words(lang)
  if (!row.differs) return <Tag kind="ok">{frozen.same}</Tag>
  return (
    <Tag kind={row.wantsNote ? 'warn' : 'info'}>
      {row.wantsNote ? `${frozen.differs}, ${frozen.wantsNote}` : frozen.differs}
    </Tag>
  )
}

function Notes({ lang, values }: { lang: Lang; values: readonly Compared[] }) {
  const { frozen } = words(lang)
  const notes = values.flatMap(value => value.notes.map(note => ({ note, name: value.filed.rule.names[lang] })))
  if (notes.length === 0) return null
  return (
    <Card title={frozen.notes}>
      <ul class="lines">
        {notes.map(({ note, name }) => (
          <li key={note.id}>
            <span>
              <strong>{name}</strong> ({date(note.written_on)},{' '}
              {frozen.explains({
                claimed: number(lang, Number(note.claimed)),
                proven: number(lang, Number(note.proven)),
              })}
              ): {note.note}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** One form for all: which value, and why it is another now. */
function WriteNote({
  shell: { lang, who },
  open: { frozen, values },
  state,
}: Pick<OpenProps, 'shell' | 'open' | 'state'>) {
  const text = words(lang)
  const wanting = values.filter(value => value.wantsNote)
  if (!who || !may(who, 'results.freeze') || wanting.length === 0) return null
  const says = ({ filed, was, now }: Compared) =>
    text.frozen.noteLead({ name: filed.rule.names[lang], filed: pair(lang, was), now: pair(lang, now) })
  return (
    <Card title={text.frozen.writeNote}>
      <Form state={state} action={`${frozenOnePath(frozen.id)}/notes`} submit={text.frozen.writeNote}>
        <Field
          state={state}
          kind="select"
          name="indicator"
          label={text.indicator}
          options={wanting.map(value => ({ value: value.filed.indicator, text: says(value) }))}
        />
        <Field state={state} kind="textarea" name="note" label={text.frozen.note} />
      </Form>
    </Card>
  )
}
