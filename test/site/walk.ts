import type { Browser, Page } from '../story-browser.ts'
import { all, attribute, type Element, readHtml } from './html.ts'
import { templateOf } from './routes.ts'

/** One page that was opened. */
export interface Visit {
  address: string
  template: string | undefined
  /** The address of the page that led here; empty where nobody did. */
  from: string
  page: Page
  /** Its tags; undefined where it is a file, or broken. */
  document: Element | undefined
}

interface Way {
  browser: Browser
  /** Where the walk begins. */
  from: readonly string[]
  /** The GET routes of the app. */
  templates: readonly string[]
  /** How many pages of one route are opened with the same questions in the query; with other questions, twice as many in all. */
  most: number
}

/** Opens these pages and whatever they lead to, links and filters, as somebody would who presses everything that changes nothing. */
export async function walk({ browser, from, templates, most }: Way): Promise<Visit[]> {
  const visits: Visit[] = []
  const known = new Set(from)
  const opened = new Map<string, number>()
  const ahead = from.map(address => ({ address, from: '' }))
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const visit = await open(browser, next, templates)
    visits.push(visit)
    for (const address of visit.document ? waysOut(visit.document, visit.address) : []) {
      if (known.has(address)) continue
      const { route, kind } = kindOf(address, templates)
      if ((opened.get(kind) ?? 0) >= most || (opened.get(route) ?? 0) >= 2 * most) continue
      known.add(address)
      for (const one of new Set([route, kind])) opened.set(one, (opened.get(one) ?? 0) + 1)
      ahead.push({ address, from: visit.address })
    }
  }
  return visits
}

/** As a browser does, to where the answer sends it. */
async function open(browser: Browser, { address, from }: Step, templates: readonly string[]): Promise<Visit> {
  const answer = await browser.get(address)
  const page = answer.location === '' ? answer : await browser.get(answer.location)
  return { address, from, page, template: templateOf(templates, pathOf(address)), document: documentOf(page) }
}

type Step = Pick<Visit, 'address' | 'from'>

export const isHtml = (page: Page): boolean => page.headers.get('content-type')?.startsWith('text/html') === true

/** The tags of a page; undefined where it is a file, or broken. */
export function documentOf(page: Page): Element | undefined {
  if (!isHtml(page)) return undefined
  try {
    return readHtml(page.html)
  } catch {
    return undefined
  }
}

export const pathOf = (address: string): string => address.split('?')[0] ?? address

function kindOf(address: string, templates: readonly string[]): { route: string; kind: string } {
  const route = templateOf(templates, pathOf(address)) ?? address
  const questions = [...new URLSearchParams(address.split('?')[1])].map(([name]) => name)
  return { route, kind: [route, ...questions.toSorted()].join(' ') }
}

/** Addresses of this site that a page leads to: links, pictures, and each form that only asks. */
export function waysOut(document: Element, here: string): string[] {
  const links = all(document, 'a', 'img').map(link => attribute(link, link.name === 'a' ? 'href' : 'src'))
  const filters = all(document, 'form')
    .filter(form => attribute(form, 'method') !== 'post')
    .map(filterOf)
  return [...links, ...filters].flatMap(link => ownAddress(link, here))
}

const site = 'http://here.invalid'

function ownAddress(link: string, here: string): string[] {
  if (!URL.canParse(link, site + here)) return [link]
  const { origin, pathname, search } = new URL(link, site + here)
  const elsewhere = link === '' || link.startsWith('#') || origin !== site
  return elsewhere ? [] : [pathname + search]
}

/** Asked with the last option of each choice, and a letter in each text. */
function filterOf(form: Element): string {
  const query = new URLSearchParams()
  for (const control of all(form, 'input', 'select', 'textarea').filter(isNamed)) {
    query.set(attribute(control, 'name'), answerIn(control))
  }
  return `${attribute(form, 'action')}?${query}`
}

const isNamed = (control: Element): boolean => attribute(control, 'name') !== ''

function answerIn(control: Element): string {
  if (control.name === 'select') return attribute(all(control, 'option').at(-1) ?? control, 'value')
  return attribute(control, 'value') || 'ț'
}
