import { assets } from '../../src/pages/asset.ts'
import { commandField } from '../../src/pages/form-state.ts'
import { headerFaults } from './header-faults.ts'
import { all, aroundOf, attribute, type Element, first, readHtml, textIn } from './html.ts'
import { heaviestView, weightOf } from './weight.ts'

/** An answered page, as a browser has it. */
export interface Answered {
  html: string
  headers: Headers
}

/** What is wrong with a page, a line for each; empty where nothing is. */
export function pageFaults({ html, headers }: Answered): string[] {
  if (!html.startsWith('<!doctype html>')) return ['it does not begin as HTML']
  try {
    const page = readHtml(html)
    return [...headerFaults(headers), ...checks.flatMap(check => Array.from(check(page))), ...tooHeavy(html, page)]
  } catch (error) {
    if (error instanceof SyntaxError) return [error.message]
    throw error
  }
}

const checks: readonly ((page: Element) => Iterable<string>)[] = [
  oneHeading,
  aTitle,
  aLanguage,
  idsOnce,
  idsThatAreThere,
  namedControls,
  namedLinksAndButtons,
  nothingInline,
  ownFilesOnly,
  fewScripts,
  wholeForms,
  nothingUnsaid,
  listsOnPaper,
]

function* oneHeading(page: Element): Iterable<string> {
  const headings = all(page, 'h1')
  if (headings.length !== 1) yield `${headings.length} headings h1`
  if (headings.some(heading => textIn(heading) === '')) yield 'an empty h1'
}

function* aTitle(page: Element): Iterable<string> {
  const title = first(page, 'title')
  if (!title || !/^\S.* – \S/.test(textIn(title))) yield 'no title of its own'
}

function* aLanguage(page: Element): Iterable<string> {
  const html = first(page, 'html')
  if (!html || !['ro', 'en'].includes(attribute(html, 'lang'))) yield 'no language'
}

function* idsOnce(page: Element): Iterable<string> {
  const seen = new Set<string>()
  for (const id of idsIn(page)) {
    if (seen.has(id)) yield `the id ${id} twice`
    seen.add(id)
  }
}

const idsIn = (page: Element): string[] =>
  all(page)
    .map(element => attribute(element, 'id'))
    .filter(Boolean)

const pointing = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'popovertarget'] as const

function* idsThatAreThere(page: Element): Iterable<string> {
  const ids = new Set(idsIn(page))
  for (const element of all(page)) {
    const href = attribute(element, 'href')
    const named = pointing.flatMap(name => attribute(element, name).split(' ')).filter(Boolean)
    const wanted = href.startsWith('#') ? [...named, href.slice(1)] : named
    for (const id of wanted) if (!ids.has(id)) yield `<${element.name}> points to ${id}, which is not there`
  }
}

function* namedControls(page: Element): Iterable<string> {
  const labelled = new Set(all(page, 'label').map(label => attribute(label, 'for')))
  for (const control of controlsIn(page)) {
    const named = attribute(control, 'aria-label') || attribute(control, 'aria-labelledby')
    const beside = labelled.has(attribute(control, 'id')) || aroundOf(control, 'label')
    if (!named && !beside) yield `the field ${attribute(control, 'name')} has no label`
  }
}

/** What somebody fills in. */
export const controlsIn = (element: Element): Element[] =>
  all(element, 'input', 'select', 'textarea').filter(
    control => !['hidden', 'submit'].includes(attribute(control, 'type')),
  )

function* namedLinksAndButtons(page: Element): Iterable<string> {
  for (const pressed of all(page, 'a', 'button')) {
    const label = attribute(pressed, 'aria-label') || attribute(pressed, 'aria-labelledby') || textIn(pressed)
    const drawn = all(pressed).some(inner => attribute(inner, 'aria-label') !== '')
    if (!label && !drawn) yield `a <${pressed.name}> has no name ${attribute(pressed, 'href')}`
  }
}

