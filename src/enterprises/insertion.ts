/** One month of an enterprise's staff. Hours by contract unless worked hours are recorded, leave included. */
export interface StaffMonth {
  heads: number
  vulnerableHeads: number
  hours: number
  vulnerableHours: number
}

export interface Insertion {
  /** Shares in percent, unrounded. */
  heads: number
  hours: number
  holdsByHeads: boolean
  holdsByHours: boolean
  /** Both at once: an enterprise that is right by one of them is not right. */
  holds: boolean
}

/**
 * Whether so many percent of the staff are from vulnerable groups, both by heads and by hours; exactly the threshold is enough. Without
 * staff nothing holds. Source: Law 219/2015, art. 10, read for every month (decision 13 of the domain rules).
 */
export function insertionOf(month: StaffMonth, thresholdPercent: number): Insertion {
  const holdsByHeads = reaches(month.vulnerableHeads, month.heads, thresholdPercent)
  const holdsByHours = reaches(month.vulnerableHours, month.hours, thresholdPercent)
  return {
    heads: shareOf(month.vulnerableHeads, month.heads),
    hours: shareOf(month.vulnerableHours, month.hours),
    holdsByHeads,
    holdsByHours,
    holds: holdsByHeads && holdsByHours,
  }
}

/** Without a division, so that 30.00% is 30%. */
const reaches = (part: number, whole: number, percent: number): boolean => whole > 0 && part * 100 >= whole * percent

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)
