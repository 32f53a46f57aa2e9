/** What is wrong, where, in words that `words.ts` has for this code. The path names the field as the form does: `household.members.0.bornOn`. */
export interface FieldProblem {
  path: string
  code: string
  details?: Details
}

export type Details = Record<string, string | number>

/** 400 wrong shape · 401 not signed in · 403 not allowed · 404 missing or not yours · 409 changed meanwhile · 413 too large · 422 a rule refuses · 429 too often. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429

/**
 * The one error a user can cause. Its text stands in the slice's `words.ts` under the same code; the details fill the text and hold
 * no personal data. A plain `Error` is our bug.
 */
export class Problem extends Error {
  readonly status: ProblemStatus
  readonly code: string
  readonly details: Details
  readonly fields: readonly FieldProblem[]

  constructor(status: ProblemStatus, code: string, details: Details = {}, fields: readonly FieldProblem[] = []) {
    super(code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** A rule of the domain says no. */
export const refuse = (code: string, details: Details = {}, fields: readonly FieldProblem[] = []) =>
  new Problem(422, code, details, fields)

/** A rule of the domain says no, because of one field. */
export const refuseField = (path: string, code: string, details: Details = {}) =>
  new Problem(422, code, details, [{ path, code, details }])

/** Missing, somebody else's, or outside the reader's scope: the three look the same. */
export const missing = (code = 'kernel.not-found') => new Problem(404, code)
