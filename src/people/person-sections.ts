import type { Lang } from '../kernel/words.ts'
import { mapOptions } from '../pages/options.ts'
import { counties } from '../programme/place.ts'
import { accessibilityNeeds, contactPreferences, degurbaDegrees, identityPapers, sexes, uatKinds } from './codes.ts'
import { setContact, setSigning } from './contact.ts'
import { joinHousehold, setHousehold } from './household.ts'
import { correctIdentity } from './identity-correction.ts'
import type { IdentityData } from './identity-data.ts'
import { identityWords } from './identity-words.ts'
import { type ResidenceKind, setResidence } from './residence.ts'
import { numberIn, reasonQuestion, type Section, silences } from './section.ts'
import { words } from './words.ts'
import { addWork } from './work.ts'

export function namesSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  const codes = words(lang)
  return {
    title: text.names,
    command: correctIdentity,
    shown: person.entry,
    submit: text.save,
    values: {
      familyName: person.family_name,
      givenName: person.given_name,
      bornOn: person.born_on ?? undefined,
      sex: person.sex,
      identityPaper: person.identity_paper ?? undefined,
      nationality: person.nationality ?? undefined,
      nameOnDiploma: person.name_on_diploma ?? undefined,
    },
    questions: [
      { kind: 'text', name: 'familyName', label: text.familyName },
      { kind: 'text', name: 'givenName', label: text.givenName },
      { kind: 'text', name: 'cnp', label: text.cnp, hint: text.cnpHint, inputMode: 'numeric', optional: true },
      ...(person.cnp_sealed === null
        ? []
        : [{ kind: 'check' as const, name: 'withoutCnp', label: text.withoutCnp, optional: true }]),
      { kind: 'day', name: 'bornOn', label: text.bornOn, optional: true },
      {
        kind: 'radios',
        name: 'sex',
        label: text.sex,
        inline: true,
        options: mapOptions(lang, sexes, codes.sex, silences),
      },
      {
        kind: 'select',
        name: 'identityPaper',
        label: text.identityPaper,
        options: mapOptions(lang, identityPapers, codes.identityPaper),
        optional: true,
      },
      { kind: 'text', name: 'nationality', label: text.nationality, optional: true },
      {
        kind: 'text',
        name: 'nameOnDiploma',
        label: text.nameOnDiploma,
        hint: text.nameOnDiplomaHint,
        optional: true,
      },
      reasonQuestion(lang),
    ],
  }
}

export function contactSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  const codes = words(lang)
  return {
    title: text.contact,
    command: setContact,
    shown: person.entry,
    submit: text.save,
    values: {
      phone: person.phone ?? undefined,
      email: person.email ?? undefined,
      contactPreference: person.contact_preference ?? undefined,
      needs: person.needs,
    },
    questions: [
      { kind: 'text', name: 'phone', label: text.phone, inputMode: 'tel', optional: true },
      { kind: 'text', name: 'email', label: text.email, inputMode: 'email', optional: true },
      {
        kind: 'select',
        name: 'contactPreference',
        label: text.contactPreference,
        options: mapOptions(lang, contactPreferences, codes.contactPreference),
        optional: true,
      },
      {
        kind: 'checkboxes',
        name: 'needs',
        label: text.needs,
        hint: text.needsHint,
        options: mapOptions(lang, accessibilityNeeds, codes.need),
        optional: true,
      },
    ],
  }
}

export function signingSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.signing,
    command: setSigning,
    shown: person.entry,
    submit: text.save,
    values: {
      signsByMark: person.signs_by_mark ? 'yes' : undefined,
      witnesses: person.witnesses ?? undefined,
      guardianName: person.guardian_name ?? undefined,
      guardianPhone: person.guardian_phone ?? undefined,
    },
    questions: [
      { kind: 'check', name: 'signsByMark', label: text.signsByMark },
      { kind: 'text', name: 'witnesses', label: text.witnesses, width: 'full', optional: true },
      { kind: 'text', name: 'guardianName', label: text.guardianName, optional: true },
      { kind: 'text', name: 'guardianPhone', label: text.guardianPhone, inputMode: 'tel', optional: true },
    ],
  }
}

export function householdSection({ household }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.household,
    command: setHousehold,
    shown: household?.entry,
    submit: text.save,
    values: {
      members: numberIn(household?.members),
      dependentChildren: numberIn(household?.dependent_children),
    },
    questions: [
      { kind: 'number', name: 'members', label: text.members, optional: true },
      { kind: 'number', name: 'dependentChildren', label: text.dependentChildren, optional: true },
    ],
  }
}

export function joinSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.join,
    lead: text.joinWhat,
    command: joinHousehold,
    shown: person.entry,
    submit: text.save,
    values: {},
    questions: [{ kind: 'text', name: 'of', label: text.joinOf, hint: text.codeHint, width: 'short' }],
  }
}

export function workSection(_: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.addWork,
    command: addWork,
    submit: text.save,
    values: {},
    questions: [
      { kind: 'day', name: 'beganOn', label: text.beganOn },
      { kind: 'day', name: 'endedOn', label: text.endedOn, optional: true },
      { kind: 'text', name: 'occupation', label: text.occupation, optional: true },
      { kind: 'text', name: 'employer', label: text.employer, optional: true },
    ],
  }
}

export function residenceSection(kind: ResidenceKind, { residences }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  const codes = words(lang)
  const now = residences.find(one => one.kind === kind)
  return {
    title: text[kind],
    command: setResidence,
    shown: now?.entry,
    submit: text.save,
    values: {
      'residence.county': now?.county,
      'residence.locality': now?.locality,
      'residence.siruta': now?.siruta ?? undefined,
      'residence.degurba': numberIn(now?.degurba),
      'residence.uatKind': now?.uat_kind ?? undefined,
      'residence.address': now?.address ?? undefined,
    },
    questions: [
      { kind: 'hidden', name: 'kind', value: kind },
      {
        kind: 'select',
        name: 'residence.county',
        label: text.county,
        options: counties.map(county => ({ value: county.nuts, text: county.name })),
      },
      { kind: 'text', name: 'residence.locality', label: text.locality },
      {
        kind: 'text',
        name: 'residence.siruta',
        label: text.siruta,
        width: 'short',
        inputMode: 'numeric',
        optional: true,
      },
      {
        kind: 'select',
        name: 'residence.degurba',
        label: text.degurba,
        options: degurbaDegrees.map(degree => ({ value: String(degree), text: codes.degurba[degree] })),
        optional: true,
      },
      {
        kind: 'select',
        name: 'residence.uatKind',
        label: text.uatKind,
        options: mapOptions(lang, uatKinds, codes.uatKind),
        optional: true,
      },
      { kind: 'text', name: 'residence.address', label: text.address, width: 'full', optional: true },
      ...(kind === 'domicile' && now
        ? [{ kind: 'day', name: 'movedOn', label: text.movedOn, hint: text.movedOnHint, optional: true } as const]
        : []),
    ],
  }
}
