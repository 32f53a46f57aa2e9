import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Asked } from '../src/pages/slice.ts'
import { addressOf } from './site/examples.ts'
import { headerFaults } from './site/header-faults.ts'
import { readHtml } from './site/html.ts'
import { pageFaults } from './site/page-faults.ts'
import { programFaults, refusalFaults } from './site/refusal-faults.ts'
import { templateOf } from './site/routes.ts'
import { formsIn, type ShownForm } from './site/shown-form.ts'
import { walk } from './site/walk.ts'
import { asset } from '../src/pages/asset.ts'
import { Browser, type Page } from './story-browser.ts'

/** A page without a fault: the planted violations are made of it. */
const sound = `<!doctype html><html lang="ro"><head><title>Persoane – Șansa</title>
<link rel="stylesheet" href="${asset('sansa.css')}"/><script type="module" src="${asset('shell.js')}"></script></head>
<body><main id="main"><h1>Persoane</h1><a href="/app/people/1">Mirela</a>
<form method="post" action="/app/people/1/support" data-once><input type="hidden" name="command-id" value="1"/>
<label for="f-note">Notă</label><textarea id="f-note" name="note"></textarea><button>Salvează</button></form></main></body></html>`

const headers = new Headers({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
})

const faultsIn = (html: string): string[] => pageFaults({ html, headers })

test('a sound page has no fault', () => {
  expect(faultsIn(sound)).toEqual([])
})

test.each([
  ['no doctype', '<!doctype html>', '', 'does not begin as HTML'],
  ['a tag that is never closed', '</main>', '', 'closes <main>'],
  ['an attribute without quotes', 'id="main"', 'id=main', 'no tag and no text'],
  ['an attribute twice', 'id="main"', 'id="main" id="other"', 'stands twice'],
  ['a second heading', '</main>', '<h1>Alta</h1></main>', '2 headings h1'],
  ['no heading', '<h1>Persoane</h1>', '', '0 headings h1'],
  ['an empty heading', '<h1>Persoane</h1>', '<h1> </h1>', 'an empty h1'],
  ['a title that says the product alone', 'Persoane – Șansa', 'Șansa', 'no title of its own'],
  ['no language', ' lang="ro"', '', 'no language'],
  ['an id twice', '<h1>', '<h1 id="main">', 'the id main twice'],
  ['a link to an id that is not there', '/app/people/1"', '#f-name"', 'points to f-name'],
  ['a description that is not there', 'name="note"', 'name="note" aria-describedby="f-hint"', 'points to f-hint'],
  ['a label for nothing', 'for="f-note"', 'for="f-other"', 'the field note has no label'],
  ['a link without a name', '>Mirela<', '><', 'a <a> has no name'],
  ['a button without a name', '>Salvează<', '><', 'a <button> has no name'],
  ['a style in an attribute', '<h1>', '<h1 style="color:red">', '<h1> has style'],
  ['a script in an attribute', '<h1>', '<h1 onclick="a()">', '<h1> has onclick'],
  ['a script in the page', '</main>', '<script>a()</script></main>', 'a <script> stands in the page'],
  ['a style in the page', '</main>', '<style>a{}</style></main>', 'a <style> stands in the page'],
  ['a link that is a script', '/app/people/1"', 'javascript:a()"', 'a link is a script'],
  ['a picture from elsewhere', '</main>', '<img src="https://a.example/b.png"/></main>', 'from somewhere else'],
  ['a file that is not there', asset('sansa.css'), '/assets/other.css', '/assets/other.css is not there'],
  ['a module that nothing asked for', asset('shell.js'), asset('palette.js'), 'the script “palette”'],
  ['a form without an address', ' action="/app/people/1/support"', '', 'a form goes to “”'],
  ['a form without a button', '<button>Salvează</button>', '', 'has no button'],
  ['a form without the id of its command', ' name="command-id"', ' name="id"', 'has no command id'],
  [
    'a file in a form that sends none',
    '<button>',
    '<label>a<input type="file" name="f"/></label><button>',
    'sends no files',
  ],
  ['something that nobody put into words', 'Mirela', '[object Object]', 'it says [object Object]'],
  ['a number that is none', 'Mirela', 'NaN ore', 'it says NaN'],
])('%s is found (planted violation)', (_, right, wrong, fault) => {
  const faults = faultsIn(sound.replace(right, wrong))

  expect(faults.join('\n')).toContain(fault)
})

const listInForm = (paper: string) =>
  sound
    .replace(' data-once>', ' data-once data-signed="Data">')
    .replace(
      '<button>',
      `<div class="field"${paper}><label for="f-sex">Sex</label><select id="f-sex" name="sex"><option value="">Alegeți</option><option value="F">Femeie</option></select></div><button>`,
    )

