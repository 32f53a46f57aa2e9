import { describe, expect, test } from 'vitest'
import { patternApp } from './pattern.tsx'

const ask = async (path: string, language = 'ro') => {
  const answer = await patternApp().request(path, { headers: { 'accept-language': language } })
  return { status: answer.status, html: await answer.text() }
}

describe('a page that cannot be shown', () => {
  test('keeps our own words about a failure to us', async () => {
    const { status, html } = await ask('/problem/500')

    expect(status).toBe(500)
    expect(html).not.toContain('our own words')
    expect(html).toContain('Ceva nu a mers la noi')
  })

  test.each([
    ['/problem/403', 403, 'Nu aveți acces aici', 'This is not open to you'],
    ['/problem/404', 404, 'Nu am găsit pagina', 'We did not find this page'],
    ['/problem/409', 409, 'Datele s-au schimbat între timp', 'The data have changed meanwhile'],
    ['/problem/422', 422, 'Nu se poate face așa', 'It cannot be done like this'],
    ['/problem/500', 500, 'Ceva nu a mers la noi', 'Something failed on our side'],
  ])('%s says so in both languages, with the number of the request', async (path, status, ro, en) => {
    const [romanian, english] = [await ask(path), await ask(path, 'en')]

    expect(romanian.status).toBe(status)
    expect(romanian.html).toContain(`<h1>${ro}</h1>`)
    expect(english.html).toContain(`<h1>${en}</h1>`)
    for (const { html } of [romanian, english]) expect(html).toContain('0198c1d2-7a3b')
  })
})