function* nothingInline(page: Element): Iterable<string> {
  for (const element of all(page)) {
    for (const name of element.attributes.keys()) {
      if (name === 'style' || name.startsWith('on')) yield `<${element.name}> has ${name}`
    }
    if (element.name === 'style') yield 'a <style> stands in the page'
    if (element.name === 'script' && textIn(element) !== '' && !isData(element)) yield 'a <script> stands in the page'
    if (/^\s*javascript:/i.test(attribute(element, 'href'))) yield 'a link is a script'
  }
}

/** What search engines read is no program: a browser never runs it. It must be what it says it is. */
function isData(element: Element): boolean {
  if (attribute(element, 'type') !== 'application/ld+json') return false
  const [text] = element.children
  return typeof text === 'string' && '@context' in (JSON.parse(text) as object)
}

function* ownFilesOnly(page: Element): Iterable<string> {
  for (const file of all(page, 'link', 'script', 'img', 'source')) {
    const address = attribute(file, file.name === 'link' ? 'href' : 'src')
    if (!/^(\/(?!\/)|data:image\/)/.test(address) && !(file.name === 'script' && isData(file)))
      yield `it takes “${address}” from somewhere else`
    if (address.startsWith('/assets/') && !assets.has(address.replace('/assets/', ''))) yield `${address} is not there`
  }
}

/** What is only read needs no more than Ctrl K. Source: decision 003. */
function* fewScripts(page: Element): Iterable<string> {
  const main = first(page, 'main')
  const records = main !== undefined && all(main, 'form').some(form => attribute(form, 'method') === 'post')
  const allowed = records ? ['shell', 'form', 'keys', 'roll', 'likely'] : ['shell']
  for (const script of all(page, 'script').filter(one => !isData(one))) {
    const name = /^\/assets\/(\w+)\./.exec(attribute(script, 'src'))?.[1] ?? ''
    if (!allowed.includes(name)) yield `the script “${name}” on a page that is ${records ? 'filled in' : 'read'}`
  }
}

/** Works without a script: it says where it goes and has a button; what records something carries the id of its command. */
function* wholeForms(page: Element): Iterable<string> {
  for (const form of all(page, 'form')) {
    const action = attribute(form, 'action')
    const inputs = all(form, 'input')
    const buttons = all(form, 'button').filter(button => attribute(button, 'type') !== 'button')
    const takesFiles = inputs.some(input => attribute(input, 'type') === 'file')
    const carriesId = inputs.some(input => attribute(input, 'name') === commandField)
    if (!/^\/(?!\/)/.test(action)) yield `a form goes to “${action}”`
    if (buttons.length === 0 && attribute(form, 'role') !== 'search') yield `the form to ${action} has no button`
    if (form.attributes.has('data-once') && !carriesId) yield `the form to ${action} has no command id`
    if (takesFiles && attribute(form, 'enctype') !== 'multipart/form-data') yield `the form to ${action} sends no files`
  }
}

/** A list cannot be opened on paper: where nothing is chosen yet, its options stand beside it to be ticked, unless they are many. */
function* listsOnPaper(page: Element): Iterable<string> {
  for (const list of all(page, 'select')) {
    const form = aroundOf(list, 'form')
    if (!form?.attributes.has('data-signed')) continue
    const options = all(list, 'option').filter(option => attribute(option, 'value') !== '')
    const isChosen = options.some(option => option.attributes.has('selected'))
    const field = fieldAround(list)
    const paper = field?.attributes.get('data-paper') ?? ''
    const missing = options.find(option => !paper.includes(textIn(option)))
    if (field && options.length <= 15 && !isChosen && missing)
      yield `on paper the list ${attribute(list, 'name')} lacks ${textIn(missing)}`
  }
}

function fieldAround(element: Element): Element | undefined {
  const around = aroundOf(element, 'div')
  return !around || attribute(around, 'class').split(' ').includes('field') ? around : fieldAround(around)
}

/** Something that nobody put into words. */
function* nothingUnsaid(page: Element): Iterable<string> {
  for (const said of textIn(page).match(/\[object \w+\]|\b(?:undefined|NaN|Infinity|Invalid Date)\b/g) ?? []) {
    yield `it says ${said}`
  }
}

function* tooHeavy(html: string, page: Element): Iterable<string> {
  const weight = weightOf(html, page)
  if (weight > heaviestView) yield `its first view weighs ${weight} bytes`
}
