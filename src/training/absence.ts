/** In minutes of the whole course as its programme has it: not of the sessions held so far. */
export interface Missed {
  excused: number
  unexcused: number
}

export interface AbsenceRule {
  unexcusedPercent: number
  excusedPercent: number
}

/**
 * Whether somebody may still sit the exam: at most so many percent of the programme's hours were missed without an excuse, and at most so
 * many with one; both bounds included. Source: practice of training providers (parameters of the profile).
 */
export const mayStay = (programmeMinutes: number, missed: Missed, rule: AbsenceRule): boolean =>
  missed.unexcused * 100 <= programmeMinutes * rule.unexcusedPercent &&
  missed.excused * 100 <= programmeMinutes * rule.excusedPercent

/** Minutes that may still be missed before `mayStay` says no; less than 0 once it has. */
export const allowance = (programmeMinutes: number, missed: Missed, rule: AbsenceRule): Missed => ({
  unexcused: Math.floor((programmeMinutes * rule.unexcusedPercent) / 100) - missed.unexcused,
  excused: Math.floor((programmeMinutes * rule.excusedPercent) / 100) - missed.excused,
})
