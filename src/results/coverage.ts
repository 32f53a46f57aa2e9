import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Lang } from '../kernel/words.ts'
import { allOf } from '../programme/compile.ts'
import { isCounted } from '../programme/indicator.ts'
import type { Programme } from '../programme/programme.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { targetsOn } from '../programme/targets.ts'
import type { Asked } from './asked.ts'
import { factsOf, groundOf } from './facts-of.ts'
import { markedOf } from './marks.ts'

/** A kind of party in a region that a target wants covered: by something that counts, by something proven, or by nothing yet. */
export interface CoverPair {
  party: string
  region: string
  state: 'proven' | 'claimed' | 'missing'
}

/** What each target that wants coverage has covered on the day asked, pair by pair. Source: decision 11 of the domain rules. */
export async function coverageOf(tx: Tx, asked: Asked, programme: Programme): Promise<Map<string, CoverPair[]>> {
  const covered = new Map<string, CoverPair[]>()
  for (const { indicator: code, coverage } of targetsOn(programme, asked.day)) {
    const indicator = asked.rules.indicators.filter(isCounted).find(one => one.code === code)
    if (!coverage || !indicator) continue
    const { clauses } = markedOf(indicator, asked.rules)
    const { rows } = await sql<{ party: string; proven: boolean }>`
      ${groundOf(asked, [indicator.unit])}
      select x.party, bool_or(${allOf(clauses.map(clause => clause.proven))}) as proven
      from (${factsOf(asked, indicator.unit)}) f cross join lateral unnest(f.parties) as x (party)
      where ${allOf(clauses.map(clause => clause.holds))} group by x.party`.execute(tx)
    const found = new Map(rows.map(row => [row.party, row.proven]))
    const stateOf = (party: string) => {
      const proven = found.get(party)
      return proven === undefined ? 'missing' : proven ? 'proven' : 'claimed'
    }
    covered.set(
      code,
      coverage.regions.flatMap(region =>
        coverage.parties.map(party => ({ party, region, state: stateOf(`${party}@${region}`) }) satisfies CoverPair),
      ),
    )
  }
  return covered
}

/** „Autoritate publică (București-Ilfov)” */
export function pairName({ party, region }: CoverPair, rules: Rulebook, lang: Lang): string {
  const kind = rules.partyKinds.find(one => one.code === party)?.names[lang] ?? party
  return `${kind} (${rules.regions.find(one => one.nuts === region)?.names[lang] ?? region})`
}
