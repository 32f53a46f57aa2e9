import { beforeAll, describe, expect, test } from 'vitest'
import { importProgramme } from '../../src/programme/rules-command.ts'
import { oSansa } from '../programme/shipped.ts'
import { takeNotices } from '../../src/centres/notice-import.ts'
import { addOpportunity, completeOpportunity } from '../../src/centres/opportunity.ts'
import { freeze } from '../../src/results/freeze.ts'
import { closePublicPage, setPublicPage } from '../../src/portal/public-page.ts'
import { publicPath, slugs, type Slug } from '../../src/portal/paths.ts'
import { langs } from '../../src/kernel/words.ts'
import { feed as feedText, sentFile } from '../centres/notices.ts'
import { all, attribute, readHtml } from '../site/html.ts'
import { furnishedStory, type Furnished } from '../site/furnished-story.ts'
import { pageFaults } from '../site/page-faults.ts'
import { aMoment } from './ground.ts'

let furnished: Furnished

beforeAll(async () => {
  furnished = await furnishedStory()
}, 120_000)

const get = (path: string, headers = {}) => furnished.story.visitor().get(path, headers)
const pages = Object.keys(slugs) as Slug[]

describe.each(pages)('the page %s', slug => {
  test('is whole and light in both languages, and needs no script', async () => {
    for (const lang of langs) {
      const page = await get(publicPath(lang, slug))

      expect(page.status).toBe(200)
      expect(pageFaults(page)).toEqual([])
      const scripts = all(readHtml(page.html), 'script').filter(one => attribute(one, 'type') === '')
      expect(scripts).toEqual([])
    }
  })

  test('leads to itself in the other language', async () => {
    const { html } = await get(publicPath('ro', slug))

    const hrefs = all(readHtml(html), 'a').map(link => attribute(link, 'href'))
    expect(hrefs).toContain(publicPath('en', slug))
    expect(hrefs).toContain('#main')
    expect(hrefs).toContain('#top')
  })
})

test('says the same to a browser that takes it packed', async () => {
  const packed = await furnished.story.app.request('http://localhost:3000/ro', { headers: { 'accept-encoding': 'br' } })

  expect(packed.headers.get('content-encoding')).toBe('br')
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan(5_000)
})

test('tells a vacancy as machines read it, without the person who answers there', async () => {
  const { vacancy } = furnished.jobs
  const { html, text } = await get(`/ro/locuri-de-munca/${vacancy}`)

  const [data] = all(readHtml(html), 'script')
  const posting = JSON.parse(String(data?.children[0]))
  expect(posting).toMatchObject({
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', value: vacancy },
    datePosted: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    hiringOrganization: { '@type': 'Organization', name: expect.any(String) },
    jobLocation: { '@type': 'Place', address: { addressCountry: 'RO' } },
  })
  expect(posting.description).toContain(`<p>${posting.title}</p><p>Angajator: ${posting.hiringOrganization.name}</p>`)
  expect(text).toContain(posting.title)
  expect(html).not.toMatch(/contact_name|contactName/)
})

test('shows what was published in the catalogue, and no draft', async () => {
  const { text } = await get('/ro/catalog')

  expect(text).toContain('Covoare țesute')
  expect(text).not.toContain('Curățenie în birouri')
})

test('keeps to the place that somebody has chosen', async () => {
  expect((await get('/ro/catalog?in=RO21')).text).toContain('Covoare țesute')
  expect((await get('/ro/catalog?in=RO41')).text).toContain('Încă nu este nimic în catalog.')
  expect((await get('/ro/catalog?in=%3Cscript%3E')).text).toContain('Covoare țesute')
})

test('draws the centres on the map and tells all of them in the list', async () => {
  const { html, text } = await get('/ro/centre')

  expect(all(readHtml(html), 'path').length).toBe(42)
  expect(text).toContain('Centrul de resurse Sud-Vest')
})

test('gives the numbers to programs, with a dictionary that knows every column', async () => {
  const json = JSON.parse((await get('/en/data.json')).html)
  const csv = (await get('/ro/date.csv')).html
  const { text } = await get('/ro/date')

  expect(json.licence).toBe('CC-BY-4.0')
  expect(json.rows.length).toBeGreaterThan(5)
  for (const column of json.columns) {
    expect(csv.split('\r\n')[0]).toContain(column)
    expect(text).toContain(column)
  }
})

