import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { openApi } from '../../src/api/openapi.ts'
import { questions } from '../../src/api/questions.ts'
import { commandsOf } from '../../src/pages/commands.ts'
import { type Story, story as begin } from '../people-of-the-story.ts'
import { readHtml } from '../site/html.ts'
import { routesOf } from '../site/routes.ts'
import { heaviestView, weightOf } from '../site/weight.ts'
import { Program } from './program.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

interface Described {
  paths: Record<string, object>
  components: { schemas: Record<string, unknown> }
}

const described = openApi(slices) as unknown as Described

test('the description is OpenAPI 3.1', async () => {
  const found = await new Validator().validate({ ...structuredClone(described) })

  expect(found.errors ?? []).toEqual([])
  expect(found.valid).toBe(true)
})

test('a description with a fault is found to have one', async () => {
  const { valid } = await new Validator().validate({ ...structuredClone(described), paths: { people: { get: 1 } } })

  expect(valid).toBe(false)
})

test('every reference in it leads somewhere', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)
  const at = (path: string) =>
    path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], described)

  expect(references.length).toBeGreaterThan(100)
  expect(references.filter(path => at(path) === undefined)).toEqual([])
})

test('it describes everything that is served, and nothing else', () => {
  const served = routesOf(story.app, 'api')
    .map(({ template }) => template.replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}'))
    .filter(path => path !== '/openapi.json')

  expect(Object.keys(described.paths).toSorted()).toEqual([...new Set(served)].toSorted())
})

test('every kind of command is described with its input', () => {
  const kinds = [...commandsOf(slices).keys()]

  expect(kinds.filter(kind => !(kind in described.components.schemas))).toEqual([])
})

test('whoever has no token may read it; nothing else answers without one', async () => {
  const nobody = new Program(story)

  expect((await nobody.get('/openapi.json')).status).toBe(200)
  expect((await nobody.get('/anything')).status).toBe(401)
})

test('the reference says the same to people: each command by name, and with an example on the page of its noun', async () => {
  const dan = story.as('dan')
  const { html, text } = await dan.get('/app/tokens/reference')
  const pages = [...html.matchAll(/href="(\/app\/tokens\/reference\/[^"]+)"/g)].map(([, path = '']) => path)
  const ofNouns = await Promise.all(pages.map(path => dan.get(path)))
  const told = ofNouns.map(one => one.text).join('\n')

  for (const { path } of questions) expect(text).toContain(`GET /api${path}`)
  for (const { kind, may, example } of commandsOf(slices).values()) {
    expect(text).toContain(kind)
    expect(told).toMatch(new RegExp(`${kind.replaceAll('.', '\\.')} [^(]+.*\\(${may}\\)`))
    for (const field of Object.keys(example)) expect(told).toContain(`"${field}": `)
  }
  expect((await dan.get('/app/tokens/reference/nothing')).status).toBe(404)
})

const weigh = ({ html }: { html: string }) => weightOf(html, readHtml(html))

test('the reference has room to grow: none of its pages takes half of what the frame leaves', async () => {
  const dan = story.as('dan')
  const frame = weigh(await dan.get('/app/tokens'))
  const nouns = new Set(Array.from(commandsOf(slices).keys(), kind => kind.split('.')[0]))
  const paths = ['', ...Array.from(nouns, noun => `/${noun}`)].map(end => `/app/tokens/reference${end}`)

  const pages = await Promise.all(paths.map(async path => ({ path, weight: weigh(await dan.get(path)) - frame })))

  expect(pages.filter(({ weight }) => weight > (heaviestView - frame) / 2)).toEqual([])
  expect(pages.length).toBeGreaterThan(10)
})
