import { perform } from '../kernel/command.ts'
import { atGate, type Engine } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { foundTenant } from '../kernel/tenant.ts'
import type { Who } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { found } from './account.ts'
import { putCredential } from './gate-tables.ts'
import { checkPassword, hashPassword } from './password.ts'
import { foldEmail } from './sign-in.ts'

export interface Founder {
  organisation: string
  name: string
  email: string
  password: string
  lang: Lang
}

/** A new organisation and whoever administers it first. Returns that administrator. */
export async function foundOrganisation(engine: Engine, founder: Founder): Promise<Who> {
  const { organisation, name, email, password, lang } = founder
  checkPassword(password, [organisation, name, email])
  const passwordHash = await hashPassword(password)
  const tenant = await foundTenant(engine, organisation)
  const who: Who = { tenant, account: newId(), name, grants: [{ role: 'administrator', scope: { of: 'tenant' } }] }
  const input = { account: who.account, grant: newId(), name, email: foldEmail(email) }
  const { entry } = await perform(engine, found, input, who, { id: newId() })
  const credential = { account: who.account, tenant, email: input.email, passwordHash, lang, entry }
  await atGate(engine, tx => putCredential(tx, credential))
  return who
}
