import type { Context } from 'hono'
import { refuseField } from '../kernel/problem.ts'
import type { FormBody } from '../pages/form-state.ts'
import type { Asked } from '../pages/slice.ts'
import { typedIn } from '../pages/submit.ts'
import { takeFile } from './intake.ts'
import { readTaken, type TakenFile } from './taken-file.ts'

/** What was sent in the field `file`, or was sent before and is kept in the field `taken` of a form that came back. */
export async function fileIn(c: Context<Asked>, body: FormBody): Promise<TakenFile> {
  const sent = body.file instanceof File && body.file.size > 0 ? body.file : undefined
  if (sent) return takeFile(c.get('engine'), c.get('who'), new Uint8Array(await sent.arrayBuffer()))
  const before = readTaken(typedIn(body, 'taken'))
  if (!before) throw refuseField('file', 'evidence.file-missing')
  return before
}
