import { read } from '../kernel/engine.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import type { C } from '../people/form-route.tsx'
import type { AmongProgrammes } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'

/** The programme that is asked for, or the first. */
export function programmeHere(c: C): Promise<{ rules: Rulebook; among: AmongProgrammes }> {
  return read(c.get('engine'), c.get('who'), async tx => {
    const { rules, ...among } = await chosenProgramme(c, tx)
    return { rules, among }
  })
}

export const rulesHere = async (c: C): Promise<Rulebook> => (await programmeHere(c)).rules
