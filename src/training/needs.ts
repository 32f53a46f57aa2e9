import type { Lang } from '../kernel/words.ts'
import { words as peopleWords } from '../people/words.ts'
import type { LearnerPerson } from './learner-tables.ts'

/** What a planner must provide for the group, and for how many: who asked is not told, and why was never asked. */
export function needsOf(people: readonly Pick<LearnerPerson, 'needs' | 'takenOn' | 'leftOn'>[]) {
  const here = people.filter(one => one.takenOn !== null && one.leftOn === null)
  const counted = Map.groupBy(
    here.flatMap(one => one.needs),
    need => need,
  )
  return [...counted]
    .map(([need, all]) => ({ need, count: all.length }))
    .toSorted((one, other) => other.count - one.count)
}

export function needWords(lang: Lang, need: string): string {
  const named: Readonly<Record<string, string>> = peopleWords(lang).need
  return named[need] ?? need
}
