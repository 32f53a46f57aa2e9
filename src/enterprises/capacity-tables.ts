import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

export interface EnterpriseAssessmentRow {
  tenant_id: string
  id: string
  entry: number
  enterprise_id: string
  instrument: string
  version: number
  on_day: Day
  answers: number[]
}

declare module '../kernel/database.ts' {
  interface Tables {
    enterprise_assessment: EnterpriseAssessmentRow
  }
}

export const findAssessment = (tx: Tx, tenant: string, id: string): Promise<EnterpriseAssessmentRow | undefined> =>
  tx
    .selectFrom('enterprise_assessment')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
