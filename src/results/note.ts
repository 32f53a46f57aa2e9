import { randomBytes } from 'node:crypto'
import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { code, id, personalLines } from '../kernel/shape.ts'
import { isSealed } from '../programme/compile.ts'
import { getRulebook } from '../programme/tables.ts'
import type { Asked } from './asked.ts'
import { type Amount, countLive } from './count.ts'
import { type FrozenNoteRow, type FrozenValueRow, frozenValuesOf, getFrozen } from './frozen-tables.ts'

const shape = z.strictObject({ frozen: id(), indicator: code(), note: personalLines(1000) })
type Note = z.infer<typeof shape>

interface Given {
  filed: FrozenValueRow
  current: Amount
}

/**
 * Why a value differs from what was filed. A note explains the value of its day; when the value moves again, it wants another. Notes are
 * added, never changed. Source: a change of a reported value needs a note (section 9, row 54 of the domain rules).
 */
export const explain = command<Note, Given, Omit<FrozenNoteRow, 'tenant_id' | 'entry'>>({
  kind: 'results.explain',
  shape,
  example: {
    frozen: '01930000-0000-7000-8000-000000000001',
    indicator: 'EECO01',
    note: 'Trei documente sosite târziu.',
  },
  may: 'results.freeze',
  final: true,
  async given({ frozen, indicator }, { tx, who: { tenant } }) {
    const { programme, profile, as_of: day } = await getFrozen(tx, tenant, frozen)
    const filed = (await frozenValuesOf(tx, tenant, frozen)).find(value => value.indicator === indicator)
    if (!filed) throw missing('results.no-such-indicator')
    const rules = await getRulebook(tx, tenant, programme, day, profile)
    const asked: Asked = { tenant, programme, rules, day }
    const values = await countLive(tx, isSealed(filed.rule) ? { ...asked, sealed: true } : asked)
    return { filed, current: values.get(indicator) ?? { claimed: 0, proven: 0 } }
  },
  decide({ frozen, indicator, note }, { filed, current: { claimed, proven } }, { who, today }) {
    const same = claimed === Number(filed.claimed) && proven === Number(filed.proven)
    if (same) throw refuse('results.nothing-differs', { indicator })
    return {
      id: newId(),
      frozen_id: frozen,
      indicator,
      claimed,
      proven,
      note,
      written_by: who.account,
      written_on: today,
      salt: randomBytes(16),
    }
  },
  async write(note, rows) {
    await rows.insert('frozen_note', note)
    return { note: note.id }
  },
})
