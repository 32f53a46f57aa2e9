import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { romanianRegions } from './place.ts'
import type { Centre, Partner, Programme, Region, Target } from './programme.ts'
import type { Rulebook } from './rulebook.ts'
import { words } from './words.ts'

interface FieldsProps {
  state: FormState
  programme: Programme
  rules: Rulebook
  /** The part exists: its code is no longer asked. */
  known: boolean
}

const Text = ({
  state,
  name,
  label,
  optional = false,
}: {
  state: FormState
  name: string
  label: string
  optional?: boolean
}) => <Field state={state} kind="text" name={name} label={label} optional={optional} />

function Code({ state, name, known }: { state: FormState; name: string; known: boolean }) {
  const text = words(state.lang)
  if (known) return <Field state={state} kind="hidden" name={name} />
  return <Field state={state} kind="text" name={name} label={text.code} hint={text.codeHint} width="short" />
}

export function PartnerFields({ state, known }: FieldsProps) {
  const text = words(state.lang)
  return (
    <>
      <Code state={state} name="partner.code" known={known} />
      <Text state={state} name="partner.name" label={text.name} />
      <Text state={state} name="partner.cui" label={text.cui} />
      <Text state={state} name="partner.phone" label={text.phone} optional />
      <Text state={state} name="partner.email" label={text.email} optional />
      <Field state={state} kind="check" name="partner.applicant" label={text.isApplicant} />
    </>
  )
}

export function RegionFields({ state, known }: FieldsProps) {
  const text = words(state.lang)
  const regions = romanianRegions.map(one => ({ value: one.nuts, text: `${one.name} (${one.nuts})` }))
  return (
    <>
      {known ? (
        <Field state={state} kind="hidden" name="region.nuts" />
      ) : (
        <Field state={state} kind="select" name="region.nuts" label={text.region} options={regions} />
      )}
      <Text state={state} name="region.names.ro" label={text.nameRo} />
      <Text state={state} name="region.names.en" label={text.nameEn} />
      <Field
        state={state}
        kind="radios"
        inline
        name="region.category"
        label={text.regionCategory}
        options={mapOptions(state.lang, ['LD', 'MD'], text.regionCategories)}
      />
    </>
  )
}

export function CentreFields({ state, programme, known }: FieldsProps) {
  const text = words(state.lang)
  const regions = programme.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))
  const partners = programme.partners.map(one => ({ value: one.code, text: one.name }))
  return (
    <>
      <Code state={state} name="centre.code" known={known} />
      <Text state={state} name="centre.name" label={text.name} />
      <Field state={state} kind="select" name="centre.region" label={text.region} options={regions} />
      <Field state={state} kind="select" name="centre.partner" label={text.partner} options={partners} />
      <Text state={state} name="centre.locality" label={text.locality} optional />
      <Text state={state} name="centre.phone" label={text.phone} optional />
      <Text state={state} name="centre.email" label={text.email} optional />
    </>
  )
}

export function QuotaFields({ state, rules }: FieldsProps) {
  const text = words(state.lang)
  const people = rules.indicators.filter(one => 'unit' in one && one.unit === 'person')
  return (
    <>
      <Field
        state={state}
        kind="select"
        name="quota.category"
        label={text.category}
        options={named(rules.categories, state)}
      />
      <Field state={state} kind="select" name="quota.of" label={text.quotaOf} options={named(people, state)} />
      <Field state={state} kind="number" name="quota.number" label={text.number} optional />
      <Field
        state={state}
        kind="number"
        name="quota.share"
        label={text.percent}
        hint={text.percentHint}
        unit="%"
        optional
      />
    </>
  )
}

const named = (list: readonly { code: string; names: { ro: string; en: string } }[], { lang }: FormState) =>
  list.map(one => ({ value: one.code, text: one.names[lang] }))

export function WindowFields({ state, rules }: FieldsProps) {
  const text = words(state.lang)
  const sources = Object.entries(rules.sources).map(([code, source]) => ({ value: code, text: source[state.lang] }))
  return (
    <>
      {(['immediateDays', 'longerTermMonths'] as const).map(name => (
        <Block key={name} title={text[name]}>
          <Field state={state} kind="number" name={`windows.${name}.value`} label={text.value} optional />
          <Field
            state={state}
            kind="select"
            name={`windows.${name}.source`}
            label={text.source}
            options={sources}
            optional
          />
        </Block>
      ))}
    </>
  )
}

/** Rows for periods beyond those that are recorded. */
const spareRows = 2

interface TargetFieldsProps extends Omit<FieldsProps, 'known'> {
  /** What the target is called in the form: `target`, or `targets.0`. */
  at: string
  target: Target
}

/** The total, and its parts: each sum is checked when the form is sent. */
export function TargetFields({ state, programme, rules, at, target }: TargetFieldsProps) {
  const text = words(state.lang)
  const indicator = rules.indicators.find(one => one.code === target.indicator)
  const periods = Array.from({ length: (target.byPeriod?.length ?? 0) + spareRows }, (_, row) => row)
  const amount = (name: string, label: string) => (
    <Field key={name} state={state} kind="number" name={`${at}.${name}`} label={label} optional />
  )
  return (
    <>
      <Field state={state} kind="hidden" name={`${at}.indicator`} value={target.indicator} />
      <Block title={indicator?.names[state.lang] ?? target.indicator}>{amount('total', text.total)}</Block>
      <Block title={text.byRegion}>
        {programme.regions.map(one => amount(`byRegion.${one.nuts}`, one.names[state.lang]))}
      </Block>
      <Block title={text.byPartner}>{programme.partners.map(one => amount(`byPartner.${one.code}`, one.name))}</Block>
      <Block title={text.byCategory}>
        {rules.categories.map(one => amount(`byCategory.${one.code}`, one.names[state.lang]))}
      </Block>
      {periods.map(row => (
        <Block key={row} title={text.periodRow({ row: row + 1 })}>
          <Field state={state} kind="day" name={`${at}.byPeriod.${row}.until`} label={text.until} optional />
          {amount(`byPeriod.${row}.value`, text.value)}
        </Block>
      ))}
    </>
  )
}

/** What stands in the fields of a part that is recorded. */
export function valuesIn(prefix: string, part: Partner | Region | Centre | Target | object): FormValues {
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, value]) => {
      const at = `${prefix}.${name}`
      if (typeof value === 'object' && value !== null) return Object.entries(valuesIn(at, value))
      return value === undefined || value === false ? [] : [[at, value === true ? 'yes' : String(value)]]
    }),
  )
}
