/**
 * The highest gross pay that stands beside the lowest one, both on full-time equivalents, in bani: exactly the ratio is allowed.
 * Source: Law 219/2015, art. 4 (social equity of pay), with the ratio of the profile.
 */
export const highestAllowed = (lowest: number, ratio: number): number => lowest * ratio

export const isEquitable = ({ lowest, highest }: { lowest: number; highest: number }, ratio: number): boolean =>
  highest <= highestAllowed(lowest, ratio)

/**
 * How much of a year's profit must go to the social purpose and the statutory reserve, in bani, rounded up; nothing in a year of loss.
 * Source: Law 219/2015, art. 8; a year of loss: decision 13 of the domain rules.
 */
export const owedToPurpose = (profit: number, percent: number): number =>
  profit <= 0 ? 0 : Math.ceil((profit * percent) / 100)

export interface ProfitYear {
  profit: number
  toPurpose: number
}

export const sharesProfit = ({ profit, toPurpose }: ProfitYear, percent: number): boolean =>
  toPurpose >= owedToPurpose(profit, percent)
