import type { Day } from '../kernel/day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Chosen } from '../programme/chosen-programme.ts'
import { ListActions, ProgrammeList } from '../programme/programme-list.tsx'
import type { AmongProgrammes } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { SourceNote } from '../programme/source-note.tsx'
import { stateOf } from './call-page.tsx'
import type { CallRow } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { callPath, callsIn, callsPath } from './paths.ts'

interface ListProps {
  shell: Shell
  calls: readonly CallRow[]
  on: Day
  mayDecide: boolean
  among: AmongProgrammes
}

export function CallsPage({ shell, calls, on, mayDecide, among }: ListProps) {
  const { lang } = shell
  const text = callWords(lang)
  return (
    <Page
      shell={shell}
      title={text.calls}
      lead={text.lead}
      current={callsPath}
      actions={<ListActions shell={shell} among={among} path={callsPath} add={mayDecide && text.add} />}
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={callsPath}
        caption={text.calls}
        rows={calls}
        empty={text.none}
        columns={[
          {
            key: 'title',
            title: text.titleField,
            heads: true,
            cell: one => <a href={callPath(one.id)}>{one.title}</a>,
          },
          {
            key: 'days',
            title: text.days,
            cell: one => text.fromTo({ from: date(one.opens_on), to: date(one.closes_on) }),
          },
          { key: 'state', title: text.state, cell: one => text.states[stateOf(one, on)] },
        ]}
      />
    </Page>
  )
}

/** What the profile proposes. */
export const callValues = ({ planGrid }: Rulebook, lang: Lang): FormValues => ({
  reserve: '2',
  appealDays: String(planGrid?.appealDays ?? 5),
  ...(planGrid && {
    minimum: String(planGrid.minimum),
    difference: String(planGrid.difference),
    ...Object.fromEntries(
      planGrid.criteria.flatMap(({ names, maximum, weight }, at) => [
        [`criteria.${at}.title`, names[lang]],
        [`criteria.${at}.maximum`, String(maximum)],
        [`criteria.${at}.weight`, String(weight)],
      ]),
    ),
  }),
})

/** Criteria beyond those that stand. Our choice. */
const criteriaAtFirst = 6

interface NewProps {
  shell: Shell
  state: FormState
  programme: Chosen['programmes'][number]
  rules: Rulebook
}

export function NewCallPage({ shell, state, programme, rules }: NewProps) {
  const text = callWords(shell.lang)
  const { lang } = shell
  const typed = Object.keys(state.values).filter(name => /^criteria\.\d+\.title$/.test(name)).length
  const count = Math.max(criteriaAtFirst, (rules.planGrid?.criteria.length ?? 0) + 1, typed)
  const grid = rules.planGrid
  return (
    <Page
      shell={shell}
      title={text.add}
      lead={programme.name}
      current={callsPath}
      breadcrumb={[{ text: text.calls, href: callsIn(programme.code) }]}
      scripts={['form']}
    >
      {grid && (
        <Notice kind="info">
          {text.proposed} <SourceNote rules={rules} rule={grid} lang={lang} />
        </Notice>
      )}
      <Card lead={text.ruleText}>
        <Form state={state} action={callPath('new')} submit={text.save} cancel={callsIn(programme.code)}>
          <Field state={state} kind="hidden" name="programme" value={programme.code} />
          <Field state={state} kind="text" name="title" label={text.titleField} width="full" />
          <Field state={state} kind="day" name="opensOn" label={text.opensOn} />
          <Field state={state} kind="day" name="closesOn" label={text.closesOn} />
          {Array.from({ length: count }, (_, at) => (
            <Block key={at} title={text.criterion({ number: at + 1 })}>
              <Field
                state={state}
                kind="text"
                name={`criteria.${at}.title`}
                label={text.criterionTitle}
                width="full"
                optional={at > 0}
              />
              <Field
                state={state}
                kind="number"
                name={`criteria.${at}.maximum`}
                label={text.maximum}
                optional={at > 0}
              />
              <Field
                state={state}
                kind="number"
                name={`criteria.${at}.weight`}
                label={text.weight}
                hint={text.weightHint}
                optional={at > 0}
              />
            </Block>
          ))}
          <Field state={state} kind="number" name="minimum" label={text.minimum} hint={text.minimumHint} />
          <Field state={state} kind="number" name="difference" label={text.difference} hint={text.differenceHint} />
          <Field state={state} kind="number" name="places" label={text.places} />
          <Field state={state} kind="number" name="reserve" label={text.reserve} />
          <Field state={state} kind="number" name="appealDays" label={text.appealDays} />
        </Form>
      </Card>
    </Page>
  )
}
