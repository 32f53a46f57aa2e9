import type { Slice } from '../pages/slice.ts'
import { afterCommand, openDay } from './open-day.ts'

export const results: Slice = {
  name: 'results',
  commands: [],
  listener: afterCommand,
  nightly: openDay,
  problems: () => ({}),
}
