import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import type { Story } from '../people-of-the-story.ts'

const common = { programme: 'o-sansa', region: 'RO21', reachedOn: '2026-05-12' }

/** One of each thing that is no person. */
const things = [
  { unit: 'enterprise', ...common, code: 'SES-1', title: 'Atelierul Ștergarul (țesături)', partner: 'lider' },
  { unit: 'job', ...common, code: 'JOB-1', title: 'Țesătoare', weeklyHours: 40, contract: 'permanent', netNew: true },
  { unit: 'centre', ...common, code: 'CRES-NE', title: 'Centrul de resurse Nord-Est', services: 31, opportunities: 3 },
  {
    unit: 'agreement',
    ...common,
    code: 'AC-1',
    title: 'Acord cu școala',
    parties: [{ kind: 'school', region: 'RO21' }],
  },
  { unit: 'event', ...common, code: 'EV-1', title: 'Târgul economiei sociale', attended: 40, parties: [] },
]

/** The last is returned. */
export async function furnishDeliverables(story: Story): Promise<string> {
  let last = ''
  for (const thing of things) last = String((await story.perform('dan', recordDeliverable, thing)).answer.deliverable)
  return last
}
