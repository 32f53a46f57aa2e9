import { date, type Lang } from '../kernel/words.ts'
import type { Claim } from './claim.ts'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'

/** What a claim about this person is called, with its day where it has one. */
export function claimTitle(record: Record, { kind, id }: Claim, lang: Lang): string {
  const { claims } = personWords(lang)
  const [what = '', code = ''] = kind.split(/\.(.*)/s)
  const { rules, supports, outcomes } = record
  switch (what) {
    case 'eligibility':
      return `${claims.eligibility}: ${nameOfKind(rules.criteria, code, lang)}`
    case 'support':
      return dated(nameOfKind(rules.supports, code, lang), supports.find(one => one.id === id)?.given_on)
    case 'outcome':
      return dated(nameOfKind(rules.outcomes, code, lang), outcomes.find(one => one.id === id)?.reached_on)
    case 'six-months':
      return `${claims['six-months']}: ${nameOfKind(rules.outcomes, code, lang)}`
    default:
      return claims.participation
  }
}

const dated = (title: string, on: string | undefined): string => (on === undefined ? title : `${title}, ${date(on)}`)
