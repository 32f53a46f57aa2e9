import { addDays } from '../kernel/day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Facts, Line, Lines } from '../pages/card.tsx'
import { findCounty } from '../programme/place.ts'
import { given, type IdentityProps, Part } from './identity-part.tsx'
import { identityWords } from './identity-words.ts'
import { listedName } from './name.ts'
import { personPath, recordPath } from './paths.ts'
import type { ResidenceRow } from './tables.ts'
import { words } from './words.ts'

/** Domicile, and where the person really lives. */
export function Homes(props: IdentityProps) {
  const { data, lang, writes } = props
  const text = identityWords(lang)
  const domicile = data.residences.find(one => one.kind === 'domicile')
  const actual = data.residences.find(one => one.kind === 'actual')
  return (
    <>
      <Part {...props} title={text.domicile} forms={[['domicile', text.change]]}>
        {domicile ? <Home lang={lang} home={domicile} /> : <p class="muted">{text.none}</p>}
        <EarlierHomes {...props} />
      </Part>
      <Part {...props} title={text.actual} forms={[['actual', text.change]]}>
        {actual ? <Home lang={lang} home={actual} /> : <p class="muted">{text.sameAsDomicile}</p>}
        {actual && writes && (
          <Act
            action={recordPath(data.record, '/identity/drop-residence')}
            values={{ person: data.record.person.id, kind: 'actual' }}
          >
            <Button look="quiet">{text.removeActual}</Button>
          </Act>
        )}
      </Part>
    </>
  )
}

/** What counts on the days before each move. */
function EarlierHomes({ data: { earlierDomiciles: homes, record }, lang, writes }: IdentityProps) {
  const text = identityWords(lang)
  const codes = words(lang)
  if (homes.length === 0) return null
  return (
    <Lines>
      {homes.map(home => (
        <Line key={home.until_on} end={text.untilDay({ on: date(addDays(home.until_on, -1)) })}>
          {[home.degurba && codes.degurba[home.degurba], home.uat_kind && codes.uatKind[home.uat_kind]]
            .filter(Boolean)
            .join(' · ') || text.none}
          {writes && (
            <Act
              action={recordPath(record, '/identity/forget-move')}
              values={{ person: record.person.id, movedOn: home.until_on }}
            >
              <Button look="quiet">{text.forgetMove}</Button>
            </Act>
          )}
        </Line>
      ))}
    </Lines>
  )
}

function Home({ lang, home }: { lang: Lang; home: ResidenceRow }) {
  const text = identityWords(lang)
  const codes = words(lang)
  return (
    <Facts
      items={given([
        [text.county, findCounty(home.county)?.name ?? home.county],
        [text.locality, home.locality],
        [text.siruta, home.siruta],
        [text.degurba, home.degurba && codes.degurba[home.degurba]],
        [text.uatKind, home.uat_kind && codes.uatKind[home.uat_kind]],
        [text.address, home.address],
      ])}
    />
  )
}

export function HouseholdCard(props: IdentityProps) {
  const { data, lang, writes } = props
  const text = identityWords(lang)
  const { household, family, record } = data
  return (
    <Part
      {...props}
      title={text.household}
      forms={[
        ['household', text.change],
        ['join', text.join],
      ]}
    >
      {household ? (
        <Facts
          items={given([
            [text.members, household.members],
            [text.dependentChildren, household.dependent_children],
          ])}
        />
      ) : (
        <p class="muted">{text.none}</p>
      )}
      {family.length > 0 && (
        <>
          <p class="muted">{text.livesWith}</p>
          <Lines>
            {family.map(({ id, code, family_name: familyName, given_name: givenName }) => (
              <Line key={id} end={code}>
                <a href={personPath(id)}>{listedName({ familyName, givenName })}</a>
              </Line>
            ))}
          </Lines>
          {writes && (
            <Act
              action={recordPath(record, '/identity/leave-household')}
              values={{ person: record.person.id }}
              shown={record.person.entry}
            >
              <Button look="quiet">{text.leaveHousehold}</Button>
            </Act>
          )}
        </>
      )}
    </Part>
  )
}
