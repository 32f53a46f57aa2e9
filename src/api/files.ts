import type { Context } from 'hono'
import { largestFile } from '../evidence/file-kind.ts'
import { takeFile } from '../evidence/intake.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { Problem } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { bytesIn } from './body.ts'

/** `POST /api/files`: takes a scan in, and answers with what `evidence.add-paper` wants as its `file`. What no command takes within a day is swept. */
export async function takeSent(c: Context<Asked>): Promise<TakenFile> {
  const who = c.get('who')
  if (!may(who, 'evidence.write')) throw new Problem(403, 'kernel.not-allowed', { right: 'evidence.write' })
  return takeFile(c.get('engine'), who, new Uint8Array(await bytesIn(c, largestFile)))
}
