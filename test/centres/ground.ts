import { open as openEnterprise } from '../../src/enterprises/enterprise.ts'
import { addOffer } from '../../src/enterprises/offer.ts'
import { giveService } from '../../src/centres/given.ts'
import { open } from '../../src/centres/centre.ts'
import { offerService } from '../../src/centres/offered.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { type Story, story } from '../people-of-the-story.ts'
import { oSansa, profiles } from '../programme/shipped.ts'

/** A centre that is open with one service, and an enterprise that cleans. Dan manages; Carmen works at the centre. */
export interface Ground {
  story: Story
  centre: string
  service: string
  enterprise: string
}

export const centreInput = {
  programme: 'o-sansa',
  centre: 'CRES-NE',
  openedOn: '2025-05-12',
  area: ['RO21'],
  languages: ['ro'],
}

export async function beginCentre(setting: { on?: string } = {}): Promise<Ground> {
  const begun = await story(setting)
  for (const profile of profiles()) await begun.perform('dan', importProfile, profile)
  await begun.perform('dan', importProgramme, oSansa())
  const opened = await begun.perform('carmen', open, centreInput)
  const centre = String(opened.answer.centre)
  const offered = await begun.perform('carmen', offerService, { ...offerService.example, centre })
  const enterprise = await cleaners(begun, 'SES-1')
  return { story: begun, centre, service: String(offered.answer.service), enterprise }
}

/** An enterprise in the north-east that cleans parks, for so much a month. */
export async function cleaners(begun: Story, code: string, more: object = {}): Promise<string> {
  const { answer } = await begun.perform('dan', openEnterprise, {
    programme: 'o-sansa',
    code,
    title: 'Parcuri Curate',
    legalForm: 'cooperative',
    region: 'RO21',
    centre: 'CRES-NE',
    knownSince: '2025-05-05',
  })
  const enterprise = String(answer.enterprise)
  const offer = { ...addOffer.example, enterprise, area: ['RO21'], cpv: '90611000', capacityWorth: 3_000_000, ...more }
  await begun.perform('dan', addOffer, offer)
  return enterprise
}

/** A service to an organisation, unless said otherwise. */
export const give = ({ story: { perform }, centre, service }: Ground, more: object = {}) =>
  perform('carmen', giveService, { ...giveService.example, centre, service, ...more })
