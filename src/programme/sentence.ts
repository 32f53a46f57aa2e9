import { date, type Lang } from '../kernel/words.ts'
import { type Bound, boundNames, clausesOf, type Condition, type Predicate } from './condition.ts'
import { findFact } from './facts.ts'
import { factWords } from './fact-words.ts'
import { type Indicator, isCounted } from './indicator.ts'
import { boundValue, type Rulebook } from './rulebook.ts'
import { measured, sentenceWords } from './sentence-words.ts'

/** What a condition says, put together from the sentence of each predicate. */
export function sentence(condition: Condition, rules: Rulebook, lang: Lang): string {
  if ('all' in condition) return list(condition.all, rules, lang, 'conjunction')
  if ('any' in condition) return list(condition.any, rules, lang, 'disjunction')
  if ('not' in condition) return denied(condition.not, rules, lang)
  return predicateSentence(condition, rules, lang)
}

/** What an indicator counts, in one sentence. */
export function ruleSentence(indicator: Indicator, rules: Rulebook, lang: Lang): string {
  const words = sentenceWords(lang)
  if (isCounted(indicator)) {
    const clauses = clausesOf(indicator.counts).map(clause => sentence(clause, rules, lang))
    return words.counts[indicator.unit](clauses.join('; '))
  }
  const nameOf = (code: string) => nameIn(rules.indicators, code, lang)
  return words.share({ of: nameOf(indicator.share.of), among: nameOf(indicator.share.among) })
}

/** Lists within lists stand in brackets, so that "and" and "or" cannot be misread. */
function list(parts: readonly Condition[], rules: Rulebook, lang: Lang, type: 'conjunction' | 'disjunction'): string {
  const texts = parts.map(part => (isList(part) ? `(${sentence(part, rules, lang)})` : sentence(part, rules, lang)))
  return new Intl.ListFormat(lang, { type }).format(texts)
}

const isList = (condition: Condition): boolean =>
  ('all' in condition && condition.all.length > 1) ||
  ('any' in condition && condition.any.length > 1) ||
  ('in' in condition && condition.in.length > 1)

function denied(condition: Condition, rules: Rulebook, lang: Lang): string {
  if ('is' in condition && !('fact' in condition)) return truth('no', condition.is, lang)
  const text = sentence(condition, rules, lang)
  return sentenceWords(lang).not(isList(condition) ? `(${text})` : text)
}

function predicateSentence(one: Predicate, rules: Rulebook, lang: Lang): string {
  const words = sentenceWords(lang)
  if ('fact' in one) {
    if ('is' in one) return coded(one.fact, [one.is], rules, lang)
    if ('in' in one) return coded(one.fact, one.in, rules, lang)
    return words.is({ name: factName(one.fact, lang), value: range(one, one.fact, rules, lang) })
  }
  if ('is' in one) return truth('yes', one.is, lang)
  if ('known' in one) return known(one.known, lang)
  if ('received' in one) {
    const kind = nameIn(rules.supports, one.received, lang)
    return one.hours === undefined ? words.received(kind) : words.receivedHours({ kind, least: one.hours })
  }
  if ('reached' in one) return words.reached(nameIn(rules.outcomes, one.reached, lang))
  if ('uponExit' in one) {
    return words.uponExit({
      kind: nameIn(rules.outcomes, one.uponExit, lang),
      within: rules.windows.immediateDays.value,
    })
  }
  if ('atSixMonths' in one) {
    return words.atSixMonths({
      kind: nameIn(rules.outcomes, one.atSixMonths, lang),
      after: rules.windows.longerTermMonths.value,
    })
  }
  if ('phase' in one) return words.phase(nameIn(rules.phases, one.phase.atLeast, lang))
  const kind = nameIn(rules.partyKinds, one.party, lang)
  return one.region === undefined
    ? words.party(kind)
    : words.partyIn({ kind, region: codeName('regions', one.region, rules, lang) })
}

const lookUp = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key

const truth = (answer: 'yes' | 'no', fact: string, lang: Lang) => lookUp(factWords(lang)[answer], fact)
const factName = (fact: string, lang: Lang) => lookUp(factWords(lang).name, fact)

function known(fact: string, lang: Lang): string {
  const words = sentenceWords(lang)
  return Object.hasOwn(factWords(lang).yes, fact)
    ? words.knownWhether(truth('yes', fact, lang))
    : words.known(factName(fact, lang))
}

function coded(fact: string, codes: readonly string[], rules: Rulebook, lang: Lang): string {
  const from = codeLists.get(fact)
  const texts = codes.map(code => (from ? codeName(from, code, rules, lang) : lookUp(factWords(lang).value, code)))
  const text = new Intl.ListFormat(lang, { type: 'disjunction' }).format(texts)
  return from ? sentenceWords(lang).is({ name: factName(fact, lang), value: text }) : text
}

type OpenList = 'regions' | 'centres' | 'partners' | 'supports' | 'themes' | 'phases'
const codeLists: ReadonlyMap<string, OpenList> = new Map([
  ['region', 'regions'],
  ['centre', 'centres'],
  ['partner', 'partners'],
  ['support', 'supports'],
  ['theme', 'themes'],
  ['phase', 'phases'],
])

function codeName(from: OpenList, code: string, rules: Rulebook, lang: Lang): string {
  if (from === 'regions') return rules.regions.find(region => region.nuts === code)?.names[lang] ?? code
  if (from === 'centres' || from === 'partners') return rules[from].find(one => one.code === code)?.name ?? code
  return nameIn(rules[from], code, lang)
}

const nameIn = (kinds: readonly { code: string; names: Record<Lang, string> }[], code: string, lang: Lang): string =>
  kinds.find(kind => kind.code === code)?.names[lang] ?? code

function range(
  bounds: { [B in (typeof boundNames)[number]]?: Bound | undefined },
  fact: string,
  rules: Rulebook,
  lang: Lang,
): string {
  const words = sentenceWords(lang)
  const value = (bound: Bound) => boundValue(bound, rules)
  const { from, to } = bounds
  if (from !== undefined && to !== undefined && typeof value(to) === 'number') {
    return words.between({ least: String(value(from)), most: bounded(value(to), fact, lang) })
  }
  const parts = boundNames.flatMap(name => {
    const bound = bounds[name]
    if (bound === undefined) return []
    const joint = typeof value(bound) === 'string' ? words.day[name] : words[name]
    return [joint(bounded(value(bound), fact, lang))]
  })
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(parts)
}

const bounded = (value: number | string, fact: string, lang: Lang): string =>
  typeof value === 'string' ? date(value) : measured(lang, fact, value)

/** Facts that have a word, for the test that every fact has one. */
export const isWorded = (unit: Parameters<typeof findFact>[0], fact: string): boolean => {
  const type = findFact(unit, fact)?.type
  if (type === 'set') return true
  const words = factWords('ro')
  return Object.hasOwn(type === 'truth' ? words.yes : words.name, fact)
}
