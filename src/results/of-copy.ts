import { type RawBuilder, sql } from 'kysely'
import type { Asked } from './asked.ts'

/** Which copy answers a question: that of its programme under its profile. */
export const ofCopy = ({ tenant, programme, rules }: Asked): RawBuilder<boolean> =>
  sql<boolean>`tenant_id = ${tenant} and programme = ${programme} and profile = ${rules.profile.code}`
