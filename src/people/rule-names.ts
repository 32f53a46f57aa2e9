import type { Tx } from '../kernel/database.ts'
import type { Coded, Reader } from '../pages/slice.ts'
import type { Names } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { personWords } from './person-words.ts'

/** What the rules of all programmes call the papers that they know. */
export const paperKinds = async (tx: Tx, reader: Reader): Promise<Coded[]> =>
  (await rulebooks(tx, reader)).flatMap(rules =>
    rules.papers.map(({ code, names }) => ({ code, title: names[reader.lang] })),
  )

/** What papers about people can prove. */
export async function claimKinds(tx: Tx, reader: Reader): Promise<Coded[]> {
  const { claims } = personWords(reader.lang)
  const titled = (what: keyof typeof claims, kinds: readonly { code: string; names: Names }[]): Coded[] =>
    kinds.map(({ code, names }) => ({ code: `${what}.${code}`, title: `${claims[what]}: ${names[reader.lang]}` }))
  const all = await rulebooks(tx, reader)
  return [
    { code: 'participation', title: claims.participation },
    ...all.flatMap(rules => titled('eligibility', rules.criteria)),
    ...all.flatMap(rules => titled('support', rules.supports)),
    ...all.flatMap(rules => titled('outcome', rules.outcomes)),
    ...all.flatMap(rules => titled('six-months', rules.outcomes)),
  ]
}

/** Whenever their rules hold: a paper keeps the name of its kind when the kind is no longer asked for. */
async function rulebooks(tx: Tx, { who }: Reader): Promise<Rulebook[]> {
  const rules: Rulebook[] = []
  for (const programme of await programmeCodes(tx, who.tenant))
    rules.push(await getRulebook(tx, who.tenant, programme, 'ever'))
  return rules
}
