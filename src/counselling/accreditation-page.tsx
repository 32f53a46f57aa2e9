import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { accreditationWords } from './accreditation-words.ts'
import { accreditationsPath } from './paths.ts'
import { kindOptions } from './session-form.tsx'
import { SessionsFrame } from './sessions-frame.tsx'
import type { AccreditationRow } from './tables.ts'

export interface AccreditationsProps {
  shell: Shell
  rules: Rulebook
  accreditations: readonly AccreditationRow[]
  state: FormState
  /** The form of an end that was refused, and whose it is. */
  ending?: { of: string; state: FormState } | undefined
}

/** What each partner is accredited for: a service outside it does not count. */
export function AccreditationsPage(props: AccreditationsProps) {
  const { shell, rules, accreditations, state } = props
  const { lang, who } = shell
  const text = accreditationWords(lang)
  const kinds = kindOptions(rules, lang)
  const writes = who !== undefined && may(who, 'programme.write')
  const titleOf = (code: string) => kinds.find(kind => kind.value === code)?.text ?? code
  return (
    <SessionsFrame
      shell={shell}
      title={text.title}
      lead={text.lead}
      current={accreditationsPath}
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
            { key: 'number', title: text.number, heads: true, cell: row => row.number },
            {
              key: 'partner',
              title: text.partner,
              cell: row => rules.partners.find(one => one.code === row.partner)?.name ?? row.partner,
            },
            { key: 'services', title: text.services, cell: row => row.services.map(titleOf).join(', ') },
            { key: 'from', title: text.validFrom, tight: true, cell: row => date(row.valid_from) },
            {
              key: 'to',
              title: text.validTo,
              cell: row => (
                <>
                  {row.valid_to === null ? '–' : date(row.valid_to)}
                  {writes && <EndForm {...props} row={row} />}
                </>
              ),
            },
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

function EndForm({ shell: { lang }, ending, row }: AccreditationsProps & { row: AccreditationRow }) {
  const text = accreditationWords(lang)
  const isThis = ending?.of === row.id
  const state = isThis ? ending.state : blankForm(lang)
  return (
    <details open={isThis}>
      <summary>{text.end}</summary>
      <Form state={state} action={`${accreditationsPath}/${row.id}/end`} submit={text.endSave} shown={row.entry} danger>
        <Field state={state} kind="hidden" name="accreditation" value={row.id} />
        <Field state={state} kind="day" name="validTo" label={text.validTo} />
      </Form>
    </details>
  )
}
