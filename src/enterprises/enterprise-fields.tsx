import { Field } from '../pages/field.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import type { Option } from '../pages/question.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { words } from './words.ts'

export interface Asking {
  state: FormState
  open: OpenEnterprise
}

interface SaidProps {
  state: FormState
  rules: Rulebook
}

/** What is said of an enterprise, new or corrected. */
export function SaidFields({ state, rules }: SaidProps) {
  const text = words(state.lang)
  const regions = rules.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))
  return (
    <>
      <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
      <Field state={state} kind="text" name="title" label={text.title} hint={text.titleHint} width="full" />
      <Field
        state={state}
        kind="select"
        name="legalForm"
        label={text.legalForm}
        options={rules.legalForms.map(one => ({ value: one.code, text: one.names[state.lang] }))}
      />
      <Field state={state} kind="text" name="cui" label={text.cui} hint={text.cuiHint} width="short" optional />
      <Field state={state} kind="select" name="region" label={text.seat} options={regions} />
      <Field state={state} kind="select" name="workRegion" label={text.workRegion} options={regions} optional />
      <Field state={state} kind="select" name="partner" label={text.partner} options={named(rules.partners)} optional />
      <Field state={state} kind="select" name="centre" label={text.centre} options={named(rules.centres)} optional />
      <Field state={state} kind="day" name="knownSince" label={text.knownSince} hint={text.knownSinceHint} />
      <Field
        state={state}
        kind="select"
        name="caen.revision"
        label={text.caenRevision}
        options={['2', '3'].map(value => ({ value, text: `Rev. ${value}` }))}
        optional
      />
      <Field
        state={state}
        kind="text"
        name="caen.code"
        label={text.caenCode}
        hint={text.caenHint}
        width="short"
        optional
      />
      <Field state={state} kind="text" name="purpose" label={text.purpose} width="full" optional />
      <Field
        state={state}
        kind="text"
        name="undertaking"
        label={text.undertaking}
        hint={text.undertakingHint}
        width="short"
        optional
      />
      <Field state={state} kind="check" name="existing" label={text.existing} />
      <Field state={state} kind="check" name="microSme" label={text.microSme} />
      <Field state={state} kind="check" name="publicBody" label={text.publicBody} />
    </>
  )
}

const named = (list: readonly { code: string; name: string }[]): Option[] =>
  list.map(one => ({ value: one.code, text: one.name }))

/** What stands in the fields of an enterprise that is recorded. */
export function saidValues({ found, enterprise }: OpenEnterprise): FormValues {
  const { row } = found
  return {
    code: row.code,
    title: row.title,
    legalForm: enterprise.legal_form,
    cui: enterprise.cui ?? undefined,
    region: row.region,
    workRegion: enterprise.work_region ?? undefined,
    partner: row.partner ?? undefined,
    centre: row.centre ?? undefined,
    knownSince: row.reached_on,
    'caen.revision': enterprise.caen_revision === null ? undefined : String(enterprise.caen_revision),
    'caen.code': enterprise.caen ?? undefined,
    purpose: enterprise.purpose ?? undefined,
    undertaking: enterprise.undertaking ?? undefined,
    existing: row.existing ? 'yes' : undefined,
    microSme: row.micro_sme ? 'yes' : undefined,
    publicBody: row.public_body ? 'yes' : undefined,
  }
}

export const ReasonField = ({ state }: { state: FormState }) => {
  const text = words(state.lang)
  return <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
}

export function ChangeFields({ state }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="says" label={text.changeSays} width="full" />
      <Field state={state} kind="day" name="changedOn" label={text.changedOn} />
      <Field state={state} kind="day" name="notifiedOn" label={text.notifiedOn} optional />
    </>
  )
}

export const NotifiedField = ({ state }: Asking) => (
  <Field state={state} kind="day" name="notifiedOn" label={words(state.lang).notifiedOn} />
)
