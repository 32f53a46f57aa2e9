import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Facts, Line, Lines } from '../pages/card.tsx'
import { answered, given, type IdentityProps, Part, span } from './identity-part.tsx'
import { identityWords } from './identity-words.ts'
import { personPath, recordPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { words } from './words.ts'

/** What was answered about one day after another. */
export function Situations(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const codes = words(lang)
  return (
    <Part {...props} title={text.situation} forms={[['situation', text.addSituation]]}>
      {data.record.situations.length === 0 && <p class="muted">{text.none}</p>}
      {data.record.situations.map(form => (
        <Facts
          key={`${form.enrolment_id} ${form.on_day}`}
          items={given([
            [text.onDay, date(form.on_day)],
            [text.labour, answered(lang, form.labour, codes.labour)],
            [text.labourSince, form.labour_since && date(form.labour_since)],
            [text.educationNow, answered(lang, form.education_now, codes.educationNow)],
            [text.isced, answered(lang, form.isced, codes.isced)],
          ])}
        />
      ))}
    </Part>
  )
}

export function Categories(props: IdentityProps) {
  const { data, lang, writes } = props
  const text = identityWords(lang)
  return (
    <Part {...props} title={text.categories} lead={text.categoryHint} forms={[['category', text.addCategory]]}>
      {data.record.categories.length === 0 && <p class="muted">{text.none}</p>}
      <Lines>
        {data.record.categories.map(one => (
          <Line
            key={`${one.enrolment_id} ${one.kind}`}
            end={
              writes && (
                <Act
                  action={recordPath(data.record, '/identity/drop-category')}
                  values={{ enrolment: one.enrolment_id, kind: one.kind }}
                >
                  <Button look="quiet">{text.remove}</Button>
                </Act>
              )
            }
          >
            {personWords(lang).categories[one.kind]} · {span(lang, one.valid_from, one.valid_to)}
          </Line>
        ))}
      </Lines>
    </Part>
  )
}

export function ApplicationCard(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const { enrolment, rules, supports, programmes } = data.record
  const nameIn = (all: readonly { code: string; name: string }[], code: string | null) =>
    code === null ? text.nothing : (all.find(one => one.code === code)?.name ?? code)
  const open = enrolment.withdrawn_on === null && supports.length === 0
  return (
    <Part
      {...props}
      title={text.application}
      forms={[
        ['assignment', text.assignment],
        ['declaration', text.declaration],
        ...(open ? [['withdraw', text.withdrawApplication] as const] : []),
        ...(programmes.length < data.programmes.length ? [['apply', text.applyElsewhere] as const] : []),
      ]}
    >
      <Facts
        items={given([
          [text.programme, nameIn(data.programmes, enrolment.programme)],
          [text.appliedOn, date(enrolment.applied_on)],
          [text.withdrawApplication, enrolment.withdrawn_on && text.withdrawn({ on: date(enrolment.withdrawn_on) })],
          [text.region, rules.regions.find(one => one.nuts === enrolment.region)?.names[lang] ?? enrolment.region],
          [text.partner, nameIn(rules.partners, enrolment.partner)],
          [text.centre, nameIn(rules.centres, enrolment.centre)],
          [text.caseworker, data.accounts.get(enrolment.caseworker_id) ?? text.nothing],
          [text.priority, enrolment.priority],
          [
            text.declaration,
            enrolment.no_double_funding_on === null ? text.notDeclared : date(enrolment.no_double_funding_on),
          ],
        ])}
      />
    </Part>
  )
}

export function SamePersonCard(props: IdentityProps) {
  const { data, lang } = props
  const text = identityWords(lang)
  const { person, others } = data.record
  const forms = [['unite', text.unite] as const, ...(person.same_as === null ? [] : [['part', text.part] as const])]
  return (
    <Part {...props} title={text.samePerson} lead={text.samePersonWhat} forms={forms}>
      {others.length > 0 && (
        <Lines>
          {others.map(other => (
            <Line key={other.id}>
              <a href={personPath(other.id)}>{other.code}</a>
            </Line>
          ))}
        </Lines>
      )}
    </Part>
  )
}
