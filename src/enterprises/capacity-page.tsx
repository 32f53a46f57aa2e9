import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { type Instrument, instrumentsOf } from '../programme/instrument.ts'
import { AnswerFields, Pair, scoreColumns, toldAtQuestions } from '../programme/instrument-parts.tsx'
import { instrumentWords } from '../programme/instrument-words.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import type { EnterpriseAssessmentRow } from './capacity-tables.ts'
import { capacityWords } from './capacity-words.ts'
import { EnterpriseFrame } from './frame.tsx'
import { enterprisePath } from './paths.ts'

/** What those who lead the enterprise answered before support and after it, side by side. */
export function CapacityPage({ open }: { open: OpenEnterprise }) {
  const { shell, found, mayWrite, assessments } = open
  const { lang } = shell
  const text = capacityWords(lang)
  const path = enterprisePath(found.row.id, '/capacity')
  return (
    <EnterpriseFrame open={open} current="/capacity">
      <Stack>
        {instrumentsOf('enterprise').map(one => {
          const own = assessments.filter(
            ({ instrument, version }) => instrument === one.code && version === one.version,
          )
          return (
            <Card
              key={one.code}
              title={one.names[lang]}
              lead={one.about[lang]}
              actions={
                mayWrite && (
                  <LinkButton look="primary" icon="plus" href={`${path}/new?instrument=${one.code}`}>
                    {text.start}
                  </LinkButton>
                )
              }
            >
              {!one.validated && <Tag kind="info">{instrumentWords(lang).notValidated}</Tag>}
              {own.length === 0 && <Empty>{text.none}</Empty>}
              {own.length > 0 && <Pair lang={lang} instrument={one} own={own} />}
              {own.length > 0 && (
                <Table
                  lang={lang}
                  caption={one.names[lang]}
                  hideCaption
                  rows={own}
                  rowKey={row => row.id}
                  columns={[
                    ...scoreColumns<EnterpriseAssessmentRow>(lang, one),
                    {
                      key: 'withdraw',
                      title: text.withdraw,
                      cell: row => (mayWrite ? <a href={`${path}/${row.id}`}>{text.withdraw}</a> : '–'),
                    },
                  ]}
                />
              )}
            </Card>
          )
        })}
      </Stack>
    </EnterpriseFrame>
  )
}

interface FillInProps {
  open: OpenEnterprise
  instrument: Instrument
  state: FormState
}

export function FillInPage({ open, instrument, state: typed }: FillInProps) {
  const { lang } = open.shell
  const state = toldAtQuestions(typed)
  const text = capacityWords(lang)
  const shared = instrumentWords(lang)
  const { id } = open.found.row
  const path = enterprisePath(id, '/capacity')
  return (
    <EnterpriseFrame open={open} current="/capacity" scripts={['form']}>
      <Card title={instrument.names[lang]} lead={instrument.about[lang]}>
        {!instrument.validated && <Notice kind="info">{shared.notValidatedHint}</Notice>}
        <Form state={state} action={`${path}/new?instrument=${instrument.code}`} submit={text.save} cancel={path}>
          <Field state={state} kind="hidden" name="enterprise" value={id} />
          <AnswerFields
            state={state}
            instrument={instrument}
            sentences={instrument.items.map(item => item.text?.[lang] ?? '')}
          />
        </Form>
        <p class="muted">
          {shared.licence}: {instrument.licence[lang]}
        </p>
      </Card>
    </EnterpriseFrame>
  )
}
