import { grantAid, payTranche } from '../src/enterprises/aid.ts'
import { firstOf, reportMonth } from '../src/enterprises/figures.ts'
import { addOffer, recordSale } from '../src/enterprises/offer.ts'
import { recordOrder } from '../src/enterprises/order.ts'
import { addPhoto } from '../src/enterprises/photo.ts'
import { takeFile } from '../src/evidence/intake.ts'
import { addMonths, type Day } from '../src/kernel/day.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Enterprise } from './enterprises.ts'
import { Later } from './later.ts'
import { drawnPhoto } from './offer-photo.ts'

/** What each sells, and its number in the vocabulary of public procurement. */
const sells: Readonly<Record<string, { title: string; cpv: string }>> = {
  'SES-1': { title: 'Legume proaspete pentru cantine', cpv: '03221000' },
  'SES-2': { title: 'Uniforme și halate croite pe măsură', cpv: '18100000' },
  'SES-3': { title: 'Coșuri împletite pentru daruri', cpv: '44619200' },
  'SES-4': { title: 'Zacuscă și murături la borcan', cpv: '15331000' },
  'SES-5': { title: 'Curățenie în birouri și școli', cpv: '90910000' },
  'SES-6': { title: 'Făină măcinată la piatră', cpv: '15612000' },
  'SES-7': { title: 'Colectare de textile și hârtie', cpv: '90511000' },
  'SES-8': { title: 'Mese calde livrate la prânz', cpv: '55320000' },
}

/** Aid in two tranches, an offer, a sale and the figures of each month since it operates; the last month is still to be sent. */
export function writeTrade(
  { diary, span }: Desk,
  { code, region, foundedIn }: Enterprise,
  record: Later,
  since: Day,
): void {
  const aid = new Later()
  const typed = { hour: 'outcomes', by: 'dan' } as const
  const grantedOn = span.day(foundedIn, 20)
  diary.write({
    ...typed,
    on: grantedOn,
    command: grantAid,
    input: () => ({
      enterprise: record.id,
      contract: `S-${code.slice(-1)}`,
      grantedOn,
      grantedBy: 'Asociația Exemplu Nord-Est',
      amount: 24_000_000,
      euroCents: 48_000_00,
      isDeMinimis: true,
      tranches: [
        { amount: 12_000_000, phase: 'founded' },
        { amount: 12_000_000, phase: 'operating' },
      ],
    }),
    answered: answer => aid.known(answer.aid),
  })
  for (const [at, on] of [addWorkingDays(grantedOn, 5), addWorkingDays(since, 5)].entries()) {
    if (!span.isPast(on)) continue
    diary.write({
      ...typed,
      on,
      hour: 'proofs',
      command: payTranche,
      input: () => ({ aid: aid.id, number: at + 1, paidOn: on }),
    })
  }
  const offer = new Later()
  const offeredOn = addWorkingDays(since, 2)
  if (!span.isPast(offeredOn)) return
  diary.write({
    ...typed,
    on: offeredOn,
    command: addOffer,
    input: () => ({
      enterprise: record.id,
      kind: 'service',
      ...sells[code],
      price: 450_000,
      unit: 'comandă',
      area: [region],
      monthlyCapacity: '10 comenzi',
      capacityWorth: 3_000_000,
      publishedOn: offeredOn,
    }),
    answered: answer => offer.known(answer.offer),
  })
  // Two have not photographed anything yet.
  const photographedOn = addWorkingDays(offeredOn, 1)
  const nth = Number(code.slice(-1))
  if (nth % 4 !== 0 && span.isPast(photographedOn)) {
    diary.write({
      ...typed,
      on: photographedOn,
      command: addPhoto,
      input: async ({ engine, staff }) => ({
        offer: offer.id,
        file: await takeFile(engine, staff.dan, await drawnPhoto(nth)),
        alt: 'Un model țesut cu romburi',
        mayBeShown: true,
      }),
    })
  }
  // The mill trades among its founders only: nothing is invoiced yet.
  if (code !== 'SES-6') {
    const soldOn = addWorkingDays(since, 18)
    const orderedOn = addWorkingDays(since, 12)
    const order = new Later()
    const said = { amount: 450_000, buyer: 'Primăria Exemplu' }
    if (span.isPast(orderedOn)) {
      const ordered = () => ({ enterprise: record.id, offer: offer.id, orderedOn, ...said })
      diary.write({
        ...typed,
        on: orderedOn,
        command: recordOrder,
        input: ordered,
        answered: answer => order.known(answer.order),
      })
    }
    const input = () => ({
      enterprise: record.id,
      order: order.id,
      invoice: `${code}-0001`,
      invoicedOn: soldOn,
      amount: 450_000,
    })
    if (span.isPast(soldOn)) diary.write({ ...typed, on: soldOn, command: recordSale, input })
  }
  writeMonths({ diary, span }, record, since)
}

/** More than any enterprise of the story has posts of the programme. */
const heads = 14

function writeMonths({ diary, span }: Pick<Desk, 'diary' | 'span'>, record: Later, since: Day): void {
  for (let month = firstOf(since); ; month = addMonths(month, 1)) {
    const on = addWorkingDays(addMonths(month, 1), 6)
    if (!span.isPast(addMonths(on, 1))) return
    const nth = Number(month.slice(5, 7))
    const vulnerable = nth % 4 === 0 ? 4 : 5
    const figures = {
      sales: (14 + nth) * 100_000,
      costs: (12 + (nth % 7)) * 100_000,
      heads,
      vulnerableHeads: vulnerable,
      hours: heads * 168,
      vulnerableHours: vulnerable * 168,
      lowestPay: 405_000,
      highestPay: 720_000,
    }
    diary.write({
      on,
      hour: 'outcomes',
      by: 'dan',
      command: reportMonth,
      input: () => ({ enterprise: record.id, month, ...figures }),
    })
  }
}
