import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { C } from './form-way.tsx'

/** What somebody reads about the programme in the address, else the only or first one. */
export const readHere = <T>(c: C, work: (tx: Tx, here: { rules: Rulebook; programme: string }) => Promise<T>) => {
  return read(c.get('engine'), c.get('who'), async tx => {
    const { rules, ...among } = await chosenProgramme(c, tx)
    const programme = among.code
    return { rules, programme, among, ...(await work(tx, { rules, programme })) }
  })
}

export const kindName = (kind: string, { partyKinds }: Rulebook, lang: 'ro' | 'en'): string =>
  partyKinds.find(one => one.code === kind)?.names[lang] ?? kind

export const regionName = (region: string, { regions }: Rulebook, lang: 'ro' | 'en'): string =>
  regions.find(one => one.nuts === region)?.names[lang] ?? region
