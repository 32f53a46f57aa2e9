import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import type { Story } from '../people-of-the-story.ts'

const common = { programme: 'o-sansa', region: 'RO21', reachedOn: '2026-05-12' }

/** One of each thing that is no person. */
const things = [
  { unit: 'job', ...common, code: 'JOB-2', title: 'Croitor', weeklyHours: 40, contract: 'permanent', netNew: true },
  { unit: 'job', ...common, code: 'JOB-1', title: 'Țesătoare', weeklyHours: 40, contract: 'permanent', netNew: true },
]

/** The last, a centre, is returned, with its line in the journal, and two jobs, of which nobody holds the second yet. */
export async function furnishDeliverables(
  story: Story,
): Promise<{ deliverable: string; line: number; job: string; free: string }> {
  let last = { deliverable: '', line: 0 }
  let [job, free] = ['', '']
  for (const thing of things) {
    const { answer, entry } = await story.perform('dan', recordDeliverable, thing)
    last = { deliverable: String(answer.deliverable), line: entry }
    if (thing.code === 'JOB-1') job = last.deliverable
    if (thing.code === 'JOB-2') free = last.deliverable
  }
  return { ...last, job, free }
}
