import { Field } from '../pages/field.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import type { DeliverableRow } from './deliverable-tables.ts'
import type { DeliverableUnit } from './facts.ts'
import type { Rulebook } from './rulebook.ts'
import { words } from './words.ts'

interface FieldsProps {
  state: FormState
  rules: Rulebook
  unit: DeliverableUnit
  enterprises: readonly DeliverableRow[]
  /** What stands before each name: nothing, or `now.` where it is corrected. */
  prefix: '' | 'now.'
}

export function DeliverableFields({ state, rules, unit, enterprises, prefix }: FieldsProps) {
  const text = words(state.lang)
  const at = (name: string) => `${prefix}${name}`
  const number = (name: string, label: string) => <Field state={state} kind="number" name={at(name)} label={label} />
  const check = (name: string, label: string) => <Field state={state} kind="check" name={at(name)} label={label} />
  return (
    <>
      <Field state={state} kind="hidden" name={at('programme')} value={rules.programme ?? ''} />
      <Field state={state} kind="hidden" name={at('unit')} value={unit} />
      <Field state={state} kind="text" name={at('code')} label={text.code} hint={text.codeHint} width="short" />
      <Field state={state} kind="text" name={at('title')} label={text.title} hint={text.titleHint} width="full" />
      <Field
        state={state}
        kind="select"
        name={at('region')}
        label={text.region}
        options={rules.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))}
      />
      <Field
        state={state}
        kind="select"
        name={at('partner')}
        label={text.partner}
        options={rules.partners.map(one => ({ value: one.code, text: one.name }))}
        optional
      />
      {unit !== 'centre' && (
        <Field
          state={state}
          kind="select"
          name={at('centre')}
          label={text.centre}
          options={rules.centres.map(one => ({ value: one.code, text: one.name }))}
          optional
        />
      )}
      <Field state={state} kind="day" name={at('reachedOn')} label={text.reachedOn} />
      {unit === 'job' && (
        <>
          <Field
            state={state}
            kind="select"
            name={at('enterprise')}
            label={text.enterprise}
            blank={text.noEnterprise}
            options={enterprises.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))}
            optional
          />
          {number('weeklyHours', text.weeklyHours)}
          <Field
            state={state}
            kind="select"
            name={at('contract')}
            label={text.contract}
            options={mapOptions(state.lang, ['permanent', 'fixed-term', 'apprenticeship'], text.contracts)}
          />
          {check('netNew', text.netNew)}
        </>
      )}
    </>
  )
}

/** What stands in the fields of one that is recorded. */
export function deliverableValues(row: DeliverableRow): FormValues {
  return {
    'now.code': row.code,
    'now.title': row.title,
    'now.region': row.region,
    'now.partner': row.partner ?? undefined,
    'now.centre': row.centre ?? undefined,
    'now.reachedOn': row.reached_on,
    'now.enterprise': row.enterprise_id ?? undefined,
    'now.weeklyHours': shown(row.weekly_hours),
    'now.contract': row.contract ?? undefined,
    'now.netNew': ticked(row.net_new),
  }
}

const ticked = (answer: boolean | null): string | undefined => (answer ? 'yes' : undefined)

const shown = (amount: number | string | null): string | undefined =>
  amount === null ? undefined : String(Number(amount)).replace('.', ',')
