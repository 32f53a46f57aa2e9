import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuseField } from '../kernel/problem.ts'
import { id, integer, plain } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { placeOf, type Place } from './event.ts'
import type { Fact, ItemRow } from './tables.ts'

const item = z.strictObject({ title: plain(200), minutes: integer(1, 600), theme: z.optional(code) })
const shape = z.strictObject({ event: id(), items: z.array(item).check(z.minLength(1), z.maxLength(40)) })

interface Given extends Place {
  rules: Rulebook
}

interface Written {
  event: string
  items: Fact<ItemRow>[]
  before: ItemRow[]
}

/** Of the day, at HH:MM. */
const minutesAt = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * What happens at an event, in its order; each part may cover a horizontal theme. Parts may run side by side, but none lasts longer than the
 * event. Said again, it replaces the agenda before.
 */
export const setAgenda = command<z.infer<typeof shape>, Given, Written>({
  kind: 'events.set-agenda',
  shape,
  example: {
    event: '01930000-0000-7000-8000-000000000001',
    items: [
      { title: 'Deschidere', minutes: 30 },
      { title: 'Egalitatea de șanse la locul de muncă', minutes: 60, theme: 'equal-opportunities' },
    ],
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.event)
    return { ...place, rules: await getRulebook(tx, who.tenant, place.found.row.programme, place.on) }
  },
  decide({ event, items }, { rules, agenda, event: { starts, ends } }) {
    const lasts = minutesAt(ends) - minutesAt(starts)
    const long = items.findIndex(one => one.minutes > lasts)
    if (long >= 0) throw refuseField(`items.${long}.minutes`, 'events.longer-than-the-event', { minutes: lasts })
    const stray = items.findIndex(
      one => one.theme !== undefined && !rules.themes.some(({ code: t }) => t === one.theme),
    )
    if (stray >= 0) throw refuseField(`items.${stray}.theme`, 'events.no-such-theme')
    const rows = items.map((one, at) => ({
      event_id: event,
      place: at + 1,
      title: one.title,
      minutes: one.minutes,
      theme: one.theme ?? null,
    }))
    return { event, items: rows, before: agenda }
  },
  async write({ event, items, before }, rows) {
    for (const { place } of before.slice(items.length)) await rows.remove('agenda_item', { event_id: event, place })
    for (const [at, one] of items.entries()) {
      if (at < before.length) await rows.revise('agenda_item', { event_id: event, place: one.place }, one)
      else await rows.insert('agenda_item', one)
    }
    return { event }
  },
})
