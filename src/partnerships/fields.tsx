import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import { type FormState, type FormValues, rowsShown } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { fieldId, type Option } from '../pages/question.ts'
import type { DeliverableRow } from '../programme/deliverable-tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Place } from './agreement.ts'
import { channels } from './promotion.ts'
import type { Contact, OrganisationRow } from './tables.ts'
import { words } from './words.ts'

interface Asking {
  state: FormState
  rules: Rulebook
}

export const regionOptions = (rules: Rulebook, lang: FormState['lang']): Option[] =>
  rules.regions.map(one => ({ value: one.nuts, text: one.names[lang] }))

const named = (list: readonly { code: string; name: string }[]): Option[] =>
  list.map(one => ({ value: one.code, text: one.name }))

/** Region, partner and centre: where something of the register stands. */
export function PlaceFields({ state, rules }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="select" name="region" label={text.region} options={regionOptions(rules, state.lang)} />
      <Field state={state} kind="select" name="partner" label={text.partner} options={named(rules.partners)} optional />
      <Field state={state} kind="select" name="centre" label={text.centre} options={named(rules.centres)} optional />
    </>
  )
}

export const ReasonField = ({ state }: { state: FormState }) => {
  const text = words(state.lang)
  return <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
}

export function OrganisationFields({ state, rules }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="hidden" name="programme" value={rules.programme ?? ''} />
      <Field state={state} kind="text" name="name" label={text.name} width="full" />
      <Field
        state={state}
        kind="select"
        name="kind"
        label={text.kind}
        options={rules.partyKinds.map(one => ({ value: one.code, text: one.names[state.lang] }))}
      />
      <Field state={state} kind="text" name="cui" label={text.cui} hint={text.cuiHint} width="short" optional />
      <Field state={state} kind="select" name="region" label={text.region} options={regionOptions(rules, state.lang)} />
      <Field state={state} kind="text" name="locality" label={text.locality} optional />
      {Array.from({ length: rowsShown(state, 'contacts', spareContacts) }, (_, at) => (
        <Block key={at} title={text.contactAt({ row: at + 1 })}>
          <Field state={state} kind="text" name={`contacts.${at}.name`} label={text.contactName} optional />
          <Field
            state={state}
            kind="text"
            name={`contacts.${at}.role`}
            label={text.contactRole}
            hint={at === 0 ? text.contactRoleHint : undefined}
            optional
          />
          <Field state={state} kind="text" name={`contacts.${at}.phone`} label={text.phone} inputMode="tel" optional />
          <Field
            state={state}
            kind="text"
            name={`contacts.${at}.email`}
            label={text.email}
            inputMode="email"
            optional
          />
        </Block>
      ))}
    </>
  )
}

export const organisationValues = (row: OrganisationRow, contacts: readonly Contact[]): FormValues => ({
  name: row.name,
  kind: row.kind,
  cui: row.cui ?? undefined,
  region: row.region,
  locality: row.locality ?? undefined,
  ...Object.fromEntries(
    contacts.flatMap(({ name, role, phone, email }, at) =>
      Object.entries({ name, role, phone, email }).map(([part, value]) => [
        `contacts.${at}.${part}`,
        value ?? undefined,
      ]),
    ),
  ),
})

/** Contacts beyond those that stand. */
const spareContacts = 2

/** Parties beyond those that stand. */
const spareParties = 3

interface AgreementAsking extends Asking {
  organisations: readonly OrganisationRow[]
}

export function AgreementFields({ state, rules, organisations }: AgreementAsking) {
  const text = words(state.lang)
  const options = organisations.map(one => ({ value: one.id, text: one.name }))
  return (
    <>
      <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
      <Field state={state} kind="text" name="title" label={text.title} width="full" />
      <Field state={state} kind="textarea" name="object" label={text.object} />
      <PlaceFields state={state} rules={rules} />
      <Field state={state} kind="day" name="drawnUpOn" label={text.drawnUpOn} />
      <Field state={state} kind="day" name="validUntil" label={text.validUntil} optional />
      <Field state={state} kind="check" name="brokered" label={text.brokered} hint={text.brokeredHint} />
      <div id={fieldId('parties')} tabIndex={-1}>
        {Array.from({ length: rowsShown(state, 'parties', spareParties) }, (_, at) => (
          <Block key={at} title={text.partyAt({ row: at + 1 })}>
            <Field
              state={state}
              kind="select"
              name={`parties.${at}.organisation`}
              label={text.organisation}
              options={options}
              optional={at > 1}
            />
            <Field state={state} kind="textarea" name={`parties.${at}.duties`} label={text.duties} optional />
          </Block>
        ))}
      </div>
    </>
  )
}

export function agreementValues({ found: { row }, agreement, parties }: Place): FormValues {
  const listed = parties.flatMap((one, at) => [
    [`parties.${at}.organisation`, one.organisation_id],
    [`parties.${at}.duties`, one.duties ?? undefined],
  ])
  return {
    code: row.code,
    title: row.title,
    object: agreement.object,
    region: row.region,
    partner: row.partner ?? undefined,
    centre: row.centre ?? undefined,
    drawnUpOn: row.reached_on,
    validUntil: agreement.valid_until ?? undefined,
    brokered: row.brokered ? 'yes' : undefined,
    ...Object.fromEntries(listed),
  }
}

export function SignatureFields({ state }: { state: FormState }) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="day" name="signedOn" label={text.signedOn} />
      <Field state={state} kind="text" name="signatory" label={text.signatory} />
    </>
  )
}

export function ActionFields({ state }: { state: FormState }) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="day" name="happenedOn" label={text.happenedOn} />
      <Field state={state} kind="text" name="title" label={text.action} width="full" />
      <Field state={state} kind="textarea" name="says" label={text.says} optional />
    </>
  )
}

export function PromotionFields({ state, rules, things }: Asking & { things: readonly DeliverableRow[] }) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="hidden" name="programme" value={rules.programme ?? ''} />
      <Field state={state} kind="text" name="material" label={text.material} width="full" />
      <Field
        state={state}
        kind="select"
        name="channel"
        label={text.channel}
        options={mapOptions(state.lang, channels, text.channels)}
      />
      <Field state={state} kind="select" name="region" label={text.region} options={regionOptions(rules, state.lang)} />
      <Field state={state} kind="day" name="publishedOn" label={text.publishedOn} />
      <Field state={state} kind="number" name="reach" label={text.reach} hint={text.reachHint} />
      <Field
        state={state}
        kind="select"
        name="deliverable"
        label={text.about}
        blank={text.aboutNothing}
        options={things.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))}
        optional
      />
    </>
  )
}
