import axeCore from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core'
import { chromium } from './chromium.ts'
import { oncePerFile } from './once-per-file.ts'

const launch = await chromium()
if (!launch) console.warn('NO BROWSER HERE: set CHROME to a Chromium. Tests in a real browser are skipped.')

/** For `describe.skipIf(noBrowser)`: around every test in a real browser. */
export const noBrowser = launch === undefined

/** One browser for the test file; it closes when the file is done. */
export const browser: () => Promise<Browser> = oncePerFile(
  () => playwright.launch({ ...launch, timeout: 60_000 }),
  async opened => (await opened).close(),
)

/** A page of somebody who was never here before: 1280 px wide and Romanian, unless said otherwise. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const running = await browser()
  const context = await running.newContext({ locale: 'ro-RO', viewport: { width: 1280, height: 800 }, ...options })
  return context.newPage()
}

declare global {
  interface Window {
    axe: typeof axeCore
  }
}

/** Brings axe along to each page that is opened here, past our own policy, which stays in force. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: axeCore.source })
}

/** What axe finds, a line for each element. Every rule but its experiments, and the size of targets (WCAG 2.2). */
export async function axe(page: Page, asked?: 'colours'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  const { violations } = await page.evaluate(
    only =>
      window.axe.run({
        ...(only === 'colours' ? { runOnly: ['color-contrast'] } : { rules: { 'target-size': { enabled: true } } }),
        resultTypes: ['violations'],
        // Else it asks for every stylesheet again, for an experiment that is off.
        preload: false,
      }),
    asked,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html}`))
}

/** What makes the page wider than its window: the elements that stick out, a line for each. */
export function noSidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      element => element.getBoundingClientRect().right > clientWidth + 0.5,
    )
    return [`${scrollWidth} px in ${clientWidth} px`, ...wide.map(element => element.outerHTML.slice(0, 120))]
  })
}
