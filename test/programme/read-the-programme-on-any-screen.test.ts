import { beforeAll, describe, expect, test } from 'vitest'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import { type Story, story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { oSansa, profiles } from './shipped.ts'

let here: Story
let pages: string[]

const job = {
  unit: 'job',
  programme: 'o-sansa',
  code: 'J-1',
  title: 'Lucrător la sortarea și repararea hainelor aduse de oameni',
  region: 'RO21',
  reachedOn: '2026-02-02',
  weeklyHours: 40,
  contract: 'permanent',
}

beforeAll(async () => {
  here = await story()
  for (const profile of profiles()) await here.perform('dan', importProfile, profile)
  await here.perform('dan', importProgramme, oSansa())
  const { answer } = await here.perform('dan', recordDeliverable, job)
  const programme = '/app/settings/programme/o-sansa'
  const record = `/app/register/${answer.deliverable}`
  pages = [
    '/app/settings/programme',
    '/app/settings/programme/bring?programme=o-sansa',
    '/app/settings/programme/profiles/ESFPLUS-2021-RO',
    programme,
    ...['/partners/lider', '/regions/new', '/centres/new', '/quotas/new', '/windows', '/targets/jobs'].map(
      section => programme + section,
    ),
    `${programme}/amendments/new`,
    `${programme}/amendments/new?indicator=ses`,
    '/app/register?unit=agreement',
    '/app/register/new?unit=job',
    record,
    `${record}/correct`,
    `${record}/withdraw`,
  ]
})

const looks = [
  { locale: 'ro', colorScheme: 'light', width: 1366 },
  { locale: 'en', colorScheme: 'dark', width: 320 },
] as const

describe.skipIf(noBrowser).each(looks)(
  'pages of the programme and its register, $locale, $colorScheme, $width px wide',
  look => {
    test('are open to everybody and do not scroll sideways', async () => {
      const { width, ...rest } = look
      const tab = await windowOf(here, here.who.dan, { ...rest, viewport: { width, height: 768 }, bypassCSP: true })
      const found: string[] = []

      for (const path of pages) {
        await tab.goto(path)
        const faults = [...(await axe(tab)), ...(await noSidewaysScroll(tab))]
        found.push(...faults.map(fault => `${path}: ${fault}`))
      }

      expect(found).toEqual([])
    })
  },
)
