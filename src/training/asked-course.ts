import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, Problem } from '../kernel/problem.ts'
import { may, type Right } from '../kernel/who.ts'
import { readerOf } from '../pages/reader.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'

export type C = Context<Asked>

/** What every page of a course needs. */
export interface OpenCourse extends CourseGround {
  shell: Shell
  rules: Rulebook
  on: Day
  /** Whether the reader may change it. */
  writes: boolean
}

/** The id under this name in the address; an address without one is no page. */
export function idIn(c: C, name: string, problem: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw missing(problem)
  return id
}

export const courseId = (c: C): string => idIn(c, 'course', 'training.no-such-course')

/** Refuses whoever lacks the right before anything is read. */
export function allow(c: C, right: Right): void {
  if (!may(c.get('who'), right)) throw new Problem(403, 'kernel.not-allowed', { right })
}

/** Opens the course in the address with whatever else the page shows, all as of one moment. */
export async function openCourse<T extends object>(
  c: C,
  more: (tx: Tx, ground: CourseGround) => Promise<T>,
  right: Right = 'people.read',
): Promise<OpenCourse & T> {
  allow(c, right)
  const { who, today } = readerOf(c)
  const found = await read(c.get('engine'), who, async tx => {
    const ground = await getCourseGround(tx, who, right, courseId(c))
    const rules = await getRulebook(tx, who.tenant, ground.course.programme, today)
    return { ...ground, rules, ...(await more(tx, ground)) }
  })
  return { shell: shellOf(c), on: today, writes: may(who, 'training.write'), ...found }
}
