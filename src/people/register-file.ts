import type { TenantKeys } from '../kernel/keys.ts'
import { isSilence } from '../kernel/answer.ts'
import { date, type Lang } from '../kernel/words.ts'
import type { FileColumn } from '../pages/list-file.ts'
import { words as pageWords } from '../pages/words.ts'
import { findCounty } from '../programme/place.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { openCnp } from './identity.ts'
import { personWords } from './person-words.ts'
import { nameOfKind } from './record.ts'
import type { GivenSupport, ReachedOutcome, Registered } from './register-tables.ts'
import { registerWords } from './register-words.ts'
import { words } from './words.ts'

interface Told {
  lang: Lang
  rules: Rulebook
  tenant: string
  keys: TenantKeys
}

type Heads = ReturnType<typeof registerWords>['heads']

/** Columns by the names of their headings. */
const columnsOf = <Row>(
  lang: Lang,
  values: Partial<Record<keyof Heads, FileColumn<Row>['value']>>,
): FileColumn<Row>[] =>
  Object.entries(values).map(([head, value]) => ({ title: registerWords(lang).heads[head as keyof Heads], value }))

const dayOrNull = (day: string | null): string | null => (day === null ? null : date(day))

const countyName = (nuts: string | null): string | null => (nuts === null ? null : (findCounty(nuts)?.name ?? nuts))

/** The register of the target group, in words that an import reads back. */
export function registerColumns({ lang, rules, tenant, keys }: Told): FileColumn<Registered>[] {
  const text = words(lang)
  const said = (texts: Readonly<Record<string, string>>, answer: string | number | null): string | null => {
    if (answer === null) return null
    return isSilence(answer) ? pageWords(lang).answers[answer] : (texts[answer] ?? String(answer))
  }
  return columnsOf<Registered>(lang, {
    code: one => one.code,
    familyName: one => one.family_name,
    givenName: one => one.given_name,
    cnp: one => (one.cnp_sealed === null ? null : openCnp({ keys, tenant, person: one.id }, one.cnp_sealed)),
    bornOn: one => dayOrNull(one.born_on),
    sex: one => said(text.sex, one.sex),
    phone: one => one.phone,
    email: one => one.email,
    nationality: one => one.nationality,
    nameOnDiploma: one => one.name_on_diploma,
    contactPreference: one => said(text.contactPreference, one.contact_preference),
    signsByMark: one => (one.signs_by_mark ? pageWords(lang).answers.yes : null),
    witnesses: one => one.witnesses,
    guardianName: one => one.guardian_name,
    guardianPhone: one => one.guardian_phone,
    county: one => countyName(one.county),
    locality: one => one.locality,
    siruta: one => one.siruta,
    degurba: one => said(text.degurba, one.degurba),
    uatKind: one => said(text.uatKind, one.uatKind),
    address: one => one.address,
    actualCounty: one => countyName(one.actualCounty),
    actualLocality: one => one.actualLocality,
    actualAddress: one => one.actualAddress,
    labour: one => said(text.labour, one.labour),
    labourSince: one => dayOrNull(one.labourSince),
    educationNow: one => said(text.educationNow, one.educationNow),
    isced: one => said(text.isced, one.isced),
    members: one => one.members,
    dependentChildren: one => one.dependentChildren,
    category: one => one.categories.map(kind => personWords(lang).categories[kind as 'vmi']).join('; '),
    appliedOn: one => date(one.appliedOn),
    region: one => rules.regions.find(region => region.nuts === one.region)?.names[lang] ?? one.region,
    partner: one => rules.partners.find(partner => partner.code === one.partner)?.name ?? one.partner,
    centre: one => rules.centres.find(centre => centre.code === one.centre)?.name ?? one.centre,
    priority: one => one.priority,
    noDoubleFundingOn: one => dayOrNull(one.noDoubleFundingOn),
    others: one => one.others.map(other => other.code).join('; ') || null,
    entryOn: one => dayOrNull(one.entryOn),
    leftOn: one => dayOrNull(one.leftOn),
  })
}

export const supportColumns = ({ lang, rules }: Told): FileColumn<GivenSupport>[] =>
  columnsOf<GivenSupport>(lang, {
    code: one => one.code,
    familyName: one => one.familyName,
    givenName: one => one.givenName,
    support: one => nameOfKind(rules.supports, one.kind, lang),
    givenOn: one => date(one.givenOn),
    untilOn: one => date(one.untilOn),
    minutes: one => one.minutes,
    theme: one => (one.theme === null ? null : nameOfKind(rules.themes, one.theme, lang)),
  })

export const outcomeColumns = ({ lang, rules }: Told): FileColumn<ReachedOutcome>[] =>
  columnsOf<ReachedOutcome>(lang, {
    code: one => one.code,
    familyName: one => one.familyName,
    givenName: one => one.givenName,
    outcome: one => nameOfKind(rules.outcomes, one.kind, lang),
    reachedOn: one => date(one.reachedOn),
    endedOn: one => dayOrNull(one.endedOn),
  })
