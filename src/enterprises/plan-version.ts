import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse } from '../kernel/problem.ts'
import { id } from '../kernel/shape.ts'
import { canonical } from '../kernel/canonical.ts'
import { newSalt } from '../people/tables.ts'
import { getRulebook } from '../programme/tables.ts'
import { begun, contentOf, planOf, type PlanPlace } from './plan.ts'
import { plansBehind, type VersionRow, workingPlan } from './plan-tables.ts'
import { type Fact, findEnterprise } from './tables.ts'
import { findDeliverable } from '../programme/deliverable-tables.ts'

const shape = z.strictObject({ enterprise: id() })

/** Keeps the plan as it stands under the next number. Whatever is changed afterwards is for another version. */
export const submitPlan = command<z.infer<typeof shape>, PlanPlace, Fact<VersionRow>>({
  kind: 'enterprises.submit-plan',
  shape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001' },
  may: 'deliverable.write',
  final: true,
  given: planOf,
  decide({ enterprise }, given, { who, today }) {
    const content = contentOf(begun(given), given)
    const lacking = lackingIn(given)
    if (lacking.length > 0) throw refuse('enterprises.plan-lacks-texts', { sections: lacking.join(',') })
    for (const kind of ['income', 'cost'] as const)
      if (!given.lines.some(line => line.kind === kind)) throw refuse('enterprises.plan-lacks-money')
    const [last] = given.versions
    if (last && canonical(last.content) === canonical(content)) throw refuse('enterprises.plan-unchanged')
    const writers = [...given.sections, ...given.lines].map(one => one.written_by)
    return {
      id: newId(),
      enterprise_id: enterprise,
      number: (last?.number ?? 0) + 1,
      submitted_on: today,
      submitted_by: who.account,
      writers: [...new Set([...writers, ...(last?.writers ?? []), who.account])],
      content,
      salt: newSalt(),
    }
  },
  async write(version, rows) {
    await rows.insert('plan_version', version)
    return { version: version.id, enterprise: version.enterprise_id }
  },
})

/** The texts that the profile asks for and nobody has written. */
export const lackingIn = ({ rules, sections }: Pick<PlanPlace, 'rules' | 'sections'>): string[] =>
  rules.planSections
    .filter(one => !one.optional && !sections.some(section => section.code === one.code))
    .map(one => one.code)

/** In place of a text that told something about somebody who was erased. */
const withheld = '…'
const noSalt = Buffer.alloc(0)

/**
 * Of a plan that somebody stood behind, what was written while it was worked on goes, whoever wrote it; what was submitted was searched for
 * names before a scorer read it, and loses the texts about people. The figures stay, and with them what the enterprise was given money for.
 */
export async function erasePlans(rows: Rows, { tx, who }: Asking, person: string): Promise<void> {
  for (const enterprise of await plansBehind(tx, who.tenant, person)) {
    const of = { enterprise_id: enterprise }
    await rows.blank('plan_section', of, { says: withheld, salt: noSalt })
    await rows.blank('plan_line', of, { title: withheld, salt: noSalt })
    const about = await aboutPeople(tx, who.tenant, enterprise)
    const { versions } = await workingPlan(tx, who.tenant, enterprise)
    for (const { id: key, content } of versions) {
      const texts = content.sections.map(one => (about.includes(one.code) ? { ...one, says: withheld } : one))
      await rows.blank('plan_version', { id: key }, { content: { ...content, sections: texts }, salt: noSalt })
    }
  }
  await rows.erase('plan_author', { person_id: person })
}

async function aboutPeople(tx: Asking['tx'], tenant: string, enterprise: string): Promise<string[]> {
  const row = (await findEnterprise(tx, tenant, enterprise)) && (await findDeliverable(tx, tenant, enterprise))
  if (!row) return []
  const rules = await getRulebook(tx, tenant, row.programme, row.reached_on)
  return rules.planSections.filter(one => one.aboutPeople).map(one => one.code)
}
