import { setPlan, writePlan } from '../../src/enterprises/plan.ts'
import { addLine } from '../../src/enterprises/plan-line.ts'
import type { Name, Story } from '../people-of-the-story.ts'

/** Where the plan of the bakery begins. */
export const terms = {
  startsOn: '2026-04-01',
  opening: 1_000_00,
  cautious: { lessIncome: 20, moreCosts: 10, delay: 2 },
  hopeful: { moreIncome: 10, lessCosts: 0 },
}

const texts = {
  idea: 'Coacem pâine într-un sat în care nu vinde nimeni.',
  people: 'Trei femei din sat care au copt toată viața.',
  market: 'Două sate și o școală.',
  offer: 'Pâine pe vatră, la 6 lei.',
  work: 'În fosta moară, cu un cuptor nou.',
  'social-aim': 'Două locuri de muncă pentru oameni din grupuri vulnerabile.',
  risks: 'Se scumpește făina: vindem și cozonac.',
}

export const sectionsOf = (other: Partial<Record<keyof typeof texts, string>> = {}) =>
  Object.entries({ ...texts, ...other }).map(([code, says]) => ({ code, says }))

const lines = [
  { kind: 'income', title: 'Pâine', amount: 6_000_00, from: 4, growth: 10 },
  { kind: 'cost', title: 'Făină, gaz, salarii', amount: 4_000_00, from: 1 },
  { kind: 'investment', title: 'Cuptor', amount: 30_000_00, from: 1 },
  { kind: 'own', title: 'Ai noștri', amount: 5_000_00, from: 1 },
  { kind: 'subsidy', title: 'Subvenție', amount: 40_000_00, from: 2 },
]

/** The whole plan of a bakery; answers with its lines. */
export async function fillPlan(story: Story, enterprise: string, name: Name = 'dan'): Promise<string[]> {
  await story.perform(name, setPlan, { enterprise, ...terms })
  await story.perform(name, writePlan, { enterprise, sections: sectionsOf() })
  const made: string[] = []
  for (const line of lines) made.push(String((await story.perform(name, addLine, { enterprise, ...line })).answer.line))
  return made
}
