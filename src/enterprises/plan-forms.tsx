import { Fragment } from 'preact'
import { type FormState, type FormValues, rowsShown } from '../pages/form-state.ts'
import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import type { Option } from '../pages/question.ts'
import { addMonths } from '../kernel/day.ts'
import { month as monthName } from '../kernel/words.ts'
import type { OpenPlan } from './asked-plan.ts'
import { callWords } from './call-words.ts'
import { type LineKind, lineKinds, monthlyKinds, planMonths } from './cash-flow.ts'
import { apartIn, type LineRow, type PlanRow } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import { planMonth } from './outlook-cards.tsx'

interface Asking {
  state: FormState
  open: OpenPlan
}

export function TermsFields({ state }: Asking) {
  const text = planWords(state.lang)
  return (
    <>
      <Field state={state} kind="day" name="startsOn" label={text.startsOn} hint={text.startsOnHint} />
      <Field state={state} kind="number" name="opening" label={text.opening} unit="lei" />
      <Block title={text.cautious} lead={text.cautiousLead}>
        <Field state={state} kind="number" name="cautious.lessIncome" label={text.lessIncome} unit="%" />
        <Field state={state} kind="number" name="cautious.moreCosts" label={text.moreCosts} unit="%" />
        <Field state={state} kind="number" name="cautious.delay" label={text.delay} unit={text.monthsUnit} />
      </Block>
      <Block title={text.hopeful}>
        <Field state={state} kind="number" name="hopeful.moreIncome" label={text.moreIncome} unit="%" />
        <Field state={state} kind="number" name="hopeful.lessCosts" label={text.lessCosts} unit="%" />
      </Block>
      <Block title={text.season} lead={text.seasonLead}>
        {Array.from({ length: 12 }, (_, at) => (
          <Field
            key={at}
            state={state}
            kind="number"
            name={`season.${at}`}
            label={monthName(state.lang, addMonths('2026-01-01', at)).split(' ')[0] ?? ''}
            unit="%"
            optional
          />
        ))}
      </Block>
    </>
  )
}

/** Our choice of what a careful plan begins with. */
export const termsValues = (plan: PlanRow | undefined, today: string): FormValues =>
  plan
    ? {
        startsOn: plan.starts_on,
        opening: String(plan.opening_bani / 100).replace('.', ','),
        'cautious.lessIncome': String(-(plan.cautious[0] ?? 0)),
        'cautious.moreCosts': String(plan.cautious[1] ?? 0),
        'cautious.delay': String(plan.cautious[2] ?? 0),
        'hopeful.moreIncome': String(plan.hopeful[0] ?? 0),
        'hopeful.lessCosts': String(-(plan.hopeful[1] ?? 0)),
        ...Object.fromEntries(plan.season.map((share, at) => [`season.${at}`, String(share)])),
      }
    : {
        startsOn: addMonths(`${today.slice(0, 7)}-01`, 1),
        opening: '0',
        'cautious.lessIncome': '20',
        'cautious.moreCosts': '10',
        'cautious.delay': '3',
        'hopeful.moreIncome': '10',
        'hopeful.lessCosts': '0',
      }

export function TextFields({ state, open }: Asking) {
  return (
    <>
      {open.rules.planSections.map(({ code, names, asks }, at) => (
        <div key={code}>
          <Field state={state} kind="hidden" name={`sections.${at}.code`} value={code} />
          <Field
            state={state}
            kind="textarea"
            name={`sections.${at}.says`}
            label={names[state.lang]}
            hint={asks?.[state.lang]}
            rows={5}
            optional
          />
        </div>
      ))}
    </>
  )
}

export const textValues = ({ rules, sections }: OpenPlan): FormValues =>
  Object.fromEntries(
    rules.planSections.map(({ code }, at) => [`sections.${at}.says`, sections.find(one => one.code === code)?.says]),
  )

export const kindAsked = (typed: string | undefined): LineKind => lineKinds.find(kind => kind === typed) ?? 'income'

/** Asks only what a line of this kind has. */
export function LineFields({ state, open }: Asking) {
  const { lang } = state
  const text = planWords(lang)
  const kind = kindAsked(String(state.values.kind ?? ''))
  const startsOn = open.plan?.starts_on ?? open.on
  const months = Array.from({ length: planMonths }, (_, at) => ({
    value: String(at + 1),
    text: planMonth(lang, startsOn, at + 1),
  }))
  const isMonthly = monthlyKinds.includes(kind)
  return (
    <>
      <Field state={state} kind="hidden" name="kind" />
      <Field state={state} kind="text" name="title" label={text.line} hint={text.lineHint} />
      <Field
        state={state}
        kind="number"
        name="amount"
        label={isMonthly ? text.amountMonthly : text.amountOnce}
        unit="lei"
      />
      <Field state={state} kind="select" name="from" label={isMonthly ? text.from : text.inMonth} options={months} />
      {isMonthly && (
        <Field
          state={state}
          kind="select"
          name="until"
          label={text.until}
          options={months}
          blank={text.untilEnd}
          optional
        />
      )}
      {(kind === 'income' || kind === 'cost') && (
        <>
          <Field
            state={state}
            kind="number"
            name="growth"
            label={text.growth}
            hint={text.growthHint}
            unit="%"
            optional
          />
          <Field state={state} kind="check" name="seasonal" label={text.seasonal} />
        </>
      )}
      {isMonthly && <ApartFields state={state} months={months} />}
    </>
  )
}

/** Rows beyond those that were typed. */
const spareMonths = 4

/** Months that the pattern does not fit, each with its own amount. */
function ApartFields({ state, months }: { state: FormState; months: readonly Option[] }) {
  const text = planWords(state.lang)
  return (
    <Block title={text.apart} lead={text.apartLead}>
      {Array.from({ length: Math.min(planMonths, rowsShown(state, 'apart', spareMonths)) }, (_, at) => (
        <Fragment key={at}>
          <Field
            state={state}
            kind="select"
            name={`apart.${at}.month`}
            label={text.apartMonth({ row: at + 1 })}
            options={months}
            optional
          />
          <Field state={state} kind="number" name={`apart.${at}.amount`} label={text.apartAmount} unit="lei" optional />
        </Fragment>
      ))}
    </Block>
  )
}

export const lineValues = (line: LineRow): FormValues => ({
  kind: line.kind,
  title: line.title,
  amount: String(line.amount_bani / 100).replace('.', ','),
  from: String(line.from_month),
  until: line.until_month === null ? undefined : String(line.until_month),
  growth: line.growth === 0 ? undefined : String(line.growth),
  seasonal: line.seasonal ? 'yes' : undefined,
  ...Object.fromEntries(
    apartIn(line).flatMap(({ month, amount }, at) => [
      [`apart.${at}.month`, String(month)],
      [`apart.${at}.amount`, String(amount / 100).replace('.', ',')],
    ]),
  ),
})

export const AuthorFields = ({ state }: Asking) => {
  const text = planWords(state.lang)
  return <Field state={state} kind="text" name="person" label={text.personCode} hint={text.personHint} width="short" />
}

/** The competitions that take plans in today. */
export const EnterFields = ({ state, open }: Asking) => {
  const text = callWords(state.lang)
  const { calls, on } = open
  const taking = calls.filter(one => one.opens_on <= on && on <= one.closes_on)
  return (
    <Field
      state={state}
      kind="select"
      name="call"
      label={text.call}
      hint={taking.length === 0 ? text.noOpenCall : undefined}
      options={taking.map(one => ({ value: one.id, text: one.title }))}
    />
  )
}
