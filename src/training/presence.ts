/** Late is there, for fewer minutes; whoever is absent has an excuse or has none. */
export const presences = ['present', 'late', 'excused', 'unexcused'] as const
export type Presence = (typeof presences)[number]

/** Why an absence is excused. Our choice: what kind of paper or cause there is, and never a state of health. */
export const excuses = ['certificate', 'authority', 'family', 'work', 'other'] as const

/** Why somebody leaves a course. */
export const courseLeaveReasons = ['gave-up', 'found-work', 'moved-away', 'excluded', 'mistake'] as const
