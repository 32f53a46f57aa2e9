import { addDays, type Day } from '../src/kernel/day.ts'
import { type Engine, read } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import { makeLink, usualLinkEnd } from '../src/portal/link.ts'
import { setPublicPage } from '../src/portal/public-page.ts'
import { receive, type Sent } from '../src/portal/request.ts'
import { publishedOffers } from '../src/portal/tables.ts'
import { addWorkingDays } from './calendar.ts'
import type { Applicant } from './applications.ts'
import type { Desk } from './desk.ts'

const programme = 'o-sansa'

/** The programme goes public in its second month; two of its participants get a page of their own. */
export function writePublicPage({ diary, span }: Desk, participants: readonly Applicant[]): void {
  diary.write({
    on: span.day(1, 6),
    hour: 'deliverables',
    by: 'dan',
    command: setPublicPage,
    input: () => ({
      programme,
      phone: '+40 700 000 001',
      email: 'contact@ne.example.org',
      address: 'Strada Exemplu 1, Iași',
      funding: 'Program demonstrativ. Persoanele, organizațiile și sumele sunt inventate.',
    }),
  })
  const on = addWorkingDays(addDays(span.lastOn, -10), 0)
  for (const applicant of participants.filter(one => one.region === 'RO21').slice(-2)) {
    const input = () => ({ person: applicant.record.id, expiresOn: usualLinkEnd(on) })
    diary.write({ on, hour: 'reports', by: 'ioana', command: makeLink, input })
  }
}

/** In the last week some people wrote; nobody has answered yet. */
export async function bringRequests(engine: Engine, tenant: string, lastOn: Day): Promise<void> {
  const at = (daysAgo: number): Engine => ({
    ...engine,
    clock: () => new Date(`${addDays(lastOn, -daysAgo)}T09:00:00Z`),
  })
  const [offer] = await read(engine, { tenant }, tx => publishedOffers(tx, tenant, programme, lastOn))
  const send = (daysAgo: number, sent: Omit<Sent, 'id'>) =>
    receive(at(daysAgo), { tenant, programme }, { id: newId(), ...sent })
  await send(6, {
    kind: 'contact',
    said: { name: 'Sanda Olarescu', email: 'sanda@example.org', message: 'Până când pot să mă înscriu?' },
  })
  await send(3, {
    kind: 'refer',
    region: 'RO21',
    said: {
      organisation: 'Primăria Exemplu',
      name: 'Doina Fusu',
      phone: '+40700000101',
      person: 'Aurel Cojocneanu',
      personPhone: '+40700000102',
      county: 'RO213',
      agreed: true,
    },
  })
  if (!offer) return
  await send(1, {
    kind: 'quote',
    region: offer.region,
    about: offer.id,
    said: { name: 'Matei Dogaru', email: 'achizitii@example.org', message: 'Câte comenzi puteți face într-o lună?' },
  })
}
