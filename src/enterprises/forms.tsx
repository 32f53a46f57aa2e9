import { date } from '../kernel/words.ts'
import type { JSX } from 'preact'
import { mapOptions } from '../pages/options.ts'
import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import type { Option } from '../pages/question.ts'
import type { FormState, FormValues } from '../pages/form-state.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { openAmount } from './order.ts'
import { orderWords } from './order-words.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { phaseName } from './frame.tsx'
import { offerKinds } from './offer.ts'
import { papersInWords } from './overview-page.tsx'
import { closed, inOrder, nextPhases } from './phase.ts'
import type { OfferRow } from './tables.ts'
import { words } from './words.ts'

interface Asking {
  state: FormState
  open: OpenEnterprise
}

interface SaidProps {
  state: FormState
  rules: Rulebook
}

/** What is said of an enterprise, new or corrected. */
export function SaidFields({ state, rules }: SaidProps) {
  const text = words(state.lang)
  const regions = rules.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))
  return (
    <>
      <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
      <Field state={state} kind="text" name="title" label={text.title} hint={text.titleHint} width="full" />
      <Field
        state={state}
        kind="select"
        name="legalForm"
        label={text.legalForm}
        options={rules.legalForms.map(one => ({ value: one.code, text: one.names[state.lang] }))}
      />
      <Field state={state} kind="text" name="cui" label={text.cui} hint={text.cuiHint} width="short" optional />
      <Field state={state} kind="select" name="region" label={text.seat} options={regions} />
      <Field state={state} kind="select" name="workRegion" label={text.workRegion} options={regions} optional />
      <Field state={state} kind="select" name="partner" label={text.partner} options={named(rules.partners)} optional />
      <Field state={state} kind="select" name="centre" label={text.centre} options={named(rules.centres)} optional />
      <Field state={state} kind="day" name="knownSince" label={text.knownSince} hint={text.knownSinceHint} />
      <Field
        state={state}
        kind="select"
        name="caen.revision"
        label={text.caenRevision}
        options={['2', '3'].map(value => ({ value, text: `Rev. ${value}` }))}
        optional
      />
      <Field
        state={state}
        kind="text"
        name="caen.code"
        label={text.caenCode}
        hint={text.caenHint}
        width="short"
        optional
      />
      <Field state={state} kind="text" name="purpose" label={text.purpose} width="full" optional />
      <Field
        state={state}
        kind="text"
        name="undertaking"
        label={text.undertaking}
        hint={text.undertakingHint}
        width="short"
        optional
      />
      <Field state={state} kind="check" name="existing" label={text.existing} />
      <Field state={state} kind="check" name="microSme" label={text.microSme} />
      <Field state={state} kind="check" name="publicBody" label={text.publicBody} />
    </>
  )
}

const named = (list: readonly { code: string; name: string }[]): Option[] =>
  list.map(one => ({ value: one.code, text: one.name }))

/** What stands in the fields of an enterprise that is recorded. */
export function saidValues({ found, enterprise }: OpenEnterprise): FormValues {
  const { row } = found
  return {
    code: row.code,
    title: row.title,
    legalForm: enterprise.legal_form,
    cui: enterprise.cui ?? undefined,
    region: row.region,
    workRegion: enterprise.work_region ?? undefined,
    partner: row.partner ?? undefined,
    centre: row.centre ?? undefined,
    knownSince: row.reached_on,
    'caen.revision': enterprise.caen_revision === null ? undefined : String(enterprise.caen_revision),
    'caen.code': enterprise.caen ?? undefined,
    purpose: enterprise.purpose ?? undefined,
    undertaking: enterprise.undertaking ?? undefined,
    existing: row.existing ? 'yes' : undefined,
    microSme: row.micro_sme ? 'yes' : undefined,
    publicBody: row.public_body ? 'yes' : undefined,
  }
}

export const ReasonField = ({ state }: { state: FormState }) => {
  const text = words(state.lang)
  return <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
}

