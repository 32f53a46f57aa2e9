import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import type { Rulebook } from './rulebook.ts'
import { getRulebook, programmeNames } from './tables.ts'

export interface Chosen {
  code: string
  rules: Rulebook
  /** All programmes, to choose from. */
  programmes: { code: string; name: string }[]
}

/** The programme whose people a page shows: the one asked for, else the first. */
export async function chosenProgramme(c: Context<Asked>, tx: Tx, asked = c.req.query('programme')): Promise<Chosen> {
  const { who, lang, today } = readerOf(c)
  const all = await programmeNames(tx, who.tenant)
  const chosen = all.find(one => one.code === asked) ?? all[0]
  if (!chosen) throw missing('programme.none-yet')
  return {
    code: chosen.code,
    rules: await getRulebook(tx, who.tenant, chosen.code, today),
    programmes: all.map(one => ({ code: one.code, name: one.names[lang] })),
  }
}
