import type { Slice } from '../pages/slice.ts'
import { afterCommand } from './open-day.ts'

export const results: Slice = {
  name: 'results',
  commands: [],
  listener: afterCommand,
  problems: () => ({}),
}
