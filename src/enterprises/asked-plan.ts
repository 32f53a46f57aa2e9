import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { accountNames } from '../people/person-tables.ts'
import type { C } from '../programme/sight.ts'
import { openEnterprise, type OpenEnterprise } from './asked-enterprise.ts'
import { type CallRow, callsOf, type Entered, enteredBy } from './call-tables.ts'
import { giveawaysIn, type Identity } from './plan-identity.ts'
import { type PlanAuthor, type PlanContent, type WorkingPlan, workingPlan } from './plan-tables.ts'

export interface OpenPlan extends OpenEnterprise, WorkingPlan {
  staff: ReadonlyMap<string, string>
  calls: CallRow[]
  /** Where its plan is in competition. */
  entered: Entered[]
}

export async function openPlan(c: C): Promise<OpenPlan> {
  const open = await openEnterprise(c)
  const who = c.get('who')
  if (!open.mayReadPlan) throw missing('enterprises.no-such-plan')
  return read(c.get('engine'), who, async tx => ({
    ...open,
    ...(await workingPlan(tx, who.tenant, open.found.row.id)),
    staff: await accountNames(tx, who.tenant),
    calls: await callsOf(tx, who.tenant, open.found.row.programme),
    entered: await enteredBy(tx, who.tenant, open.found.row.id),
  }))
}

interface Behind {
  authors: readonly PlanAuthor[]
  /** Names of the accounts that wrote in it. */
  writers: readonly string[]
  title: string
  code: string
  cui: string | null
}

/** All that would tell a scorer whose plan it is. */
export const identityOf = ({ authors, writers, title, code, cui }: Behind): Identity => ({
  names: [...authors.flatMap(one => [one.family_name, one.given_name, one.name_on_diploma ?? '']), ...writers],
  phrases: [
    title,
    title.replaceAll(/\s*\([^)]*\)/g, ''),
    code,
    ...(cui === null ? [] : [cui]),
    ...authors.flatMap(one => [one.email ?? '', (one.phone ?? '').replace(/^\+40/, '0')]),
  ],
})

/** Where a plan tells whose it is: codes of its texts, and `lines` for the titles of its lines. */
export const givenAwayIn = (
  { sections, lines }: Pick<PlanContent, 'sections' | 'lines'>,
  identity: Identity,
): string[] => [
  ...sections.filter(one => giveawaysIn(one.says, identity).length > 0).map(one => one.code),
  ...(lines.some(one => giveawaysIn(one.title, identity).length > 0) ? ['lines'] : []),
]
