import { open } from '../../src/centres/centre.ts'
import { giveService } from '../../src/centres/given.ts'
import { markRelevant } from '../../src/centres/lead.ts'
import { findNeed, recordStudy } from '../../src/centres/need.ts'
import { takeNotice } from '../../src/centres/notice.ts'
import { addOpportunity } from '../../src/centres/opportunity.ts'
import { refer } from '../../src/centres/referral.ts'
import { offerService } from '../../src/centres/offered.ts'
import { addStaff } from '../../src/centres/staff.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import type { Story } from '../people-of-the-story.ts'

/** The ids that addresses of a centre and of an opportunity can name. */
export interface FurnishedCentre {
  centre: string
  staff: string
  service: string
  given: string
  need: string
  study: string
  referred: string
  opportunity: string
  /** Typed in, and found for nobody. */
  heard: string
}

interface Place {
  /** The code of the programme. */
  code: string
  region: string
  /** Somebody who is sent elsewhere, and how they are called in lists. */
  person: { id: string; code: string }
  enterprise: string
  /** Texts about a person, as `Office.say` marks them. */
  say?: (name: string, usual: string) => string
}

/** A centre is opened once in each organisation. */
const opened = new Map<string, string>()

/** A centre with one of everything that its pages show, and two opportunities. */
export async function furnishCentre(story: Story, place: Place): Promise<FurnishedCentre> {
  const { code, region, person, enterprise, say = (_, usual) => usual } = place
  const done = async (command: AnyCommand, input: object) => (await story.perform('dan', command, input)).answer
  const key = `${story.tenant} ${code}`
  const opening = {
    programme: 'o-sansa',
    centre: code,
    openedOn: '2025-05-12',
    area: [region],
    languages: ['ro', 'rom'],
  }
  const centre = opened.get(key) ?? String((await done(open, opening)).centre)
  opened.set(key, centre)
  const { staff } = await done(addStaff, { ...addStaff.example, centre })
  const { service } = await done(offerService, { ...offerService.example, centre })
  const note = say('note', 'A cerut o listă a actelor.')
  const { given } = await done(giveService, {
    ...giveService.example,
    centre,
    service,
    organisation: undefined,
    person: person.code,
    note,
  })
  await done(giveService, { ...giveService.example, centre, service })
  const { need } = await done(findNeed, { ...findNeed.example, centre })
  const { study } = await done(recordStudy, { ...recordStudy.example, centre })
  for (const purpose of ['services', 'disclosure']) {
    const said = { answer: 'given', answeredOn: '2026-02-02', textVersion: 'trimiteri-1', lang: 'ro', how: 'signed' }
    await done(recordConsent, { person: person.id, purpose, ...said })
  }
  const organisation = say('organisation', 'Cabinetul de asistență juridică')
  const sent = await done(refer, { ...refer.example, centre, person: person.code, organisation })
  const { opportunity } = await done(takeNotice, {
    ...takeNotice.example,
    reference: newId(),
    procedure: newId(),
    nuts: [region],
  })
  await done(markRelevant, { opportunity, enterprise, centre, relevantOn: '2026-02-09' })
  const heard = await done(addOpportunity, addOpportunity.example)
  return {
    centre,
    staff: String(staff),
    service: String(service),
    given: String(given),
    need: String(need),
    study: String(study),
    referred: String(sent.referral),
    opportunity: String(opportunity),
    heard: String(heard.opportunity),
  }
}
