import type { Fields, Page } from '../story-browser.ts'
import { pageFaults } from './page-faults.ts'
import { type ShownForm, typedAgain } from './shown-form.ts'
import { documentOf, isHtml } from './walk.ts'

/** What is wrong with the answer to a form that somebody filled in badly: it comes back whole, with everything that was typed. */
export function* refusalFaults(page: Page, form: ShownForm, fields: Fields): Iterable<string> {
  if (page.status < 400 || page.status >= 500) return yield `answered ${page.status} ${page.location}`
  if (!isHtml(page)) return yield 'answered without a page'
  yield* faultsBesideTyped(page, fields)
  if (form.texts.length > 0) yield* notKept(page, form, fields)
}

/** The same for what only a program sends: the page is whole, but a field that it made up need not be there. */
export function* programFaults(page: Page, _: ShownForm, fields: Fields): Iterable<string> {
  if (page.status < 400 || page.status >= 500) return yield `answered ${page.status} ${page.location}`
  if (!isHtml(page)) return yield 'answered without a page'
  yield* faultsBesideTyped(page, fields).filter(fault => !fault.startsWith('<a> points to f-'))
}

/** A huge text makes a heavy page, and whoever types NaN reads NaN. */
function faultsBesideTyped(page: Page, fields: Fields): string[] {
  const typed = Object.values(fields).filter(value => typeof value === 'string')
  return pageFaults(page).filter(fault => {
    const echo = typed.some(text => fault === `it says ${text}`)
    return !echo && !(page.bytes.length > 60_000 && fault.startsWith('its first view'))
  })
}

function* notKept(page: Page, form: ShownForm, fields: Fields): Iterable<string> {
  const document = documentOf(page)
  const again = document && typedAgain(document, form)
  if (!again) return yield `the form is not on the page of ${page.status}`
  for (const name of form.texts) {
    const typed = fields[name]
    if (form.secrets.includes(name) || typeof typed !== 'string') continue
    // A browser never sends half a character.
    const kept = again.get(name)
    if (kept !== typed.toWellFormed()) yield `“${typed.slice(0, 20)}” in ${name} came back as “${kept?.slice(0, 20)}”`
  }
}
