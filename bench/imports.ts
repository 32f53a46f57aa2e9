import { performAll } from '../src/kernel/command.ts'
import { addDays, today } from '../src/kernel/day.ts'
import { newId } from '../src/kernel/ids.ts'
import { rehearse } from '../src/kernel/rehearse.ts'
import { checkDigit } from '../src/people/cnp.ts'
import { enrol } from '../src/people/enrol.ts'
import { programme } from './crowd.ts'
import type { Figure } from './figure.ts'
import { openOffice } from './office.ts'

/** As an import stores them: so many commands in one transaction. */
const chunk = 250

/** Rows of a table of people, checked and stored by the commands themselves, with everything that is derived. */
export async function benchImports(people = 5_000): Promise<Figure[]> {
  const { engine, colleagues, close } = await openOffice()
  const { dan } = colleagues
  const on = today(engine.clock())
  const place = { programme, appliedOn: on, region: 'RO21', partner: 'lider' }
  const inputs = Array.from({ length: people }, (_, at) => ({ ...place, ...somebody(at) }))
  const checked = await timed(() => rehearse(engine, enrol, inputs, dan))
  const batch = newId()
  const stored = await timed(async () => {
    for (let at = 0; at < people; at += chunk) {
      const items = inputs.slice(at, at + chunk).map(input => ({ id: newId(), command: enrol, input }))
      await performAll(engine, items, dan, batch)
    }
  })
  await close()
  const perSecond = (seconds: number) => `${Math.round(people / seconds)} rows/s`
  const both = `${people} people of one table`
  return [
    {
      what: 'Rows of an import checked by the command',
      value: perSecond(checked),
      bound: '≥ 2,000 rows/s',
      yardstick: both,
    },
    { what: 'Rows of an import stored', value: perSecond(stored), bound: '≥ 500 rows/s', yardstick: both },
  ]
}

/** Nobody: serial 000. */
function somebody(at: number): object {
  const bornOn = addDays('1950-01-01', at)
  const digits = `${at % 2 === 0 ? 2 : 1}${bornOn.slice(2).replaceAll('-', '')}27000`
  const cnp = `${digits}${checkDigit(digits)}`
  return {
    identity: {
      familyName: `Probescu${at}`,
      givenName: 'Ana',
      cnp,
      sex: at % 2 === 0 ? 'F' : 'M',
      phone: '0700000000',
    },
    domicile: { county: 'RO213', locality: 'Demonești', degurba: 3, uatKind: 'comuna' },
    household: { members: 4, dependentChildren: 2 },
    situation: { onDay: on2026, labour: 'unemployed', educationNow: 'none', isced: '2' },
    categories: [{ kind: 'vmi', validFrom: on2026 }],
  }
}

const on2026 = '2026-01-05'

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