export function PhaseFields({ state, open }: Asking) {
  const { found, enterprise, rules } = open
  const { lang } = state
  const text = words(lang)
  const phases = [...nextPhases(found.steps, found.row.existing === true, rules), closed]
  const said = (phase: string) => {
    const papers = papersInWords(phase, enterprise.legal_form, rules, lang)
    return papers === '' ? phaseName(phase, rules, lang) : `${phaseName(phase, rules, lang)} (${papers})`
  }
  return (
    <>
      <Field
        state={state}
        kind="radios"
        name="phase"
        label={text.phase}
        options={phases.map(value => ({ value, text: said(value) }))}
      />
      <Field state={state} kind="day" name="reachedOn" label={text.reachedOn} />
    </>
  )
}

export function PhaseBackFields({ state, open }: Asking) {
  const { found, rules } = open
  const text = words(state.lang)
  const phases = inOrder(found.steps, rules).toReversed()
  return (
    <>
      <Field
        state={state}
        kind="select"
        name="phase"
        label={text.phase}
        options={phases.map(value => ({ value, text: phaseName(value, rules, state.lang) }))}
      />
      <ReasonField state={state} />
    </>
  )
}

export function MonthFields({ state }: Asking) {
  const text = words(state.lang)
  const number = (
    name: 'sales' | 'costs' | 'heads' | 'vulnerableHeads' | 'hours' | 'vulnerableHours' | 'lowestPay' | 'highestPay',
  ) => <Field state={state} kind="number" name={name} label={text[name]} />
  return (
    <>
      <Field state={state} kind="day" name="month" label={text.month} hint={text.monthHint} />
      {number('sales')}
      {number('costs')}
      {number('heads')}
      {number('vulnerableHeads')}
      {number('hours')}
      {number('vulnerableHours')}
      {number('lowestPay')}
      {number('highestPay')}
    </>
  )
}

export function YearFields({ state }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="number" name="year" label={text.year} />
      <Field state={state} kind="number" name="profit" label={text.profit} />
      <Field state={state} kind="check" name="isLoss" label={text.isLoss} />
      <Field state={state} kind="number" name="toPurpose" label={text.toPurpose} />
      <Field state={state} kind="day" name="reportSentOn" label={text.reportSentOn} optional />
      <Field state={state} kind="day" name="accountsSentOn" label={text.accountsSentOn} optional />
    </>
  )
}

export function WorkerFields({ state, open }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="payrollNumber" label={text.payrollNumber} width="short" />
      {open.posts.length > 0 && (
        <Field
          state={state}
          kind="select"
          name="post"
          label={text.post}
          hint={text.postHint}
          options={open.posts.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))}
          optional
        />
      )}
      <Field state={state} kind="day" name="validFrom" label={text.validFrom} />
      <Field state={state} kind="day" name="validUntil" label={text.validUntil} optional />
    </>
  )
}

export const UntilField = ({ state }: Asking) => (
  <Field state={state} kind="day" name="validUntil" label={words(state.lang).validUntil} />
)

/** Rows for tranches beyond those that were typed. */
const spareTranches = 3

export function GrantFields({ state, open }: Asking): JSX.Element {
  const { rules } = open
  const text = words(state.lang)
  const typed = Object.keys(state.values).filter(
    name => /^tranches\.\d+\.amount$/.test(name) && state.values[name],
  ).length
  const phases = rules.phases.map(one => ({ value: one.code, text: one.names[state.lang] }))
  return (
    <>
      <Field state={state} kind="text" name="contract" label={text.contract} width="short" />
      <Field state={state} kind="day" name="grantedOn" label={text.grantedOn} />
      <Field state={state} kind="text" name="grantedBy" label={text.grantedBy} />
      <Field state={state} kind="number" name="amount" label={text.amount} />
      <Field state={state} kind="number" name="euroCents" label={text.euroCents} hint={text.euroHint} />
      <Field state={state} kind="check" name="isDeMinimis" label={text.isDeMinimis} />
      {Array.from({ length: typed + spareTranches }, (_, at) => (
        <Block key={at} title={text.tranche({ number: at + 1 })}>
          <Field state={state} kind="number" name={`tranches.${at}.amount`} label={text.amount} optional />
          <Field
            state={state}
            kind="select"
            name={`tranches.${at}.phase`}
            label={text.opensWith}
            options={phases}
            optional
          />
        </Block>
      ))}
    </>
  )
}

