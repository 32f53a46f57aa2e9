import type { Context } from 'hono'
import { daysBetween, today } from '../kernel/day.ts'
import { instant } from '../kernel/words.ts'
import type { Asked, SettingsLine, Slice } from '../pages/slice.ts'
import { words } from './words.ts'

/** A backup older than this is too old to be calm about. Our choice: one night may fail. */
const mostDays = 2

/** The archives: they have no page of their own, only a line on the page of settings. */
export const backup: Slice = {
  name: 'backup',
  commands: [],
  settings: lineOf,
  problems: () => ({}),
}

async function lineOf(c: Context<Asked>): Promise<SettingsLine> {
  const text = words(c.get('lang'))
  const { verified } = await c.get('backups').state()
  if (!verified) return { title: text.title, says: text.never, warns: true }
  const days = daysBetween(today(verified.madeAt), today(c.get('engine').clock()))
  const says = text.verified({ days, at: instant(verified.madeAt) })
  return days > mostDays
    ? { title: text.title, says: `${says} ${text.late}`, warns: true }
    : { title: text.title, says, warns: false }
}
