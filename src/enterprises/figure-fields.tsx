import { Field } from '../pages/field.tsx'
import type { Asking } from './enterprise-fields.tsx'
import { words } from './words.ts'

export function MonthFields({ state }: Asking) {
  const text = words(state.lang)
  const number = (
    name: 'sales' | 'costs' | 'heads' | 'vulnerableHeads' | 'hours' | 'vulnerableHours' | 'lowestPay' | 'highestPay',
  ) => <Field state={state} kind="number" name={name} label={text[name]} />
  return (
    <>
      <Field state={state} kind="day" name="month" label={text.month} hint={text.monthHint} />
      {number('sales')}
      {number('costs')}
      {number('heads')}
      {number('vulnerableHeads')}
      {number('hours')}
      {number('vulnerableHours')}
      {number('lowestPay')}
      {number('highestPay')}
    </>
  )
}

export function YearFields({ state }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="number" name="year" label={text.year} />
      <Field state={state} kind="number" name="profit" label={text.profit} />
      <Field state={state} kind="check" name="isLoss" label={text.isLoss} />
      <Field state={state} kind="number" name="toPurpose" label={text.toPurpose} />
      <Field state={state} kind="day" name="reportSentOn" label={text.reportSentOn} optional />
      <Field state={state} kind="day" name="accountsSentOn" label={text.accountsSentOn} optional />
    </>
  )
}

export function WorkerFields({ state, open }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="payrollNumber" label={text.payrollNumber} width="short" />
      {open.posts.length > 0 && (
        <Field
          state={state}
          kind="select"
          name="post"
          label={text.post}
          hint={text.postHint}
          options={open.posts.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))}
          optional
        />
      )}
      <Field state={state} kind="day" name="validFrom" label={text.validFrom} />
      <Field state={state} kind="day" name="validUntil" label={text.validUntil} optional />
    </>
  )
}

export const UntilField = ({ state }: Asking) => (
  <Field state={state} kind="day" name="validUntil" label={words(state.lang).validUntil} />
)
