/**
 * What may be asked and may always be refused. Each is a bit in `sealed_facts` and a fact that rules may count, never list.
 * Source: Reg. (EU) 2021/1057, Annex I (starred indicators and those on migrants and housing); Reg. (EU) 2016/679, art. 9.
 */
export const questions = ['roma', 'minority', 'disability', 'foreign_background', 'third_country', 'homeless'] as const
export type Question = (typeof questions)[number]

/** The field that a person's key seals an answer for. */
export const fieldOf = (question: Question): string => `special.${question}`

/** Who was not asked has no answer at all. */
export const answers = ['yes', 'no', 'refused', 'unknown'] as const
export type SpecialAnswer = (typeof answers)[number]

export const isAnswer = (text: string): text is SpecialAnswer => answers.some(answer => answer === text)

/** For what an answer may be used: to decide on a place, to count for the funder, to help this person. */
export const purposes = ['eligibility', 'reporting', 'support'] as const
export type Purpose = (typeof purposes)[number]

/** Law: the controller is obliged to keep it (art. 6 and 9 GDPR with the funding rules); withdrawal then restricts reading, not counting. */
export const bases = ['consent', 'law'] as const
export type Basis = (typeof bases)[number]

export interface Use {
  purpose: Purpose
  basis: Basis
  withdrawnOn: string | null
}

/** Our choice, where the controller says nothing else. */
export const usualBasis: Record<Purpose, Basis> = { eligibility: 'consent', reporting: 'law', support: 'consent' }

/** May the answer still be read for this? */
export const isOpenFor = (uses: readonly Use[], purpose: Purpose): boolean =>
  uses.some(use => use.purpose === purpose && use.withdrawnOn === null)

/**
 * May it still be counted? A use that rests on law goes on after a withdrawal: what was filed stands, and the counts of one period stay
 * comparable. Source: decision 7 of the domain rules.
 */
export const isCounted = (uses: readonly Use[]): boolean =>
  uses.some(({ purpose, basis, withdrawnOn }) => purpose !== 'support' && (basis === 'law' || withdrawnOn === null))

/** Only a yes or a no is known; refused and unknown count nowhere. */
export const bitOf = (answer: SpecialAnswer): boolean | null =>
  answer === 'yes' ? true : answer === 'no' ? false : null
