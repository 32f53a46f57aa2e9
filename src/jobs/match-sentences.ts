import type { Lang } from '../kernel/words.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { type Gate, type Match, weights } from './match.ts'
import { matchWords } from './match-words.ts'
import type { VacancyRow } from './tables.ts'
import { words } from './words.ts'

interface Said {
  vacancy: VacancyRow
  match: Match
  rules: Rulebook
  lang: Lang
}

/** Why somebody suits a vacancy: what weighs, the heaviest first. */
export function sentenceFor({ vacancy, match: { seeker, points, lacking }, rules, lang }: Said): string {
  const { has } = matchWords(lang)
  const can = vacancy.skills.filter(one => !lacking.skills.includes(one))
  const trained = vacancy.training.filter(one => !lacking.training.includes(one))
  const months = Math.floor(seeker.waitingDays / 30)
  const sentences = [
    vacancy.skills.length === 0 && has.noSkills,
    can.length > 0 && has.skills({ list: can.map(one => words(lang).skill[one]).join(', ') }),
    trained.length > 0 && has.training({ list: namesOf(trained, rules, lang) }),
    points.wish === weights.wish && has.wish,
    points.wish > 0 && points.wish < weights.wish && has.wishNear,
    points.distance === weights.distance && has.locality,
    points.distance === 6 && has.county,
    months > 0 && has.waiting({ months }),
  ]
  return sentences.filter(one => one !== false).join(' ')
}

/** What speaks against it, though nothing forbids it. */
export function sentenceAgainst({ match: { points, lacking }, rules, lang }: Said): string {
  const { lacks } = matchWords(lang)
  const sentences = [
    lacking.skills.length > 0 && lacks.skills({ list: lacking.skills.map(one => words(lang).skill[one]).join(', ') }),
    lacking.training.length > 0 && lacks.training({ list: namesOf(lacking.training, rules, lang) }),
    points.wish === 0 && lacks.wish,
    points.distance === 3 && lacks.region,
    points.distance === 0 && lacks.country,
  ].filter(one => one !== false)
  return sentences.length === 0 ? lacks.nothing : sentences.join(' ')
}

/** The one thing that would have to change. */
export function missingSentence(gate: Gate, { match, lang }: Pick<Said, 'match' | 'lang'>): string {
  const text = matchWords(lang).gates
  if (gate !== 'licence') return text[gate]
  return text.licence({ list: match.lacking.licences.map(one => words(lang).licence[one]).join(', ') })
}

const namesOf = (kinds: readonly string[], rules: Rulebook, lang: Lang): string =>
  kinds.map(kind => rules.outcomes.find(one => one.code === kind)?.names[lang] ?? kind).join(', ')
