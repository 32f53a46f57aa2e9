import { perform } from '../src/kernel/command.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Grant, Who } from '../src/kernel/who.ts'
import { invite } from '../src/rights/account.ts'
import { demoPassword, markAsDemo, openDemoAccount } from '../src/rights/demo.ts'
import { foundOrganisation } from '../src/rights/founding.ts'

/** The colleagues of the demo: one for each role. Fictional, like everybody in it. */
export const colleagues = {
  ioana: { name: 'Ioana Marin', role: 'counsellor', scope: { of: 'region', id: 'RO21' } },
  dan: { name: 'Dan Vlad', role: 'manager', scope: { of: 'tenant' } },
  mihai: { name: 'Mihai Sava', role: 'trainer', scope: { of: 'tenant' } },
  elena: { name: 'Elena Toma', role: 'mediator', scope: { of: 'tenant' } },
  radu: { name: 'Radu Neagu', role: 'enterprise', scope: { of: 'enterprise', id: 'SES-1' } },
  carmen: { name: 'Carmen Dinu', role: 'centre', scope: { of: 'centre', id: 'CRES-NE' } },
  victor: { name: 'Victor Pop', role: 'auditor', scope: { of: 'tenant' } },
} as const satisfies Record<string, { name: string } & Grant>
export type Colleague = keyof typeof colleagues

export interface Ground {
  administrator: Who
  colleagues: Record<Colleague, Who>
}

/** The organisation of the demo and everybody who works in it. */
export async function layGround(engine: Engine): Promise<Ground> {
  const administrator = await foundOrganisation(engine, {
    organisation: 'Asociația Punte',
    name: 'Ana Ionescu',
    email: emailOf('Ana Ionescu'),
    password: demoPassword,
    lang: 'ro',
  })
  const { tenant, account } = administrator
  await markAsDemo(engine, tenant)
  await openDemoAccount(engine, { tenant, account, email: emailOf(administrator.name), entry: 1 })
  const people: Partial<Record<Colleague, Who>> = {}
  // Hashing a password takes long, and other cores can do it.
  const opened: Promise<void>[] = []
  for (const key of Object.keys(colleagues) as Colleague[]) {
    const { who, email, entry } = await join(engine, administrator, colleagues[key])
    people[key] = who
    opened.push(openDemoAccount(engine, { tenant, account: who.account, email, entry }))
  }
  await Promise.all(opened)
  return { administrator, colleagues: people as Record<Colleague, Who> }
}

async function join(engine: Engine, administrator: Who, { name, role, scope }: Grant & { name: string }) {
  const { tenant } = administrator
  const account = newId()
  const email = emailOf(name)
  const input = { account, grant: newId(), name, email, role, scope }
  const { entry } = await perform(engine, invite, input, administrator, { id: newId() })
  const who: Who = { tenant, account, name, grants: [{ role, scope }] }
  return { who, email, entry }
}

/** `ioana.marin@punte.example`: a domain that no mail reaches. Source: RFC 2606. */
const emailOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@punte.example`
