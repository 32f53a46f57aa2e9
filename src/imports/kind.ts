import type { AnyCommand } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Engine } from '../kernel/engine.ts'
import type { Right, Who } from '../kernel/who.ts'
import { enrol } from '../people/enrol.ts'
import { recordOutcome } from '../people/outcome.ts'
import { giveSupport } from '../people/support.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { outcomeFields, supportFields } from './act-fields.ts'
import { actInputs } from './act-rows.ts'
import type { Field } from './field.ts'
import { personFields } from './person-fields.ts'
import { personInputs, type Usual } from './person-row.ts'
import type { Reading } from './row.ts'
import type { ImportKind } from './tables.ts'

/** What the rows of a table are read with. */
export interface Asked {
  usual: Usual
  rules: Rulebook
  on: Day
}

/** What rows of this kind become. */
export interface Kind {
  command: AnyCommand
  right: Right
  fields: readonly Field[]
  /** What the command takes for each row; what it cannot say, it says as advice at the cell. */
  inputs: (engine: Engine, who: Who, readings: readonly Reading[], asked: Asked) => Promise<unknown[]>
}

export const kindsOfImport: Record<ImportKind, Kind> = {
  people: { command: enrol, right: 'people.write', fields: personFields, inputs: personInputs },
  supports: {
    command: giveSupport,
    right: 'support.write',
    fields: supportFields,
    inputs: actInputs(giveSupport, supportFields),
  },
  outcomes: {
    command: recordOutcome,
    right: 'outcome.write',
    fields: outcomeFields,
    inputs: actInputs(recordOutcome, outcomeFields),
  },
}

/** Acts stand in the order of their days: support opens what a later one needs. A row whose day cannot be read comes first and is refused. */
export const dayOf = ({ command }: Kind, input: unknown): string => {
  try {
    return String(command.happenedOn?.(input) ?? '')
  } catch {
    return ''
  }
}
