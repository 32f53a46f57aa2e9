import type { JSX } from 'preact'
import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import type { Asking } from './enterprise-fields.tsx'
import { words } from './words.ts'

/** Rows for tranches beyond those that were typed. */
const spareTranches = 3

export function GrantFields({ state, open }: Asking): JSX.Element {
  const { rules } = open
  const text = words(state.lang)
  const typed = Object.keys(state.values).filter(
    name => /^tranches\.\d+\.amount$/.test(name) && state.values[name],
  ).length
  const phases = rules.phases.map(one => ({ value: one.code, text: one.names[state.lang] }))
  return (
    <>
      <Field state={state} kind="text" name="contract" label={text.contract} width="short" />
      <Field state={state} kind="day" name="grantedOn" label={text.grantedOn} />
      <Field state={state} kind="text" name="grantedBy" label={text.grantedBy} />
      <Field state={state} kind="number" name="amount" label={text.amount} />
      <Field state={state} kind="number" name="euroCents" label={text.euroCents} hint={text.euroHint} />
      <Field state={state} kind="check" name="isDeMinimis" label={text.isDeMinimis} />
      {Array.from({ length: typed + spareTranches }, (_, at) => (
        <Block key={at} title={text.tranche({ number: at + 1 })}>
          <Field state={state} kind="number" name={`tranches.${at}.amount`} label={text.amount} optional />
          <Field
            state={state}
            kind="select"
            name={`tranches.${at}.phase`}
            label={text.opensWith}
            options={phases}
            optional
          />
        </Block>
      ))}
    </>
  )
}

export const PaidOnField = ({ state }: Asking) => (
  <>
    <Field state={state} kind="hidden" name="number" />
    <Field state={state} kind="day" name="paidOn" label={words(state.lang).paidOn} />
  </>
)