test('a list whose options are not on paper is found (planted violation)', () => {
  expect(faultsIn(listInForm(' data-paper="☐ Femeie"'))).toEqual([])
  expect(faultsIn(listInForm('')).join()).toContain('on paper the list sex lacks Femeie')
})

test('a script of forms on a page that is read is found (planted violation)', () => {
  const read = sound.replace(/<form.*<\/form>/s, '').replace(asset('shell.js'), asset('form.js'))

  expect(faultsIn(read)).toEqual(['the script “form” on a page that is read'])
})

test('a heavy page is found (planted violation)', () => {
  const noise = Array.from({ length: 20_000 }, (_, at) => Math.sin(at).toString(36).slice(-6)).join(' ')

  expect(faultsIn(sound.replace('Mirela', noise)).join()).toContain('its first view weighs')
})

test.each([
  ['content-security-policy', "default-src 'self'", 'the policy says'],
  ['content-security-policy', `${headers.get('content-security-policy')}; script-src-elem *`, 'script-src-elem *'],
  ['cache-control', 'private', 'the browser may keep it'],
  ['x-content-type-options', '', 'may guess'],
  ['referrer-policy', 'unsafe-url', 'goes to other sites'],
])('a weaker header %s is found (planted violation)', (name, value, fault) => {
  const weaker = new Headers(headers)
  weaker.set(name, value)

  expect([...headerFaults(weaker)].join('\n')).toContain(fault)
})

/** An app of two pages, of which one leads to a page that is not there. */
function planted(): Hono<Asked> {
  const app = new Hono<Asked>()
  app.get('/app', c => c.html(sound))
  app.get('/app/people/:person', c => c.html(sound.replace('/app/people/1"', '/app/gone"')))
  return app
}

test('a walk finds the link that leads nowhere, and who led there (planted violation)', async () => {
  const way = { browser: new Browser(planted()), templates: ['/app', '/app/people/:person'], most: 1 }

  const visits = await walk({ ...way, from: ['/app'] })

  const dead = visits.filter(({ page }) => page.status === 404).map(({ address, from }) => [address, from])
  expect(dead).toEqual([['/app/gone', '/app/people/1']])
})

test('a route with a parameter that has no example is told', () => {
  expect(() => addressOf('/app/people/:person/dreams/:dream', { 'people/:person': '1' })).toThrow('dreams/:dream')
})

test('an address belongs to the route that says it most plainly', () => {
  const templates = ['/app/people/:person', '/app/people/new', '/app/:any/new']

  expect(templateOf(templates, '/app/people/new')).toBe('/app/people/new')
  expect(templateOf(templates, '/app/people')).toBeUndefined()
})

const form: ShownForm = {
  by: 'dan',
  on: '/app',
  action: '/app/people/1/support',
  template: '/app/people/:person/support',
  hidden: {},
  texts: ['note'],
  secrets: [],
  choices: [],
  files: [],
}

const answered = (status: number, html: string): Page => ({
  status,
  html,
  text: '',
  headers: new Headers({ ...Object.fromEntries(headers), 'content-type': 'text/html' }),
  location: '',
  bytes: new Uint8Array(new TextEncoder().encode(html)),
})

test('a form is read as it is shown', () => {
  const document = readHtml(sound)
  const seen = { by: 'dan' as const, address: '/app', template: '/app', from: '', page: answered(200, sound), document }

  expect(formsIn([seen], ['/app/people/:person/support'])).toEqual([form])
})

test.each([
  ['a failure', 500, sound, 'answered 500'],
  ['a bad answer that is taken', 303, sound, 'answered 303'],
  ['a text that is lost', 422, sound, '“<b>” in note came back as “”'],
  ['a text that is not escaped', 422, sound.replace('></textarea>', '><b></textarea>'), '</textarea> closes <b>'],
  ['a form that does not come back', 422, sound.replace(/<form.*<\/form>/s, ''), 'the form is not on the page'],
  ['a message at a field that is not there', 422, sound.replace('/app/people/1"', '#f-gone"'), 'points to f-gone'],
])('%s is found in the answer to a bad form (planted violation)', (_, status, html, fault) => {
  const faults = [...refusalFaults(answered(status, html), form, { note: '<b>' })]

  expect(faults.join('\n')).toContain(fault)
})

test('a bad form that comes back as it was typed has no fault', () => {
  const kept = answered(422, sound.replace('></textarea>', '>&lt;b&gt;</textarea>'))

  expect([...refusalFaults(kept, form, { note: '<b>' })]).toEqual([])
  expect([...programFaults(answered(200, sound), form, {})]).toEqual(['answered 200 '])
})
