import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import { reaches, type Step } from '../programme/deliverable.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import type { EnterpriseAssessmentRow } from './capacity-tables.ts'
import { type Place, placeOf } from './enterprise.ts'
import { minimisOf, type MinimisRow } from './minimis-tables.ts'
import type { OrderRow } from './order-tables.ts'
import type { OfferPhotoRow } from './photo-tables.ts'
import {
  type AcceptedPaper,
  acceptedPapers,
  type AidRow,
  type CreatedPost,
  type MonthRow,
  type NoticeRow,
  type OfferRow,
  postsIn,
  rowsOf,
  type SaleRow,
  type TrancheRow,
  type WorkerRow,
  type YearRow,
} from './tables.ts'

/** An enterprise with everything its pages show. */
export interface OpenEnterprise extends Place {
  shell: Shell
  on: Day
  /** The phases it has reached. */
  steps: Step[]
  months: MonthRow[]
  years: YearRow[]
  workers: WorkerRow[]
  aids: AidRow[]
  minimis: MinimisRow[]
  tranches: TrancheRow[]
  offers: OfferRow[]
  sales: SaleRow[]
  notices: NoticeRow[]
  papers: AcceptedPaper[]
  assessments: EnterpriseAssessmentRow[]
  photos: OfferPhotoRow[]
  orders: OrderRow[]
  /** Its created jobs. */
  posts: CreatedPost[]
  /** Whether the reader may write here, and may decide on phases and aid. */
  mayWrite: boolean
  mayDecide: boolean
  /** A plan is read by whoever may change it, and by whoever reads about people there: not by other enterprises. */
  mayReadPlan: boolean
}

/** Whoever reads the programme reads its enterprises; 404 for an id that is none. */
export async function openEnterprise(c: C): Promise<OpenEnterprise> {
  allow(c, 'programme.read')
  const id = c.req.param('enterprise') ?? ''
  if (!isId(id)) throw missing('enterprises.no-such-enterprise')
  const on = onDay(c)
  const who = c.get('who')
  const shell = shellOf(c)
  return read(c.get('engine'), who, async tx => ({ shell, on, ...(await enterpriseWith(tx, who, id, on)) }))
}

export async function enterpriseWith(
  tx: Tx,
  who: Who,
  id: string,
  on: Day,
): Promise<Omit<OpenEnterprise, 'shell' | 'on'>> {
  const { tenant } = who
  const place = await placeOf(tx, who, undefined, id, on)
  return {
    ...place,
    steps: place.found.steps,
    months: await rowsOf(tx, tenant, 'enterprise_month', id),
    years: await rowsOf(tx, tenant, 'enterprise_year', id),
    workers: await rowsOf(tx, tenant, 'vulnerable_worker', id),
    aids: await rowsOf(tx, tenant, 'aid', id),
    minimis: await minimisOf(tx, tenant, id),
    tranches: await rowsOf(tx, tenant, 'tranche', id),
    offers: await rowsOf(tx, tenant, 'offer', id),
    sales: await rowsOf(tx, tenant, 'sale', id),
    notices: await rowsOf(tx, tenant, 'change_notice', id),
    papers: await acceptedPapers(tx, tenant, id),
    assessments: await rowsOf(tx, tenant, 'enterprise_assessment', id),
    photos: await rowsOf(tx, tenant, 'offer_photo', id),
    orders: await rowsOf(tx, tenant, 'sale_order', id),
    posts: await postsIn(tx, tenant, id),
    mayWrite: reaches(who, 'deliverable.write', place.found.row, undefined),
    mayDecide: reaches(who, 'enterprise.decide', place.found.row, undefined),
    mayReadPlan:
      reaches(who, 'deliverable.write', place.found.row, undefined) ||
      reaches(who, 'people.read', place.found.row, undefined),
  }
}
