import { type Held } from './held-tables.ts'
import type { ContractRow, LineRow } from './tables.ts'

/**
 * Where a month and the sessions that were held in it do not say the same: a session without a line, a line that says other hours than its
 * session, a line whose session nobody holds any more.
 */
export type Difference =
  | { difference: 'no-line'; session: Held; line?: undefined }
  | { difference: 'other-hours'; session: Held; line: LineRow }
  | { difference: 'no-session'; session?: undefined; line: LineRow }

interface Month {
  held: readonly Held[]
  lines: readonly LineRow[]
  contracts: readonly Pick<ContractRow, 'id' | 'outside'>[]
}

/**
 * A session is told by the line that was proposed from it, else by a line of this programme's contracts that lies around it, else by hours
 * of that day that are left of lines without times. More hours than sessions are no difference: preparing and reporting are work too.
 */
export function differencesIn({ held, lines, contracts }: Month): Difference[] {
  const outside = new Set(contracts.filter(one => one.outside).map(one => one.id))
  const ours = lines.filter(line => !outside.has(line.contract_id))
  const left = new Map(ours.filter(isUntimed).map(line => [line.id, line.minutes]))
  const found: Difference[] = []
  for (const session of held) {
    const own = ours.find(line => line.source_id === session.id)
    if (own) {
      if (!tells(own, session)) found.push({ difference: 'other-hours', session, line: own })
      continue
    }
    if (ours.some(line => line.source_id === null && line.from_minute !== null && tells(line, session))) continue
    const minutes = session.to - session.from
    const sameDay = ours.filter(line => isUntimed(line) && line.on_day === session.on)
    const roomy = sameDay.find(line => (left.get(line.id) ?? 0) >= minutes)
    if (roomy) left.set(roomy.id, (left.get(roomy.id) ?? 0) - minutes)
    else if (sameDay[0]) found.push({ difference: 'other-hours', session, line: sameDay[0] })
    else found.push({ difference: 'no-line', session })
  }
  for (const line of ours)
    if (line.source_id !== null && !held.some(session => session.id === line.source_id))
      found.push({ difference: 'no-session', line })
  return found.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
}

export const dayOf = ({ session, line }: Difference): string => session?.on ?? line?.on_day ?? ''

const isUntimed = ({ from_minute, source_id }: LineRow): boolean => from_minute === null && source_id === null

/** Whether a line covers the whole session, on its day. */
const tells = (line: LineRow, { on, from, to }: Held): boolean =>
  line.on_day === on &&
  (line.from_minute === null || line.to_minute === null
    ? line.minutes >= to - from
    : line.from_minute <= from && line.to_minute >= to)
