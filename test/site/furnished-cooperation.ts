import { drawnPhoto } from '../../demo/offer-photo.ts'
import { setAgenda } from '../../src/events/agenda.ts'
import { planEvent } from '../../src/events/event.ts'
import { giveFeedback } from '../../src/events/feedback.ts'
import { admit, invite, register } from '../../src/events/guest.ts'
import { holdEvent } from '../../src/events/holding.ts'
import { addPhoto } from '../../src/events/photo.ts'
import { sharePractice, takeUp } from '../../src/events/practice.ts'
import { findEvent, findGuest } from '../../src/events/tables.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import type { AnyCommand, Answer } from '../../src/kernel/command.ts'
import { read } from '../../src/kernel/engine.ts'
import { drawUp } from '../../src/partnerships/agreement.ts'
import { recordAction } from '../../src/partnerships/joint-action.ts'
import { addOrganisation } from '../../src/partnerships/organisation.ts'
import { promote } from '../../src/partnerships/promotion.ts'
import { sign } from '../../src/partnerships/signature.ts'
import type { Story } from '../people-of-the-story.ts'
import type { EnterprisePlace } from './furnished-enterprise.ts'
import type { Typist } from './office.ts'

/** The ids that addresses of partnerships and events can name. */
export interface FurnishedCooperation {
  organisation: string
  agreement: string
  action: string
  promotion: string
  /** Was held; the fair is still ahead, and public. */
  event: string
  fair: string
  practice: string
  /** Of the event. */
  eventPhoto: string
  /** In its public address. */
  eventImage: string
  /** Came to the event. */
  guest: string
  /** The public address of the fair and of the event, and the ticket of somebody who is invited to the fair. */
  publicCode: string
  pastCode: string
  ticket: string
  /** The ticket of the guest who came. */
  doorTicket: string
}

type Doing = (command: AnyCommand, input: object) => Promise<Answer>

const asUsual: Typist = (_, usual) => usual

/** An agreement that counts, an event that took place and one to come, with one of everything that their pages show. */
export async function furnishCooperation(
  story: Story,
  { code, ...place }: EnterprisePlace,
  say: Typist = asUsual,
): Promise<FurnishedCooperation> {
  const done: Doing = async (command, input) => (await story.perform('dan', command, input)).answer
  const add = async (name: string, kind: string) =>
    String(
      (
        await done(addOrganisation, {
          programme: 'o-sansa',
          name,
          kind,
          region: place.region,
          locality: 'Iași',
          contacts: [
            {
              name: say('contactName', 'Ștefana Exemplu'),
              role: 'secretar',
              phone: say('contactPhone', '+40700000088'),
              email: say('partnerEmail', 'contact@primarie.example'),
            },
            { role: 'registratură', phone: say('contactPhone', '+40700000089') },
          ],
        })
      ).organisation,
    )
  const organisation = await add('Primăria Șapte Izvoare', 'authority')
  const school = await add('Școala Țărmul Înalt', 'school')
  const drawn = { title: 'Schimb de bune practici', object: 'Vizite de lucru', drawnUpOn: '2026-02-02' }
  const { agreement } = await done(drawUp, {
    programme: 'o-sansa',
    code,
    ...drawn,
    ...place,
    validUntil: '2026-11-20',
    parties: [{ organisation, duties: 'Primește vizitele.' }, { organisation: school }],
  })
  for (const one of [organisation, school]) {
    const signatory = say('signatory', 'Ion Exemplu, primar')
    await done(sign, { agreement, organisation: one, signedOn: '2026-02-09', signatory })
  }
  const { action } = await done(recordAction, { agreement, happenedOn: '2026-02-16', title: 'Vizită la atelier' })
  const { promotion } = await done(promote, {
    ...promote.example,
    programme: 'o-sansa',
    region: place.region,
    publishedOn: '2026-02-02',
    deliverable: agreement,
  })
  const events = await furnishEvents(story, done, { code, ...place, organisation, school, says: say })
  const ids = { organisation, agreement, action, promotion, ...events }
  return Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [name, String(id)]),
  ) as unknown as FurnishedCooperation
}

/** One that took place, and one to come. */
async function furnishEvents(
  story: Story,
  done: Doing,
  {
    code: first,
    organisation,
    school,
    says,
    ...where
  }: EnterprisePlace & { organisation: string; school: string; says: Typist },
) {
  const planned = { programme: 'o-sansa', ...where, starts: '10:00', ends: '15:00', place: 'Iași, Casa de Cultură' }
  const { event } = await done(planEvent, {
    ...planned,
    code: first,
    title: 'Forum',
    on: '2026-02-20',
    publishedOn: '2026-02-02',
  })
  const items = [{ title: 'Egalitatea de șanse', minutes: 60, theme: 'equal-opportunities' }]
  await done(setAgenda, { event, items })
  const name = says('guestName', 'Maria Exemplu')
  const { guest } = await done(admit, { event, name, organisation, imageConsent: true })
  await done(holdEvent, { event, minutes: says('eventMinutes', 'Au vorbit trei organizații.') })
  await done(giveFeedback, { guest, rating: 4, says: says('guestSays', 'Mi-a folosit.') })
  const shared = { event, title: 'Comenzi adunate pe cartiere', organisation }
  const { practice } = await done(sharePractice, shared)
  await done(takeUp, { practice, organisation: school, takenUpOn: '2026-02-27' })
  const file = await takeFile(story.engine, story.who.dan, await drawnPhoto(6))
  const { photo: eventPhoto } = await done(addPhoto, { ...addPhoto.example, event, file })
  const ahead = { ...planned, code: `${first}-2`, title: 'Târgul economiei sociale', on: '2026-12-11', seats: 60 }
  const { event: fair } = await done(planEvent, { ...ahead, publishedOn: '2026-02-02', says: 'Zece ateliere.' })
  const dana = { name: says('guestName', 'Dana Exemplu'), email: says('guestEmail', 'dana@example.org') }
  const { guest: invited } = await done(invite, { event: fair, ...dana })
  const contact = says('contactEmail', 'ion@example.org')
  await done(register, { event: fair, name: says('guestName', 'Ion Exemplu'), contact })
  const { opened, past, came, comes } = await read(story.engine, story.who.dan, async tx => ({
    opened: await findEvent(tx, story.tenant, String(fair)),
    past: await findEvent(tx, story.tenant, String(event)),
    came: await findGuest(tx, story.tenant, String(guest)),
    comes: await findGuest(tx, story.tenant, String(invited)),
  }))
  return {
    event,
    fair,
    practice,
    eventPhoto,
    eventImage: file.pages[0] ?? '',
    guest,
    publicCode: opened?.code ?? '',
    pastCode: past?.code ?? '',
    ticket: comes?.ticket ?? '',
    doorTicket: came?.ticket ?? '',
  }
}
