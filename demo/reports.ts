import { addDays } from '../src/kernel/day.ts'
import { quarterOf } from '../src/kernel/period.ts'
import { freeze } from '../src/results/freeze.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'

/** The last two quarters that were over in time, filed ten working days after their end. */
export function writeReports({ diary, span }: Desk): void {
  const now = quarterOf(addDays(span.lastOn, -20))
  const last = quarterOf(addDays(now.from, -1))
  const before = quarterOf(addDays(last.from, -1))
  for (const { to } of [before, last]) {
    const name = `Trimestrul ${Math.ceil(Number(to.slice(5, 7)) / 3)} din ${to.slice(0, 4)}`
    const input = () => ({ programme: 'o-sansa', asOf: to, name })
    diary.write({ on: addWorkingDays(to, 10), hour: 'reports', by: 'dan', command: freeze, input })
  }
}
