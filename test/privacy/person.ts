import { z } from 'zod/mini'
import { command } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { id } from '../../src/kernel/shape.ts'
import { createPersonKey } from '../../src/privacy/person-key.ts'
import type { Story } from '../people-of-the-story.ts'

const record = command<{ person: string }, null, string>({
  kind: 'test.record-person',
  shape: z.object({ person: id() }),
  example: { person: '0197a000-0000-7000-8000-000000000002' },
  may: 'people.write',
  given: async () => null,
  decide: input => input.person,
  async write(person, rows, asking) {
    await createPersonKey(rows, asking, person)
    return { person }
  },
})

/** Somebody of whom privacy knows no more than that they exist: people above give them a name. */
export async function somebody(story: Story): Promise<string> {
  const person = newId()
  await story.perform('dan', record, { person })
  return person
}
