import { describe, expect, test } from 'vitest'
import { axe, newPage, noBrowser, noSidewaysScroll } from './browser.ts'

const page = (body: string) =>
  `<!doctype html><html lang="ro"><head><title>Șansa</title><meta name="viewport" content="width=device-width"></head><body>${body}</body></html>`

describe.skipIf(noBrowser)('in a real browser', () => {
  test('planted violation: an image without words for it is found', async () => {
    const tab = await newPage()
    await tab.setContent(page('<main><h1>Hârtii</h1><img src="data:,"></main>'))

    const found = await axe(tab)

    expect(found.join()).toContain('image-alt')
  })

  test('planted violation: a table wider than the window is found', async () => {
    const tab = await newPage({ viewport: { width: 320, height: 640 } })
    await tab.setContent(page('<main><h1>Ședințe</h1><p id="wide" style="width: 400px">Prea lat</p></main>'))

    const found = await noSidewaysScroll(tab)

    expect(found.join()).toContain('id="wide"')
  })

  test('a page without faults passes, and Romanian letters stay as they are', async () => {
    const tab = await newPage({ viewport: { width: 320, height: 640 } })
    await tab.setContent(page('<main><h1>Ședințe și întâlniri în țară</h1></main>'))

    expect(await axe(tab)).toEqual([])
    expect(await noSidewaysScroll(tab)).toEqual([])
    expect(await tab.innerText('h1')).toBe('Ședințe și întâlniri în țară')
  })

  test('two people have two sets of cookies', async () => {
    const [ana, ion] = [await newPage(), await newPage()]
    await ana.context().addCookies([{ name: 'session', value: 'ana', url: 'http://localhost:3000' }])

    expect(await ion.context().cookies()).toEqual([])
    expect(await ana.context().cookies()).toHaveLength(1)
  })
})
