import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { missing, Problem } from '../kernel/problem.ts'
import { problemPage } from '../pages/problem.tsx'
import type { Asked } from '../pages/slice.ts'
import { programmesPath } from '../programme/paths.ts'

/**
 * A refusal that no form can show, or our bug: a page that says what happened, with the number of the request. Before there is a
 * programme, the pages that need one lead to where it is brought in.
 */
export const onFailure: ErrorHandler<Asked> = (error, c) =>
  needsProgramme(error) && c.req.method === 'GET' ? c.redirect(programmesPath, 303) : problemPage(c, problemOf(error))

const needsProgramme = (error: Error): boolean => error instanceof Problem && error.code === 'programme.none-yet'

export const nothingThere: NotFoundHandler<Asked> = c => problemPage(c, missing())

/** The only thing that Hono refuses by itself is a form sent from another site. */
const problemOf = (error: Error): Error =>
  error instanceof HTTPException && error.status === 403 ? new Problem(403, 'shell.form-from-elsewhere') : error
