import { z } from 'zod/mini'
import { getSession } from '../counselling/session-tables.ts'
import type { SessionRow } from '../counselling/tables.ts'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { id, integer } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { findThemeMark } from './theme-tables.ts'
import type { Fact, ThemeMarkRow } from './tables.ts'

const shape = z.strictObject({ session: id(), theme: code, minutes: integer(1, 480) })

interface Given {
  session: SessionRow
  rules: Rulebook
  before: ThemeMarkRow | undefined
}

/** A session of counselling that was held covered a horizontal theme for so many of its minutes. Said again, it corrects them. */
export const markTheme = command<z.infer<typeof shape>, Given, { row: Fact<ThemeMarkRow>; isNew: boolean }>({
  kind: 'events.mark-theme',
  shape,
  example: { session: '01930000-0000-7000-8000-000000000001', theme: 'non-discrimination', minutes: 30 },
  may: 'support.write',
  async given(input, { tx, who }) {
    const session = await getSession(tx, who, 'support.write', input.session)
    return {
      session,
      rules: await getRulebook(tx, who.tenant, session.programme, session.on_day),
      before: await findThemeMark(tx, who.tenant, input.session, input.theme),
    }
  },
  decide(input, { session, rules, before }) {
    if (session.held_by === null) throw refuse('events.session-was-not-held')
    if (!rules.themes.some(one => one.code === input.theme)) throw refuseField('theme', 'events.no-such-theme')
    const length = session.to_minute - session.from_minute
    if (input.minutes > length) throw refuseField('minutes', 'events.longer-than-the-session', { minutes: length })
    return {
      row: { session_id: session.id, theme: input.theme, minutes: input.minutes },
      isNew: before === undefined,
    }
  },
  async write({ row, isNew }, rows) {
    const { session_id, theme, minutes } = row
    if (isNew) await rows.insert('theme_mark', row)
    else await rows.revise('theme_mark', { session_id, theme }, { minutes })
    return { session: session_id }
  },
})
