import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { inScope } from '../people/scope.ts'
import type { AssessmentRow, InstrumentReliabilityRow, InstrumentTextRow } from './tables.ts'

/** All of an enrolment, the first first. */
export const assessmentsOf = (tx: Tx, tenant: string, enrolment: string): Promise<AssessmentRow[]> =>
  tx
    .selectFrom('assessment')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('enrolment_id', '=', enrolment)
    .orderBy('on_day')
    .orderBy('id')
    .execute()

export async function getAssessment(tx: Tx, who: Who, right: Right, id: string): Promise<AssessmentRow> {
  const found = await tx
    .selectFrom('assessment')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where(inScope(who, right, 'assessment.person_id'))
    .executeTakeFirst()
  if (!found) throw missing('counselling.no-such-assessment')
  return found
}

export const instrumentTexts = (tx: Tx, tenant: string): Promise<InstrumentTextRow[]> =>
  tx.selectFrom('instrument_text').selectAll().where('tenant_id', '=', tenant).execute()

export const reliabilities = (tx: Tx, tenant: string): Promise<InstrumentReliabilityRow[]> =>
  tx.selectFrom('instrument_reliability').selectAll().where('tenant_id', '=', tenant).execute()
