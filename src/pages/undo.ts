import type { Context } from 'hono'
import type { AnyCommand } from '../kernel/command.ts'
import { may } from '../kernel/who.ts'
import type { Asked } from './slice.ts'

export const undoPath = '/app/undo'

/** What was just done: one line, or all lines of a batch. */
type JustDone = { entry: number; again: boolean } | { batch: string }

/** What the message on the next page offers to take back; undefined where the command is final, or the reader may not undo. */
export function undoOf(c: Context<Asked>, command: AnyCommand, done: JustDone): string | undefined {
  if (command.final !== undefined || !may(c.get('who'), 'undo')) return undefined
  if ('batch' in done) return done.batch
  return done.again ? undefined : String(done.entry)
}
