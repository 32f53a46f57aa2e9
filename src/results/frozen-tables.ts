import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Unit } from '../programme/facts.ts'
import type { Indicator } from '../programme/indicator.ts'
import type { Cell } from './count.ts'

interface Version {
  tenant_id: string
  entry: number
}

export interface FrozenRow extends Version {
  id: string
  programme: string
  profile: string
  profile_version: number
  name: string
  as_of: Day
  frozen_by: string
  frozen_on: Day
}

/** Numbers are text as the database keeps them; the ids of indicators on special categories stand in `frozen_sealed`. */
export interface FrozenValueRow extends Version {
  frozen_id: string
  indicator: string
  unit: Unit | 'share'
  claimed: string | number
  proven: string | number
  target: string | number | null
  rule_ro: string
  rule_en: string
  rule: Indicator
  split: { cells: Cell[] }
  claimed_ids: string[] | null
  proven_ids: string[] | null
}

export interface FrozenSealedRow extends Version {
  frozen_id: string
  indicator: string
  claimed_ids: string[]
  proven_ids: string[]
  salt: Uint8Array
}

export interface FrozenNoteRow extends Version {
  id: string
  frozen_id: string
  indicator: string
  claimed: string | number
  proven: string | number
  note: string
  written_by: string
  written_on: Day
  salt: Uint8Array
}

declare module '../kernel/database.ts' {
  interface Tables {
    frozen: FrozenRow
    frozen_value: FrozenValueRow
    frozen_sealed: FrozenSealedRow
    frozen_note: FrozenNoteRow
  }
}

export async function getFrozen(tx: Tx, tenant: string, id: string): Promise<FrozenRow> {
  const row = await tx
    .selectFrom('frozen')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw missing('results.no-such-period')
  return row
}

/** The period of a programme under a profile that ends on this day. */
export const findFrozen = (
  tx: Tx,
  tenant: string,
  { programme, profile, asOf }: { programme: string; profile: string; asOf: Day },
): Promise<FrozenRow | undefined> =>
  tx
    .selectFrom('frozen')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .where('profile', '=', profile)
    .where('as_of', '=', asOf)
    .executeTakeFirst()

/** The latest period first. */
export const frozenOf = (tx: Tx, tenant: string, programme: string): Promise<FrozenRow[]> =>
  tx
    .selectFrom('frozen')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('programme', '=', programme)
    .orderBy('as_of', 'desc')
    .orderBy('profile')
    .execute()

export const frozenValuesOf = (tx: Tx, tenant: string, frozen: string): Promise<FrozenValueRow[]> =>
  tx.selectFrom('frozen_value').selectAll().where('tenant_id', '=', tenant).where('frozen_id', '=', frozen).execute()

/** In the order in which they were written. */
export const notesOf = (tx: Tx, tenant: string, frozen: string): Promise<FrozenNoteRow[]> =>
  tx
    .selectFrom('frozen_note')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('frozen_id', '=', frozen)
    .orderBy('entry')
    .execute()
