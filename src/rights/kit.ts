import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'

const shape = z.strictObject({ what: z.enum(['made', 'tested']) })
export type KitLine = z.infer<typeof shape>

/** Leaves a line that the recovery kit was made anew or tested: whoever holds both sheets opens everything. Writes no row. */
export const noteKit = command<KitLine, undefined, undefined>({
  kind: 'rights.kit',
  shape,
  example: { what: 'tested' },
  may: 'administer',
  final: true,
  given: async () => undefined,
  decide: () => undefined,
  write: async () => ({}),
})
