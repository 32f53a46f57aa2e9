import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newPage, noBrowser } from '../browser.ts'
import { servePatterns } from './pattern.tsx'

let site: Awaited<ReturnType<typeof servePatterns>>

beforeAll(async () => {
  site = await servePatterns()
})
afterAll(() => site.close())

async function open(path: string) {
  const tab = await newPage()
  await tab.goto(site.url + path)
  return tab
}

const focused = (tab: Awaited<ReturnType<typeof open>>) => tab.evaluate(() => document.activeElement?.textContent)

describe.skipIf(noBrowser)('Ctrl K', () => {
  test('with Alt types a letter and opens nothing', async () => {
    const tab = await open('/app/results')

    await tab.keyboard.press('Control+Alt+k')

    expect(await tab.locator('dialog').count()).toBe(0)
  })

  test('finds as one types, and Enter goes to the first', async () => {
    const tab = await open('/app/results')

    await tab.keyboard.press('Control+k')
    await tab.keyboard.type('laca')
    await tab.getByRole('dialog').getByRole('link', { name: 'Lăcătuș Brândușa' }).waitFor()
    await tab.keyboard.press('Enter')

    await tab.waitForURL('**/app/people/1')
    expect(await tab.getByRole('dialog').count()).toBe(0)
  })

  test('lets the arrows choose and Escape leave', async () => {
    const tab = await open('/app/results')
    await tab.keyboard.press('Control+k')
    await tab.getByRole('dialog').getByRole('link').first().waitFor()

    await tab.keyboard.press('ArrowDown')
    await tab.keyboard.press('ArrowDown')
    const second = await focused(tab)
    await tab.keyboard.press('Escape')

    expect(second).toContain('Înscrie o persoană')
    expect(await tab.getByRole('dialog').isVisible()).toBe(false)
  })

  test('is not needed: the search is a form', async () => {
    const tab = await open('/app/results')

    await tab.getByRole('searchbox').fill('laca')
    await tab.keyboard.press('Enter')

    await tab.waitForURL('**/app/find?q=laca')
    expect(await tab.getByRole('link', { name: 'Lăcătuș Brândușa' }).isVisible()).toBe(true)
  })
})

describe.skipIf(noBrowser)('a letter', () => {
  test('does nothing while somebody types or stands outside the list', async () => {
    const tab = await open('/app/people')

    await tab.keyboard.press('a')
    await tab.getByLabel('Nume sau cod').fill('')
    await tab.keyboard.press('a')

    expect(tab.url()).toBe(`${site.url}/app/people`)
    expect(await tab.getByLabel('Nume sau cod').inputValue()).toBe('a')
  })

  test('does nothing for whoever has switched letters off; the arrows still go from row to row', async () => {
    const tab = await newPage()
    await tab.context().addCookies([{ name: 'letters', value: 'off', url: site.url }])
    await tab.goto(`${site.url}/app/people`)

    await tab.getByRole('link', { name: 'Achim Daniela' }).focus()
    await tab.keyboard.press('a')
    await tab.keyboard.press('ArrowDown')

    expect(await focused(tab)).toBe('Bălan Ștefan')
    expect(tab.url()).toBe(`${site.url}/app/people`)
  })

  test('presses the button of the row that has the focus, reached with the arrows', async () => {
    const tab = await open('/app/people')
    const sent = tab.waitForRequest(request => request.method() === 'POST')

    await tab.getByRole('link', { name: 'Achim Daniela' }).focus()
    await tab.keyboard.press('ArrowDown')
    const here = await focused(tab)
    await tab.keyboard.press('a')

    expect(here).toBe('Bălan Ștefan')
    expect((await sent).url()).toBe(`${site.url}/app/evidence`)
  })
})

describe.skipIf(noBrowser)('a form', () => {
  test('pressed twice is sent once', async () => {
    const tab = await open('/app/people/new')
    await tab.evaluate(() => {
      const { dataset } = document.documentElement
      dataset.sent = ''
      document.addEventListener('submit', event => {
        if (!event.defaultPrevented) dataset.sent += 'once '
        event.preventDefault()
      })
    })

    const button = tab.getByRole('button', { name: 'Salvează și deschide' })
    await button.dblclick()

    expect(await tab.locator('html').getAttribute('data-sent')).toBe('once ')
    expect(await button.getAttribute('aria-disabled')).toBe('true')
  })

  test('that comes back has the focus on what to correct, and leads from there to the field, without a script', async () => {
    const tab = await newPage({ javaScriptEnabled: false })
    await tab.goto(`${site.url}/app/people/again`)
    const summary = await tab.locator(':focus').textContent()

    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    await tab.keyboard.type('Stănescu')

    expect(summary).toContain('7 probleme de rezolvat')
    expect(await tab.getByLabel('Numele de familie').inputValue()).toBe('Stănescu')
  })
})
