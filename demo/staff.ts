import { type Item, performAll } from '../src/kernel/command.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Grant, Who } from '../src/kernel/who.ts'
import { invite } from '../src/rights/account.ts'
import { type Colleague, type Ground } from './ground.ts'
import type { Region } from './places.ts'

/** Beside the colleagues whose accounts the demo prints: those of the other regions, and whoever checks papers. Nobody signs in as them. */
const others = {
  anca: { name: 'Anca Tisaru', role: 'counsellor', scope: { of: 'region', id: 'RO41' } },
  paul: { name: 'Paul Arinașu', role: 'counsellor', scope: { of: 'region', id: 'RO32' } },
  lidia: { name: 'Lidia Pinoșu', role: 'manager', scope: { of: 'tenant' } },
  horia: { name: 'Horia Menteanu', role: 'centre', scope: { of: 'centre', id: 'CRES-SV' } },
  mara: { name: 'Mara Nalbeanu', role: 'centre', scope: { of: 'centre', id: 'CRES-BI' } },
  sorin: { name: 'Sorin Ulmeanu', role: 'scorer', scope: { of: 'tenant' } },
  tudora: { name: 'Tudora Socaru', role: 'scorer', scope: { of: 'tenant' } },
} as const satisfies Record<string, { name: string } & Grant>

export type Name = Colleague | keyof typeof others
export type Staff = Record<Name, Who>

export const counsellorIn: Record<Region, Name> = { RO21: 'ioana', RO41: 'anca', RO32: 'paul' }
export const adviserIn: Record<Region, Name> = { RO21: 'carmen', RO41: 'horia', RO32: 'mara' }

export async function hireOthers(engine: Engine, { administrator, colleagues }: Ground): Promise<Staff> {
  const { tenant } = administrator
  const hire = ({ name, role, scope }: { name: string } & Grant): Who => ({
    tenant,
    account: newId(),
    name,
    grants: [{ role, scope }],
  })
  const joined = {
    anca: hire(others.anca),
    paul: hire(others.paul),
    lidia: hire(others.lidia),
    horia: hire(others.horia),
    mara: hire(others.mara),
    sorin: hire(others.sorin),
    tudora: hire(others.tudora),
  }
  const items = Object.values(joined).map((who): Item => ({ id: newId(), command: invite, input: invitation(who) }))
  await performAll(engine, items, administrator)
  return { ...colleagues, ...joined }
}

const invitation = ({ account, name, grants: [grant] }: Who) => ({
  account,
  grant: newId(),
  name,
  email: `${name.toLowerCase().replace(' ', '.').replace('ș', 's')}@punte.example`,
  ...grant,
})
