import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { missing, Problem } from '../kernel/problem.ts'
import { problemPage } from '../pages/problem.tsx'
import type { Asked } from '../pages/slice.ts'

/** A refusal that no form can show, or our bug: a page that says what happened, with the number of the request. */
export const onFailure: ErrorHandler<Asked> = (error, c) => problemPage(c, problemOf(error))

export const nothingThere: NotFoundHandler<Asked> = c => problemPage(c, missing())

/** The only thing that Hono refuses by itself is a form sent from another site. */
const problemOf = (error: Error): Error =>
  error instanceof HTTPException && error.status === 403 ? new Problem(403, 'shell.form-from-elsewhere') : error
