import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import type { Lang } from '../kernel/words.ts'
import type { FormState, FormValues } from '../pages/form-state.ts'
import type { C } from '../programme/sight.ts'
import { grantAid, payTranche } from './aid.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { reportMonth, reportYear } from './figures.ts'
import { GrantFields, PaidOnField } from './aid-fields.tsx'
import { ChangeFields, NotifiedField } from './enterprise-fields.tsx'
import { MonthFields, UntilField, WorkerFields, YearFields } from './figure-fields.tsx'
import { OfferFields, offerValues, SaleFields } from './offer-fields.tsx'
import { PhaseBackFields, PhaseFields } from './phase-fields.tsx'
import { notifyChange, recordChange } from './notice.ts'
import { addOffer, changeOffer, recordSale } from './offer.ts'
import { recordOrder } from './order.ts'
import { orderWords } from './order-words.ts'
import { invoiceOf, OrderFields } from './orders-card.tsx'
import { enterPhase, lastPhases, leavePhase } from './phase.ts'
import type { words } from './words.ts'
import { endWorker, recordWorker } from './worker.ts'

type Fields = (props: { state: FormState; open: OpenEnterprise }) => JSX.Element

/** A form about an enterprise, or about one of its records. */
export interface Act {
  /** Where it stands under the enterprise; a parameter names the record. */
  at: string
  title: (text: ReturnType<typeof words>, lang: Lang) => string
  command: AnyCommand
  fields: Fields
  /** The section it comes back to. */
  back: '' | '/figures' | '/offers' | '/aid'
  /** The field and the address's parameter that name the record; without it, the form is about the enterprise. */
  record?: string
  /** Whether a record of this id is of this enterprise. */
  has?: (open: OpenEnterprise, id: string, c: C) => boolean
  first?: (open: OpenEnterprise, c: C) => FormValues
  /** What somebody may change here. */
  decides?: true
}

/** What is recorded of an enterprise, each with its form. */
export const acts: readonly Act[] = [
  { at: '/phase', title: text => text.enterPhase, command: enterPhase, fields: PhaseFields, back: '', decides: true },
  {
    at: '/phase-back',
    title: text => text.leavePhase,
    command: leavePhase,
    fields: PhaseBackFields,
    back: '',
    first: open => ({ phase: lastPhases(open.found.steps, open.rules)[0] }),
    decides: true,
  },
  { at: '/month', title: text => text.addMonth, command: reportMonth, fields: MonthFields, back: '/figures' },
  {
    at: '/year',
    title: text => text.addYear,
    command: reportYear,
    fields: YearFields,
    back: '/figures',
    first: (_, c) => ({ year: /^\d{4}$/.exec(c.req.query('year') ?? '')?.[0] }),
  },
  { at: '/worker', title: text => text.addWorker, command: recordWorker, fields: WorkerFields, back: '/figures' },
  {
    at: '/workers/:worker',
    title: text => text.endWorker,
    command: endWorker,
    fields: UntilField,
    back: '/figures',
    record: 'worker',
    has: (open, id) => open.workers.some(one => one.id === id),
  },
  { at: '/offer', title: text => text.addOffer, command: addOffer, fields: OfferFields, back: '/offers' },
  {
    at: '/offers/:offer',
    title: text => text.change,
    command: changeOffer,
    fields: OfferFields,
    back: '/offers',
    record: 'offer',
    has: (open, id) => open.offers.some(one => one.id === id),
    first: (open, c) => {
      const offer = open.offers.find(one => one.id === c.req.param('offer'))
      return offer ? offerValues(offer) : {}
    },
  },
  {
    at: '/sale',
    title: text => text.addSale,
    command: recordSale,
    fields: SaleFields,
    back: '/offers',
    first: (open, c) => invoiceOf(open, c.req.query('order')),
  },
  {
    at: '/order',
    title: (_, lang) => orderWords(lang).add,
    command: recordOrder,
    fields: OrderFields,
    back: '/offers',
  },
  { at: '/grant', title: text => text.addAid, command: grantAid, fields: GrantFields, back: '/aid', decides: true },
  {
    at: '/aids/:aid',
    title: text => text.pay1,
    command: payTranche,
    fields: PaidOnField,
    back: '/aid',
    record: 'aid',
    has: (open, id) => open.aids.some(one => one.id === id),
    first: (_, c) => ({ number: c.req.query('number') ?? '1' }),
    decides: true,
  },
  { at: '/change', title: text => text.addChange, command: recordChange, fields: ChangeFields, back: '' },
  {
    at: '/notices/:notice',
    title: text => text.notify,
    command: notifyChange,
    fields: NotifiedField,
    back: '',
    record: 'notice',
    has: (open, id) => open.notices.some(one => one.id === id),
  },
]