export const PaidOnField = ({ state }: Asking) => (
  <>
    <Field state={state} kind="hidden" name="number" />
    <Field state={state} kind="day" name="paidOn" label={words(state.lang).paidOn} />
  </>
)

export function OfferFields({ state, open }: Asking) {
  const { rules } = open
  const text = words(state.lang)
  return (
    <>
      <Field
        state={state}
        kind="radios"
        name="kind"
        label={text.offerKind}
        inline
        options={mapOptions(state.lang, offerKinds, text.kinds)}
      />
      <Field state={state} kind="text" name="title" label={text.offerTitle} width="full" />
      <Field state={state} kind="textarea" name="says" label={text.says} optional />
      <Field state={state} kind="number" name="price" label={text.price} hint={text.priceHint} optional />
      <Field state={state} kind="text" name="unit" label={text.unit} hint={text.unitHint} width="short" optional />
      <Field
        state={state}
        kind="checkboxes"
        name="area"
        label={text.area}
        options={rules.regions.map(one => ({ value: one.nuts, text: one.names[state.lang] }))}
      />
      <Field state={state} kind="text" name="monthlyCapacity" label={text.capacity} optional />
      <Field
        state={state}
        kind="number"
        name="capacityWorth"
        label={text.capacityWorth}
        hint={text.capacityWorthHint}
        optional
      />
      <Field state={state} kind="text" name="cpv" label={text.cpv} hint={text.cpvHint} width="short" optional />
      <Field state={state} kind="day" name="publishedOn" label={text.publishedOn} optional />
    </>
  )
}

export const offerValues = (offer: OfferRow): FormValues => ({
  kind: offer.kind,
  title: offer.title,
  says: offer.says ?? undefined,
  price: offer.price_bani === null ? undefined : String(offer.price_bani / 100).replace('.', ','),
  unit: offer.unit ?? undefined,
  area: offer.area,
  monthlyCapacity: offer.monthly_capacity ?? undefined,
  capacityWorth: offer.capacity_bani === null ? undefined : String(offer.capacity_bani / 100).replace('.', ','),
  cpv: offer.cpv ?? undefined,
  publishedOn: offer.published_on ?? undefined,
})

export function SaleFields({ state, open }: Asking) {
  const text = words(state.lang)
  const own = orderWords(state.lang)
  const offers = open.offers.map(one => ({ value: one.id, text: one.title }))
  const orders = open.orders
    .filter(one => openAmount(one, open.sales) > 0)
    .map(one => ({ value: one.id, text: `${date(one.ordered_on)} ${one.buyer}` }))
  return (
    <>
      <Field state={state} kind="text" name="invoice" label={text.invoice} width="short" />
      <Field state={state} kind="day" name="invoicedOn" label={text.invoicedOn} />
      <Field state={state} kind="number" name="amount" label={text.amount} />
      {orders.length > 0 && (
        <Field
          state={state}
          kind="select"
          name="order"
          label={own.order}
          hint={own.orderHint}
          options={orders}
          optional
        />
      )}
      <Field state={state} kind="text" name="buyer" label={text.buyer} hint={own.buyerHint} optional />
      <Field state={state} kind="select" name="offer" label={text.offer} options={offers} optional />
      <Field state={state} kind="check" name="isReserved" label={text.isReserved} />
    </>
  )
}

export function ChangeFields({ state }: Asking) {
  const text = words(state.lang)
  return (
    <>
      <Field state={state} kind="text" name="says" label={text.changeSays} width="full" />
      <Field state={state} kind="day" name="changedOn" label={text.changedOn} />
      <Field state={state} kind="day" name="notifiedOn" label={text.notifiedOn} optional />
    </>
  )
}

export const NotifiedField = ({ state }: Asking) => (
  <Field state={state} kind="day" name="notifiedOn" label={words(state.lang).notifiedOn} />
)
