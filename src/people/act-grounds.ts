import { Problem } from '../kernel/problem.ts'
import type { Tx } from '../kernel/database.ts'
import type { Right, Who } from '../kernel/who.ts'
import {
  type AcceptedPaper,
  acceptedPapers,
  exitsOf,
  findApproval,
  outcomesOf,
  poolAround,
  supportsOf,
} from './record-tables.ts'
import { getEnrolment } from './person-tables.ts'
import type { DecisionRow, EnrolmentRow, ExitRow, OutcomeRow, SupportRow } from './tables.ts'

/** What acts of one person in one programme lean on; two enrolments of the same person hold the same lists. */
export interface Held {
  enrolment: EnrolmentRow
  papers: AcceptedPaper[]
  pooled: {
    approval: DecisionRow | undefined
    supports: SupportRow[]
    exits: ExitRow[]
    outcomes: OutcomeRow[]
  }
}

/** Loaded once for each enrolment, in the scope of this right; what is missing is refused when it is asked for. */
export async function heldBy(
  tx: Tx,
  who: Who,
  right: Right,
  enrolments: readonly string[],
): Promise<(enrolment: string) => Held> {
  const pools = new Map<string, Held['pooled']>()
  const found = new Map<string, Held | Problem>()
  for (const id of new Set(enrolments)) found.set(id, await load(tx, { who, right, id, pools }).catch(orRefusal))
  return id => {
    const held = found.get(id)
    if (held === undefined || held instanceof Problem)
      throw held ?? new Error('Grounds were asked for that nobody loaded.')
    return held
  }
}

/** Whether there is anything to lean on: what is out of sight is refused when its turn comes. */
export function canBeSeen(held: (enrolment: string) => Held, enrolment: string): boolean {
  try {
    return held(enrolment).enrolment.id === enrolment
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

async function load(
  tx: Tx,
  { who, right, id, pools }: { who: Who; right: Right; id: string; pools: Map<string, Held['pooled']> },
): Promise<Held> {
  const { tenant } = who
  const enrolment = await getEnrolment(tx, who, right, id)
  const pool = (await poolAround(tx, enrolment)).toSorted()
  const pooled = pools.get(pool.join()) ?? {
    approval: await findApproval(tx, tenant, pool),
    supports: await supportsOf(tx, tenant, pool),
    exits: await exitsOf(tx, tenant, pool),
    outcomes: await outcomesOf(tx, tenant, pool),
  }
  pools.set(pool.join(), pooled)
  return { enrolment, papers: await acceptedPapers(tx, tenant, enrolment.id), pooled }
}

function orRefusal(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}
