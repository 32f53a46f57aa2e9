import { z } from 'zod/mini'
import { perform } from '../kernel/command.ts'
import { atGate, type Engine } from '../kernel/engine.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { newId } from '../kernel/ids.ts'
import { Problem, refuseField } from '../kernel/problem.ts'
import { email, personal, plain } from '../kernel/shape.ts'
import { foundTenant } from '../kernel/tenant.ts'
import type { Who } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { found } from './account.ts'
import { findCredentialByEmail, putCredential } from './gate-tables.ts'
import { checkPassword, hashPassword } from './password.ts'

const founder = z.strictObject({ organisation: plain(200), name: personal(120), email: email() })

export interface Founder extends z.infer<typeof founder> {
  password: string
  lang: Lang
}

/** A new organisation and whoever administers it first. Everything is refused before anything is written. */
export async function foundOrganisation(engine: Engine, { password, lang, ...typed }: Founder): Promise<Who> {
  const { organisation, name, email: at } = parse(typed)
  checkPassword(password, [organisation, name, at])
  if (await atGate(engine, tx => findCredentialByEmail(tx, at))) throw refuseField('email', 'rights.email-taken')
  const passwordHash = await hashPassword(password)
  const tenant = await foundTenant(engine, organisation)
  const who: Who = { tenant, account: newId(), name, grants: [{ role: 'administrator', scope: { of: 'tenant' } }] }
  const input = { account: who.account, grant: newId(), name, email: at }
  const { entry } = await perform(engine, found, input, who, { id: newId() })
  await atGate(engine, tx => putCredential(tx, { account: who.account, tenant, email: at, passwordHash, lang, entry }))
  return who
}

function parse(typed: unknown): z.infer<typeof founder> {
  const result = founder.safeParse(typed)
  if (!result.success) throw new Problem(400, 'kernel.wrong-shape', {}, fieldProblems(result.error, typed))
  return result.data
}
