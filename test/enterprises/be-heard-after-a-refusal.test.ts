import { expect, test } from 'vitest'
import { appointScorer, publishRanking } from '../../src/enterprises/call.ts'
import { answerAppeal, decideEntry, enterCall, lodgeAppeal } from '../../src/enterprises/call-entry.ts'
import { textOf } from '../people/pdf-text.ts'
import { beginCompetition, scoreAll } from './competition.ts'

test('a plan that an appeal made eligible waits for its points without a place, and its papers give both reasons', async () => {
  const competition = await beginCompetition()
  const { here, call, enterprises, scorers, done } = competition
  const page = async (path: string) => (await here.story.as('dan').get(path)).text
  here.story.at('2026-03-20')
  const baker = String((await done(enterCall, { call, enterprise: enterprises[0] })).candidacy)
  const weaver = String((await done(enterCall, { call, enterprise: enterprises[1] })).candidacy)
  here.story.at('2026-04-01')
  for (const { account } of scorers.slice(0, 3)) await done(appointScorer, { call, account })
  await done(decideEntry, { candidacy: baker, eligible: 'yes' })
  await done(decideEntry, { candidacy: weaver, eligible: 'no', reason: 'Nu se vede regiunea.' })
  await scoreAll(competition, baker, [
    [9, 9, 9],
    [7, 8, 8],
  ])
  await done(publishRanking, { call })
  await done(lodgeAppeal, { candidacy: weaver, lodgedOn: '2026-04-01', says: 'Regiunea este scrisă.' })

  const heard = { upheld: 'yes', answer: 'Regiunea se vede la „Cum lucrați”.', answeredOn: '2026-04-01' }
  await done(answerAppeal, { candidacy: weaver, ...heard })
  const ranking = await page(`/app/calls/${call}`)
  const entry = await page(`/app/entries/${weaver}`)
  const minutes = await textOf((await here.story.as('dan').get(`/app/calls/${call}/minutes.pdf`)).bytes)

  expect(ranking).toMatch(/– P-\w+ Războiul Mare – așteaptă punctaje/)
  expect(entry).toContain('Eligibil la 01.04.2026, după contestație')
  expect(entry).toContain('De ce nu era eligibil la început Nu se vede regiunea.')
  expect(minutes.replaceAll(/\s+/g, ' ')).toContain(
    'La început neeligibil: Nu se vede regiunea. Eligibil după contestație: Regiunea se vede',
  )
  expect(await page(`/app/entries/${baker}`)).toContain(
    'Primii doi evaluatori diferă cu 13 puncte; peste 15 puncte vine al treilea.',
  )
  expect(minutes).toContain('Diferența dintre primii doi')
}, 60_000)
