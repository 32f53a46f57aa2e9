/** One tag of a page with what stands in it. */
export interface Element {
  name: string
  attributes: ReadonlyMap<string, string>
  children: (Element | string)[]
  /** The tag around it; the page itself stands in none. */
  around: Element | undefined
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

const piece = /<!doctype[^>]*>|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/giy

/**
 * Reads a page as our renderer writes it: attributes in double quotes, everything closed that was opened. Refuses any other page; a
 * browser would repair it in silence.
 */
export function readHtml(html: string): Element {
  const page: Element = { name: '#page', attributes: new Map(), children: [], around: undefined }
  let here = page
  let end = 0
  for (const match of html.matchAll(piece)) {
    const [text, closes, tag, attributes = '', closed] = match
    end = match.index + text.length
    const name = tag?.toLowerCase()
    if (name === undefined) {
      if (text.startsWith('<')) continue
      here.children.push(decode(text))
    } else if (closes) {
      if (here.name !== name || !here.around) throw new SyntaxError(`</${name}> closes <${here.name}>`)
      here = here.around
    } else {
      const element = { name, attributes: attributesIn(attributes), children: [], around: here }
      here.children.push(element)
      if (!closed && !empty.has(name)) here = element
    }
  }
  if (end !== html.length) throw new SyntaxError(`no tag and no text: ${html.slice(end, end + 80)}`)
  if (here !== page) throw new SyntaxError(`<${here.name}> is never closed`)
  return page
}

function attributesIn(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
    if (attributes.has(name)) throw new SyntaxError(`the attribute ${name} stands twice`)
    attributes.set(name, decode(value))
  }
  return attributes
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

const decode = (text: string): string => text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** Everything below, in the order of the page; with names, the tags of these names. */
export function all(element: Element, ...names: readonly string[]): Element[] {
  const found: Element[] = []
  collect(element, names, found)
  return found
}

function collect(element: Element, names: readonly string[], found: Element[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (names.length === 0 || names.includes(child.name)) found.push(child)
    collect(child, names, found)
  }
}

/** The first tag of that name. */
export const first = (element: Element, name: string): Element | undefined => all(element, name)[0]

/** Everything that can be read in it, blanks joined. */
export const textIn = (element: Element): string =>
  element.children
    .map(child => (typeof child === 'string' ? child : ` ${textIn(child)} `))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()

export const attribute = (element: Element, name: string): string => element.attributes.get(name) ?? ''

/** The nearest tag of one of these names around it. */
export function aroundOf(element: Element, ...names: readonly string[]): Element | undefined {
  let around = element.around
  while (around && !names.includes(around.name)) around = around.around
  return around
}
