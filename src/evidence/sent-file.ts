import type { Context } from 'hono'
import { refuseField } from '../kernel/problem.ts'
import type { FormBody } from '../pages/form-state.ts'
import type { Asked } from '../pages/slice.ts'
import { typedIn } from '../pages/submit.ts'
import { takeFile } from './intake.ts'
import { readTaken, type TakenFile } from './taken-file.ts'

/** What stands in the field `file`; nothing where none was chosen. */
export async function bytesIn(body: FormBody): Promise<Uint8Array | undefined> {
  return body.file instanceof File && body.file.size > 0 ? new Uint8Array(await body.file.arrayBuffer()) : undefined
}

/** The file that was sent, taken in; else the one that was sent before with a form that came back. */
export async function fileIn(c: Context<Asked>, body: FormBody, sent = bytesIn(body)): Promise<TakenFile> {
  const bytes = await sent
  if (bytes) return takeFile(c.get('engine'), c.get('who'), bytes)
  const before = readTaken(typedIn(body, 'taken'))
  if (!before) throw refuseField('file', 'evidence.file-missing')
  return before
}
