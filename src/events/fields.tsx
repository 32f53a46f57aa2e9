import { langs } from '../kernel/words.ts'
import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import { type FormState, type FormValues, rowsShown } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { fieldId } from '../pages/question.ts'
import { PlaceFields } from '../partnerships/fields.tsx'
import type { OrganisationRow } from '../partnerships/tables.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Place } from './event.ts'
import type { ItemRow } from './tables.ts'
import { words } from './words.ts'

interface Asking {
  state: FormState
  rules: Rulebook
}

export function EventFields({ state, rules }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
      <Field state={state} kind="text" name="title" label={text.title} width="full" />
      <Field state={state} kind="day" name="on" label={text.on} />
      <Field state={state} kind="text" name="starts" label={text.starts} width="short" />
      <Field state={state} kind="text" name="ends" label={text.ends} width="short" />
      <Field state={state} kind="text" name="place" label={text.place} width="full" />
      <Field state={state} kind="textarea" name="access" label={text.access} hint={text.accessHint} optional />
      <Field state={state} kind="number" name="seats" label={text.seats} optional />
      <PlaceFields state={state} rules={rules} />
      <Field state={state} kind="textarea" name="says" label={text.says} optional />
      <Field state={state} kind="day" name="publishedOn" label={text.publishedOn} hint={text.publishedHint} optional />
    </>
  )
}

export const eventValues = ({ found: { row }, event, on }: Place): FormValues => ({
  code: row.code,
  title: row.title,
  on,
  starts: event.starts,
  ends: event.ends,
  place: event.place,
  access: event.access ?? undefined,
  seats: event.seats === null ? undefined : String(event.seats),
  region: row.region,
  partner: row.partner ?? undefined,
  centre: row.centre ?? undefined,
  says: event.says ?? undefined,
  publishedOn: event.published_on ?? undefined,
})

/** Rows beyond those that were typed. */
const spareItems = 4

export function AgendaFields({ state, rules }: Asking) {
  const text = words(state.lang)
  const themes = rules.themes.map(one => ({ value: one.code, text: one.names[state.lang] }))
  return (
    <div id={fieldId('items')} tabIndex={-1}>
      {Array.from({ length: rowsShown(state, 'items', spareItems) }, (_, at) => (
        <Block key={at} title={text.itemAt({ row: at + 1 })}>
          <Field state={state} kind="text" name={`items.${at}.title`} label={text.item} optional={at > 0} />
          <Field state={state} kind="number" name={`items.${at}.minutes`} label={text.minutesLong} optional={at > 0} />
          <Field
            state={state}
            kind="select"
            name={`items.${at}.theme`}
            label={text.theme}
            options={themes}
            blank={text.noTheme}
            optional
          />
        </Block>
      ))}
    </div>
  )
}

export const agendaValues = (agenda: readonly ItemRow[]): FormValues =>
  Object.fromEntries(
    agenda.flatMap((one, at) => [
      [`items.${at}.title`, one.title],
      [`items.${at}.minutes`, String(one.minutes)],
      [`items.${at}.theme`, one.theme ?? undefined],
    ]),
  )

interface OrganisationProps {
  state: FormState
  organisations: readonly OrganisationRow[]
  name?: string
  label?: string
  hint?: string
  optional?: boolean
}

export const OrganisationField = ({ state, organisations, optional = false, ...more }: OrganisationProps) => (
  <Field
    state={state}
    kind="select"
    name={more.name ?? 'organisation'}
    label={more.label ?? words(state.lang).organisation}
    hint={more.hint}
    options={organisations.map(one => ({ value: one.id, text: one.name }))}
    optional={optional}
  />
)

interface GuestAsking {
  state: FormState
  organisations: readonly OrganisationRow[]
}

/** Romanian unless somebody says otherwise. */
function LettersIn({ state }: { state: FormState }) {
  const text = words(state.lang)
  return (
    <Field
      state={state}
      kind="select"
      name="lang"
      label={text.lettersIn}
      options={mapOptions(state.lang, langs, text.languages)}
      optional
    />
  )
}

export function InviteFields({ state, organisations }: GuestAsking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="name" label={text.name} />
      <Field state={state} kind="text" name="email" label={text.email} inputMode="email" />
      <LettersIn state={state} />
      <OrganisationField state={state} organisations={organisations} hint={text.organisationHint} optional />
    </>
  )
}

export function RegisterFields({ state }: { state: FormState }) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="name" label={text.name} />
      <Field state={state} kind="text" name="contact" label={text.contact} />
      <LettersIn state={state} />
      <Field state={state} kind="text" name="comesFrom" label={text.comesFrom} optional />
      <Field state={state} kind="check" name="imageConsent" label={text.imageConsent} />
    </>
  )
}

export function AdmitFields({ state, organisations }: GuestAsking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="name" label={text.name} />
      <Field state={state} kind="text" name="contact" label={text.contact} optional />
      <Field state={state} kind="text" name="comesFrom" label={text.comesFrom} optional />
      <OrganisationField state={state} organisations={organisations} hint={text.organisationHint} optional />
      <Field state={state} kind="check" name="imageConsent" label={text.imageConsent} />
    </>
  )
}

export function CheckInFields({ state, organisations }: GuestAsking) {
  const text = words(state.lang)
  return (
    <>
      <OrganisationField state={state} organisations={organisations} hint={text.organisationHint} optional />
      <Field
        state={state}
        kind="select"
        name="imageConsent"
        label={text.imageConsent}
        options={[
          { value: 'yes', text: text.consents.yes },
          { value: 'no', text: text.consents.no },
        ]}
        optional
      />
    </>
  )
}

export function FeedbackFields({
  state,
  guests,
}: {
  state: FormState
  guests: readonly { id: string; name: string }[]
}) {
  const text = words(state.lang)
  return (
    <>
      <Field
        state={state}
        kind="select"
        name="guest"
        label={text.guest}
        options={guests.map(one => ({ value: one.id, text: one.name }))}
      />
      <Field
        state={state}
        kind="radios"
        name="rating"
        label={text.rating}
        inline
        options={['1', '2', '3', '4', '5'].map(value => ({ value, text: value }))}
      />
      <Field state={state} kind="textarea" name="says" label={text.feedbackSays} optional />
    </>
  )
}