test('tells open opportunities, also to whoever follows them, and none whose deadline is over', async () => {
  const { story } = furnished
  const call = { ...addOpportunity.example, title: 'Curățenie & <spălătorie>', reserved: 'res-ws' as const }
  await story.perform('dan', addOpportunity, { ...call, deadlineOn: '2026-10-20' })
  await story.perform('dan', addOpportunity, { ...call, title: 'Prea târziu', deadlineOn: '2026-10-05' })
  story.at('2026-10-06')
  await aMoment()

  const page = await get('/ro/oportunitati')
  const feed = await get('/ro/oportunitati.rss')

  expect(page.text).toContain('mai sunt 14 zile')
  expect(page.text).toContain('Doar pentru firme sociale')
  expect(page.text).not.toContain('Prea târziu')
  expect(feed.headers.get('content-type')).toContain('rss')
  expect(feed.html).toContain('<title>Curățenie &amp; &lt;spălătorie&gt;</title>')
  story.at('2026-10-05')
})

test('an entry of somebody else’s feed is told once a colleague has completed it', async () => {
  const { story } = furnished
  const [entry] = await takeNotices(story.engine, story.who.carmen, [sentFile(feedText)])
  await aMoment()
  const before = await get('/ro/oportunitati')

  const { buyer, says, reserved } = addOpportunity.example
  const said = { title: 'Granturi pentru cooperative', buyer, says, cpv: ['03000000'], nuts: ['RO21'], reserved }
  await story.perform('dan', completeOpportunity, {
    opportunity: entry?.opportunity,
    ...said,
    publishedOn: '2026-09-14',
  })
  await aMoment()

  expect(before.text).not.toContain('Granturi pentru cooperative')
  expect((await get('/ro/oportunitati')).text).toContain('Granturi pentru cooperative')
})

describe('numbers', () => {
  test('are those of the last filed period, in five seconds, and never those of now', async () => {
    const { story } = furnished
    const before = await get('/ro')
    expect(before.text).toContain('S1 2026')

    await story.perform('dan', freeze, { programme: 'o-sansa', asOf: '2026-09-30', name: 'T3 2026' })
    await aMoment()

    expect((await get('/ro')).text).toContain('T3 2026')
    expect((await get('/ro/program')).text).not.toContain('S1 2026')
  })

  test('tell of people only what is five or more', async () => {
    const { rows } = JSON.parse((await get('/ro/date.json')).html) as { rows: { unit: string; value: number | null }[] }

    const people = rows.filter(row => ['person', 'job'].includes(row.unit))
    expect(people.length).toBeGreaterThan(5)
    expect(people.filter(({ value }) => value !== null && value > 0 && value < 5)).toEqual([])
  })

  test('name no category of people', async () => {
    const text = (await get('/ro/program')).text + (await get('/ro/date.csv')).html

    expect(text).not.toMatch(/rom[ăi]\b|VMG|handicap|dizabilit/i)
  })
})

test('tells search engines every page, and keeps them from the rest', async () => {
  const { html: map } = await get('/sitemap.xml')

  expect(map).toContain('/en/catalogue</loc>')
  expect(map).toContain('/ro/program</loc>')
  expect((await get('/robots.txt')).html).toContain('Disallow: /p/')
})

test('is one of an organisation: that of a second programme is refused while the first is open', async () => {
  const { story } = furnished
  const second = { ...oSansa(), code: 'al-doilea' }
  await story.perform('dan', importProgramme, second)

  const refused = story.perform('dan', setPublicPage, { ...setPublicPage.example, programme: 'al-doilea' })

  await expect(refused).rejects.toMatchObject({
    code: 'portal.another-page-is-open',
    details: { programme: 'o-sansa' },
  })
})

test('closes from one moment to the next, and opens again as it was', async () => {
  const { story } = furnished
  await story.perform('dan', closePublicPage, { programme: 'o-sansa' })
  await aMoment()
  expect((await get('/ro')).status).toBe(404)

  await story.perform('dan', setPublicPage, setPublicPage.example)
  await aMoment()
  expect((await get('/ro')).status).toBe(200)
})
