import { LinkButton } from '../pages/button.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Likely } from '../pages/slice.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { counties } from '../programme/place.ts'
import { degurbaDegrees, educationNow, iscedLevels, labourStatuses, sexes, uatKinds } from './codes.ts'
import { LikelyPanel } from './likely-panel.tsx'
import { likelyPath, peoplePath, personPath } from './paths.ts'
import { personWords } from './person-words.ts'
import type { Known } from './person-tables.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  rules: Rulebook
  programmes: readonly { code: string; name: string }[]
  state: FormState
  /** Who is registered already with the CNP that was typed. */
  known?: Known | undefined
  /** Records that may be of this person. */
  alike?: readonly Likely[]
}

/** One dense page for staff, in four blocks; special answers are asked for later, on a page of their own. */
export function EnrolPage({ shell, rules, programmes, state, known, alike = [] }: Props) {
  const text = personWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.enrol}
      current={peoplePath}
      breadcrumb={[{ text: text.people, href: peoplePath }]}
      scripts={['form', 'likely']}
    >
      {known && (
        <Notice
          kind="warn"
          actions={
            <LinkButton icon="user" href={personPath(known.id)}>
              {text.openRecord({ code: known.code })}
            </LinkButton>
          }
        >
          {text.sameCnp}
        </Notice>
      )}
      <Form state={state} action={peoplePath} submit={text.saveAndGoOn} cancel={peoplePath}>
        <Identity state={state} />
        <Contact state={state} />
        <div data-likely={likelyPath} aria-live="polite">
          <LikelyPanel state={state} alike={alike} />
        </div>
        <Situation state={state} />
        <Place state={state} rules={rules} programmes={programmes} />
      </Form>
    </Page>
  )
}

const withSilences = ['refused', 'unknown'] as const

function Identity({ state }: { state: FormState }) {
  const text = personWords(state.lang)
  const codes = words(state.lang)
  return (
    <Block title={text.blocks.identity} lead={text.identityLead}>
      <Field state={state} kind="text" name="identity.familyName" label={text.familyName} />
      <Field state={state} kind="text" name="identity.givenName" label={text.givenName} />
      <Field state={state} kind="text" name="identity.cnp" label={text.cnp} inputMode="numeric" optional />
      <Field state={state} kind="day" name="identity.bornOn" label={text.bornOn} optional />
      <Field
        state={state}
        kind="radios"
        name="identity.sex"
        label={text.sex}
        inline
        options={mapOptions(state.lang, sexes, codes.sex, withSilences)}
        optional
      />
    </Block>
  )
}

function Contact({ state }: { state: FormState }) {
  const text = personWords(state.lang)
  const codes = words(state.lang)
  return (
    <Block title={text.blocks.contact}>
      <Field state={state} kind="text" name="identity.phone" label={text.phone} inputMode="tel" optional />
      <Field state={state} kind="text" name="identity.email" label={text.email} inputMode="email" optional />
      <Field
        state={state}
        kind="select"
        name="domicile.county"
        label={text.county}
        options={counties.map(county => ({ value: county.nuts, text: county.name }))}
        optional
      />
      <Field state={state} kind="text" name="domicile.locality" label={text.locality} optional />
      <Field
        state={state}
        kind="select"
        name="domicile.degurba"
        label={text.degurba}
        options={degurbaDegrees.map(degree => ({ value: String(degree), text: codes.degurba[degree] }))}
        optional
      />
      <Field
        state={state}
        kind="select"
        name="domicile.uatKind"
        label={text.uatKind}
        options={mapOptions(state.lang, uatKinds, codes.uatKind)}
        optional
      />
      <Field state={state} kind="text" name="domicile.address" label={text.address} width="full" optional />
    </Block>
  )
}

function Situation({ state }: { state: FormState }) {
  const text = personWords(state.lang)
  const codes = words(state.lang)
  const { lang } = state
  return (
    <Block title={text.blocks.situation}>
      <Field
        state={state}
        kind="select"
        name="situation.labour"
        label={text.labour}
        options={mapOptions(lang, labourStatuses, codes.labour, withSilences)}
      />
      <Field
        state={state}
        kind="day"
        name="situation.labourSince"
        label={text.labourSince}
        hint={text.labourSinceHint}
        optional
      />
      <Field
        state={state}
        kind="select"
        name="situation.educationNow"
        label={text.educationNow}
        options={mapOptions(lang, educationNow, codes.educationNow, withSilences)}
      />
      <Field
        state={state}
        kind="select"
        name="situation.isced"
        label={text.isced}
        options={mapOptions(lang, iscedLevels, codes.isced, withSilences)}
      />
      <Field state={state} kind="number" name="household.members" label={text.members} optional />
      <Field state={state} kind="number" name="household.dependentChildren" label={text.dependentChildren} optional />
      <Field
        state={state}
        kind="checkboxes"
        name="category"
        label={text.category}
        hint={text.categoryHint}
        options={(['vmi', 'large-family'] as const).map(kind => ({ value: kind, text: text.categories[kind] }))}
        optional
      />
    </Block>
  )
}

function Place({ state, rules, programmes }: Pick<Props, 'state' | 'rules' | 'programmes'>) {
  const text = personWords(state.lang)
  const { lang } = state
  return (
    <Block title={text.blocks.place}>
      {programmes.length === 1 ? (
        <Field state={state} kind="hidden" name="programme" value={programmes[0]?.code ?? ''} />
      ) : (
        <Field
          state={state}
          kind="select"
          name="programme"
          label={text.programme}
          options={programmes.map(one => ({ value: one.code, text: one.name }))}
        />
      )}
      <Field state={state} kind="day" name="appliedOn" label={text.appliedOn} />
      <Field
        state={state}
        kind="select"
        name="region"
        label={text.region}
        options={rules.regions.map(region => ({ value: region.nuts, text: region.names[lang] }))}
      />
      <Field
        state={state}
        kind="select"
        name="partner"
        label={text.partner}
        options={rules.partners.map(one => ({ value: one.code, text: one.name }))}
      />
      <Field
        state={state}
        kind="select"
        name="centre"
        label={text.centre}
        options={rules.centres.map(one => ({ value: one.code, text: one.name }))}
        optional
      />
      <Field state={state} kind="day" name="noDoubleFundingOn" label={text.doubleFunding} optional />
    </Block>
  )
}
