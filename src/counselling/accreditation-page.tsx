import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { accreditationWords } from './accreditation-words.ts'
import { accreditationsPath, sessionsPath } from './paths.ts'
import { kindOptions } from './session-form.tsx'
import { SessionsFrame } from './sessions-frame.tsx'
import type { AccreditationRow } from './tables.ts'

interface AccreditationsProps {
  shell: Shell
  rules: Rulebook
  accreditations: readonly AccreditationRow[]
  state: FormState
}

/** The columns of the list, on the page and in its file. */
export function accreditationColumns(lang: Lang, rules: Rulebook): Column<AccreditationRow>[] {
  const text = accreditationWords(lang)
  const kinds = kindOptions(rules, lang)
  const titleOf = (code: string) => kinds.find(kind => kind.value === code)?.text ?? code
  return [
    { key: 'number', title: text.number, heads: true, cell: row => row.number },
    {
      key: 'partner',
      title: text.partner,
      cell: row => rules.partners.find(one => one.code === row.partner)?.name ?? row.partner,
    },
    { key: 'services', title: text.services, cell: row => row.services.map(titleOf).join(', ') },
    { key: 'from', title: text.validFrom, tight: true, cell: row => date(row.valid_from) },
    { key: 'to', title: text.validTo, tight: true, cell: row => (row.valid_to === null ? '–' : date(row.valid_to)) },
  ]
}

/** What each partner is accredited for: a service outside it does not count. */
export function AccreditationsPage({ shell, rules, accreditations, state }: AccreditationsProps) {
  const { lang, who } = shell
  const text = accreditationWords(lang)
  const kinds = kindOptions(rules, lang)
  const writes = who !== undefined && may(who, 'programme.write')
  return (
    <SessionsFrame
      shell={shell}
      title={text.title}
      lead={text.lead}
      current={accreditationsPath}
      actions={<Downloads shell={shell} path={accreditationsPath} />}
      scripts={writes ? ['form'] : []}
    >
      <Stack>
        <Table
          lang={lang}
          caption={text.title}
          hideCaption
          rows={accreditations}
          rowKey={row => row.id}
          empty={<Empty>{text.none}</Empty>}
          columns={[
            ...accreditationColumns(lang, rules),
            ...(writes
              ? [
                  {
                    key: 'end',
                    cell: (row: AccreditationRow) => <a href={`${accreditationsPath}/${row.id}`}>{text.end}</a>,
                  },
                ]
              : []),
          ]}
        />
        {writes && (
          <Card title={text.add}>
            <Form state={state} action={accreditationsPath} submit={text.save}>
              <Field state={state} kind="hidden" name="programme" value={rules.programme ?? ''} />
              <Field
                state={state}
                kind="select"
                name="partner"
                label={text.partner}
                options={rules.partners.map(one => ({ value: one.code, text: one.name }))}
              />
              <Field state={state} kind="text" name="number" label={text.number} />
              <Field state={state} kind="checkboxes" name="services" label={text.services} options={kinds} />
              <Field state={state} kind="day" name="validFrom" label={text.validFrom} />
              <Field state={state} kind="day" name="validTo" label={text.validTo} optional />
            </Form>
          </Card>
        )}
      </Stack>
    </SessionsFrame>
  )
}

interface EndProps {
  shell: Shell
  accreditation: AccreditationRow
  state: FormState
}

/** The day after which it does not hold any more. */
export function EndAccreditationPage({ shell, accreditation, state }: EndProps) {
  const text = accreditationWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={`${text.end}: ${accreditation.number}`}
      current={sessionsPath}
      breadcrumb={[{ text: text.title, href: accreditationsPath }]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={`${accreditationsPath}/${accreditation.id}`}
          submit={text.endSave}
          cancel={accreditationsPath}
          shown={accreditation.entry}
          danger
        >
          <Field state={state} kind="hidden" name="accreditation" value={accreditation.id} />
          <Field state={state} kind="day" name="validTo" label={text.validTo} />
        </Form>
      </Card>
    </Page>
  )
}
