import { type Engine, read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { readNumber } from '../kernel/number.ts'
import type { AnyCommand } from '../kernel/command.ts'
import type { Who } from '../kernel/who.ts'
import { cnpIndex } from '../people/identity.ts'
import type { Field } from './field.ts'
import type { Asked } from './kind.ts'
import type { Reading, Texts } from './row.ts'
import { enrolledPeople } from './tables.ts'

/** Inputs of acts about people who are found by code or CNP, in the programme that was chosen. */
export const actInputs =
  (command: AnyCommand, fields: readonly Field[]) =>
  async (engine: Engine, who: Who, readings: readonly Reading[], { usual, on }: Asked): Promise<unknown[]> => {
    const find = await enrolmentsFor(engine, who, { command, readings, programme: usual.programme })
    return readings.map(reading => {
      const enrolment = find(reading.texts)
      if (enrolment === undefined) reading.advice[said(reading.texts)] ??= 'people.no-such-person'
      return { ...(fromForm(command.shape, formOf(reading.texts, fields), on) as object), enrolment }
    })
  }

/** Where it says whom the row is about. */
const said = ({ code, cnp }: Texts): string => (code === undefined && cnp !== undefined ? 'cnp' : 'code')

async function enrolmentsFor(
  engine: Engine,
  who: Who,
  { command, readings, programme }: { command: AnyCommand; readings: readonly Reading[]; programme: string },
): Promise<(texts: Texts) => string | undefined> {
  const keys = engine.keyring.of(who.tenant)
  const indexOf = ({ cnp }: Texts) => (cnp === undefined ? undefined : cnpIndex(keys, cnp.replaceAll(/[\s.-]/g, '')))
  const codes = readings.flatMap(({ texts }) => codeIn(texts) ?? [])
  const indexes = readings.flatMap(({ texts }) => indexOf(texts) ?? [])
  const reached = engine.reach(who, command.may, 'p.id')
  const found = await read(engine, who, tx =>
    enrolledPeople(tx, { tenant: who.tenant, programme, codes, indexes, reached }),
  )
  const byCode = new Map(found.map(one => [one.code, one.enrolment]))
  const byCnp = new Map(found.flatMap(one => (one.cnpIndex === null ? [] : [[one.cnpIndex, one.enrolment] as const])))
  return texts => byCode.get(codeIn(texts) ?? '') ?? byCnp.get(indexOf(texts) ?? '')
}

/** `gt-47` is GT-0047. */
function codeIn({ code }: Texts): string | undefined {
  const [, digits] = /^gt\s*-?\s*0*(\d{1,7})$/i.exec(code ?? '') ?? []
  return digits === undefined ? undefined : `GT-${digits.padStart(4, '0')}`
}

function formOf({ hours, ...texts }: Texts, fields: readonly Field[]): Record<string, string> {
  const paths = new Map(fields.map(field => [field.code, field.path]))
  const form = Object.fromEntries(Object.entries(texts).map(([field, text]) => [paths.get(field) ?? field, text]))
  if (hours !== undefined && texts.minutes === undefined) {
    const amount = readNumber(hours)
    form.minutes = amount === undefined ? hours : String(Math.round(amount * 60)).replace('.', ',')
  }
  return form
}
