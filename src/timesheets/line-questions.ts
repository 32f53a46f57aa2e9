import { timeOf } from '../kernel/time-of-day.ts'
import type { Lang } from '../kernel/words.ts'
import type { FormValues } from '../pages/form-state.ts'
import type { Question } from '../people/section.ts'
import type { ContractRow, LineRow } from './tables.ts'
import { words } from './words.ts'

/** What is asked about a line. */
export function lineQuestions(lang: Lang, contracts: readonly ContractRow[]): Question[] {
  const text = words(lang)
  const options = contracts.map(one => ({ value: one.id, text: `${one.number}, ${one.project}` }))
  return [
    { kind: 'day', name: 'onDay', label: text.day },
    { kind: 'select', name: 'contract', label: text.contract, options },
    { kind: 'text', name: 'from', label: text.from, hint: text.timeHint, width: 'short', optional: true },
    { kind: 'text', name: 'to', label: text.to, width: 'short', optional: true },
    { kind: 'number', name: 'hours', label: text.hoursAlone, optional: true },
    { kind: 'text', name: 'activity', label: text.activity, hint: text.activityHint, width: 'full' },
  ]
}

export const lineValues = (line: LineRow): FormValues => ({
  onDay: line.on_day,
  contract: line.contract_id,
  from: line.from_minute === null ? undefined : timeOf(line.from_minute),
  to: line.to_minute === null ? undefined : timeOf(line.to_minute),
  hours: line.from_minute === null ? String(line.minutes / 60).replace('.', ',') : undefined,
  activity: line.activity,
})
