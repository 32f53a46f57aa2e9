import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { onDay } from '../programme/sight.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import type { C } from './form-way.tsx'

/** What somebody reads about the programme in the address, else the only or first one. */
export const readHere = <T>(c: C, work: (tx: Tx, here: { rules: Rulebook; programme: string }) => Promise<T>) => {
  const who = c.get('who')
  return read(c.get('engine'), who, async tx => {
    const codes = await programmeCodes(tx, who.tenant)
    const programme = codes.find(code => code === c.req.query('programme')) ?? codes[0]
    if (programme === undefined) throw missing('programme.none-yet')
    const rules = await getRulebook(tx, who.tenant, programme, onDay(c))
    return { rules, programme, ...(await work(tx, { rules, programme })) }
  })
}

export const kindName = (kind: string, { partyKinds }: Rulebook, lang: 'ro' | 'en'): string =>
  partyKinds.find(one => one.code === kind)?.names[lang] ?? kind

export const regionName = (region: string, { regions }: Rulebook, lang: 'ro' | 'en'): string =>
  regions.find(one => one.nuts === region)?.names[lang] ?? region
