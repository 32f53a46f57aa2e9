import type { Day } from '../kernel/day.ts'
import type { ContractRow, LineRow } from './tables.ts'

/** Minutes under each contract in the month. */
export interface ContractTotal {
  contract: ContractRow
  minutes: number
}

export const totalsOf = (lines: readonly LineRow[], contracts: readonly ContractRow[]): ContractTotal[] =>
  contracts.flatMap(contract => {
    const minutes = sum(lines.filter(line => line.contract_id === contract.id))
    return minutes === 0 ? [] : [{ contract, minutes }]
  })

/** A day on which more was worked under a contract than it says. */
export interface LongDay {
  on: Day
  contract: ContractRow
  minutes: number
  norm: number
  /** Under all contracts together. */
  all: number
}

/** Above the norm of a contract is told; above the limit of all contracts together nothing is recorded. */
export function longDaysIn(lines: readonly LineRow[], contracts: readonly ContractRow[]): LongDay[] {
  const days = [...Map.groupBy(lines, line => line.on_day)].toSorted(([one], [other]) => one.localeCompare(other))
  return days.flatMap(([on, ofDay]) =>
    contracts.flatMap(contract => {
      const norm = contract.daily_minutes
      const minutes = sum(ofDay.filter(line => line.contract_id === contract.id))
      return norm !== null && minutes > norm ? [{ on, contract, minutes, norm, all: sum(ofDay) }] : []
    }),
  )
}

export const sum = (lines: readonly Pick<LineRow, 'minutes'>[]): number =>
  lines.reduce((total, { minutes }) => total + minutes, 0)
