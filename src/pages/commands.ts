import type { AnyCommand } from '../kernel/command.ts'
import { undo } from '../kernel/undo.ts'
import type { Slice } from './slice.ts'

const known = new WeakMap<readonly Slice[], ReadonlyMap<string, AnyCommand>>()

/** Every command by its kind, undo among them. */
export function commandsOf(slices: readonly Slice[]): ReadonlyMap<string, AnyCommand> {
  const commands = known.get(slices) ?? collect(slices)
  known.set(slices, commands)
  return commands
}

function collect(slices: readonly Slice[]): ReadonlyMap<string, AnyCommand> {
  const commands = new Map(slices.flatMap(slice => slice.commands).map(each => [each.kind, each]))
  const back = undo(commands)
  return commands.set(back.kind, back)
}
