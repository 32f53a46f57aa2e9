import { z } from 'zod/mini'
import { roles } from '../kernel/who.ts'
import { journal, journalLine } from './journal-questions.ts'
import { onePaper, paperList } from './paper-questions.ts'
import { peopleList, personRecord } from './people-questions.ts'
import { profile, programme, programmes } from './programme-questions.ts'
import { type Question, question } from './question.ts'
import { indicators, result, results } from './result-questions.ts'

/** Whose token this is, and how far it reaches. */
const me = question({
  name: 'me',
  path: '/me',
  right: 'programme.read',
  query: z.strictObject({}),
  answer: z.strictObject({
    organisation: z.string(),
    maker: z.string(),
    token: z.string(),
    role: z.enum(roles),
    scope: z.strictObject({ of: z.string(), id: z.optional(z.string()) }),
    expiresOn: z.string(),
  }),
  async ask(c) {
    const token = c.get('token')
    if (!token) throw new Error('A question of the API is asked with a token.')
    const { organisation, maker, name, grant, expiresOn } = token
    return { organisation, maker, token: name, role: grant.role, scope: grant.scope, expiresOn }
  },
})

/** Everything that a program may ask, in the order of the reference. */
export const questions: readonly Question[] = [
  me,
  peopleList,
  personRecord,
  paperList,
  onePaper,
  results,
  result,
  indicators,
  programmes,
  programme,
  profile,
  journal,
  journalLine,
]
