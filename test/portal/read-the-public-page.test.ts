import { beforeAll, describe, expect, test } from 'vitest'
import { furnishedStory, type Furnished } from '../site/furnished-story.ts'
import { goPublic } from './ground.ts'

let furnished: Furnished

beforeAll(async () => {
  furnished = await furnishedStory()
  await goPublic(furnished.story)
}, 120_000)

const get = (path: string) => furnished.story.visitor().get(path)

describe('whoever comes', () => {
  test.each([
    '/ro',
    '/en',
    '/ro/program',
    '/ro/locuri-de-munca',
    '/ro/cursuri',
    '/ro/evenimente',
    '/ro/catalog',
    '/ro/centre',
    '/ro/certificat',
    '/ro/trimite',
    '/ro/contact',
    '/ro/sesizari',
    '/ro/accesibilitate',
    '/ro/confidentialitate',
    '/ro/date',
    '/en/centres',
  ])('opens %s', async path => {
    const page = await get(path)
    console.log(path, page.status, page.html.length, page.text.slice(0, 900))
    expect(page.status).toBe(200)
  })
})
