import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { C } from '../people/form-route.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { onDay } from '../programme/sight.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'

/** The rules of the programme that is asked for, or of the first. */
export async function rulesHere(c: C): Promise<Rulebook> {
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const codes = await programmeCodes(tx, tenant)
    const programme = codes.find(code => code === c.req.query('programme')) ?? codes[0]
    if (programme === undefined) throw missing('programme.none-yet')
    return getRulebook(tx, tenant, programme, onDay(c))
  })
}
