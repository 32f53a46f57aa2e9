import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, plain } from '../kernel/shape.ts'
import { findInstrument, type Instrument } from '../programme/instrument.ts'
import { reliabilities } from './assessment-tables.ts'
import type { InstrumentReliabilityRow } from './tables.ts'

/** Both are reckoned on the score as it stands here: a sum or a mean of the same items. */
const shape = z.strictObject({
  instrument: code(),
  reliability: z.number().check(z.gt(0), z.lt(1)),
  deviation: z.number().check(z.gt(0), z.lte(1000)),
  source: plain(300),
})
type State = z.infer<typeof shape>

interface Stated {
  said: Omit<InstrumentReliabilityRow, 'tenant_id' | 'entry'>
  stands: boolean
}

/**
 * How reliable the version in use was found to be among people like those of the organisation, and by whom: only then is a change told
 * from chance. What is stated holds for every pair, also for earlier ones.
 */
export const stateReliability = command<State, InstrumentReliabilityRow[], Stated>({
  kind: 'counselling.state-reliability',
  shape,
  example: {
    instrument: 'digital-skills',
    reliability: 0.88,
    deviation: 7.4,
    source: 'Studiul nostru din 2025, pe 120 de persoane',
  },
  may: 'programme.write',
  given: (_, { tx, who }) => reliabilities(tx, who.tenant),
  decide({ instrument: asked, ...said }, before) {
    const instrument = findInstrument('person', asked)
    if (!instrument) throw refuseField('instrument', 'counselling.no-such-instrument')
    const { code: of, version } = instrument
    return { said: { instrument: of, version, ...said }, stands: statedOf(instrument, before) !== undefined }
  },
  async write({ said: { instrument, version, ...said }, stands }, rows, { shown }) {
    if (stands) await rows.revise('instrument_reliability', { instrument, version }, said, shown)
    else await rows.insert('instrument_reliability', { instrument, version, ...said })
    return { instrument }
  },
})

export const statedOf = ({ code: of, version }: Instrument, stated: readonly InstrumentReliabilityRow[]) =>
  stated.find(one => one.instrument === of && one.version === version)

/** What the organisation states goes before what comes along with the instrument. */
export function asStated(instrument: Instrument, stated: readonly InstrumentReliabilityRow[]): Instrument {
  const own = statedOf(instrument, stated)
  if (!own) return instrument
  const { reliability, deviation, source } = own
  return { ...instrument, reliable: { reliability, deviation, source: { ro: source, en: source } } }
}
