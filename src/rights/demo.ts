import { atGate, type Engine } from '../kernel/engine.ts'
import type { Role } from '../kernel/who.ts'
import { putCredential, putTotp, takeTotpStep } from './gate-tables.ts'
import { demoRows, isDemo, markDemo } from './tenant-tables.ts'
import { hashPassword } from './password.ts'
import { SecondFactor } from './second-factor.ts'

/**
 * The demo: fictional people in an organisation that is marked so when it is made, and never after. Its accounts share one password,
 * printed on the page of sign-in with the code of the second factor. No organisation with real people gets that mark.
 */
export const demoPassword = 'sansa-pentru-toti'

export const markAsDemo = (engine: Engine, tenant: string): Promise<void> => atGate(engine, tx => markDemo(tx, tenant))

/** Opens a demo account with the shared password, its phone tied already. */
export async function openDemoAccount(
  engine: Engine,
  { tenant, account, email, entry }: { tenant: string; account: string; email: string; entry: number },
): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  const owner = { tenant, account, email }
  const sealed = SecondFactor.new(email).sealed(engine.keyring.of(tenant).seal, owner)
  await atGate(engine, async tx => {
    if (!(await isDemo(tx, tenant))) throw new Error('Only the demo has accounts whose password is printed.')
    await putCredential(tx, { ...owner, passwordHash, lang: 'ro', entry })
    await putTotp(tx, account, sealed)
    await takeTotpStep(tx, account, 1, engine.clock().toISOString())
  })
}

export interface DemoAccount {
  name: string
  email: string
  role: Role
}

/** What the page of sign-in offers; undefined where there is no demo. */
export async function findDemo(engine: Engine): Promise<{ password: string; accounts: DemoAccount[] } | undefined> {
  const accounts = await atGate(engine, demoRows)
  return accounts.length > 0 ? { password: demoPassword, accounts } : undefined
}
