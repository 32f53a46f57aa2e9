import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

export interface OrderRow {
  tenant_id: string
  id: string
  entry: number
  enterprise_id: string
  offer_id: string | null
  ordered_on: Day
  amount_bani: number
  buyer: string
  is_reserved: boolean
}

declare module '../kernel/database.ts' {
  interface Tables {
    sale_order: OrderRow
  }
}

export const findOrder = (tx: Tx, tenant: string, id: string): Promise<OrderRow | undefined> =>
  tx.selectFrom('sale_order').selectAll().where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst()
