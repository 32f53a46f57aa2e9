import { shownPhone } from '../kernel/phone.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { ErrorSummary } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { ApplicationCard, Categories, SamePersonCard, Situations } from './application-cards.tsx'
import { HouseholdCard, Homes } from './home-cards.tsx'
import type { IdentityData } from './identity-data.ts'
import { answered, given, type IdentityProps, Part, span } from './identity-part.tsx'
import { identityWords } from './identity-words.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { words } from './words.ts'

/** Everything that is known about who somebody is, each part with the form that changes it. */
export function IdentityPage({ data, refused }: { data: IdentityData; refused?: FormState | undefined }) {
  const { lang, who } = data.shell
  const props = { data, lang, writes: who !== undefined && may(who, 'people.write') }
  return (
    <PersonFrame {...data} current="/identity">
      {refused && <ErrorSummary state={refused} />}
      <Stack>
        <Names {...props} />
        <ContactCard {...props} />
        <SigningCard {...props} />
        <Homes {...props} />
        <HouseholdCard {...props} />
        <WorkCard {...props} />
        <Situations {...props} />
        <Categories {...props} />
        <ApplicationCard {...props} />
        <SamePersonCard {...props} />
      </Stack>
    </PersonFrame>
  )
}

function Names(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const codes = words(lang)
  const { person } = data.record
  return (
    <Part {...props} title={text.names} forms={[['names', text.change]]}>
      <Facts
        items={given([
          [text.familyName, person.family_name],
          [text.givenName, person.given_name],
          [text.cnp, person.cnp_sealed === null ? text.cnpUnknown : text.cnpKnown],
          [text.bornOn, person.born_on && date(person.born_on)],
          [text.sex, answered(lang, person.sex, codes.sex)],
          [text.identityPaper, person.identity_paper && codes.identityPaper[person.identity_paper]],
          [text.nationality, person.nationality],
          [text.nameOnDiploma, person.name_on_diploma],
        ])}
      />
    </Part>
  )
}

function ContactCard(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const codes = words(lang)
  const { person } = data.record
  return (
    <Part {...props} title={text.contact} forms={[['contact', text.change]]}>
      <Facts
        items={given([
          [text.phone, person.phone === null ? text.nothing : shownPhone(person.phone)],
          [text.email, person.email],
          [text.contactPreference, person.contact_preference && codes.contactPreference[person.contact_preference]],
          [text.needs, person.needs.map(need => codes.need[need]).join(', ') || text.nothing],
        ])}
      />
    </Part>
  )
}

function SigningCard(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const { person } = data.record
  return (
    <Part {...props} title={text.signing} forms={[['signing', text.change]]}>
      <Facts
        items={given([
          [text.signing, person.signs_by_mark ? text.signsByMark : text.signsHerself],
          [text.witnesses, person.witnesses],
          [text.guardianName, person.guardian_name],
          [text.guardianPhone, person.guardian_phone && shownPhone(person.guardian_phone)],
        ])}
      />
    </Part>
  )
}

function WorkCard(props: IdentityProps) {
  const { data, lang, writes } = props
  const text = identityWords(lang)
  return (
    <Part {...props} title={text.work} forms={[['work', text.addWork]]}>
      {data.works.length === 0 && <p class="muted">{text.none}</p>}
      <Lines>
        {data.works.map(work => (
          <Line
            key={work.id}
            end={
              writes && (
                <Act action={recordPath(data.record, '/identity/remove-work')} values={{ work: work.id }}>
                  <Button look="quiet">{text.remove}</Button>
                </Act>
              )
            }
          >
            {span(lang, work.began_on, work.ended_on)}
            {[work.occupation, work.employer].filter(part => part !== null).map(part => ` · ${part}`)}
          </Line>
        ))}
      </Lines>
    </Part>
  )
}
