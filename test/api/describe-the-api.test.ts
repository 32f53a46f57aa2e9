import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { openApi } from '../../src/api/openapi.ts'
import { questions } from '../../src/api/questions.ts'
import { commandsOf } from '../../src/pages/commands.ts'
import { type Story, story as begin } from '../people-of-the-story.ts'
import { routesOf } from '../site/routes.ts'
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

test('the reference says the same to people', async () => {
  const dan = story.as('dan')
  const { text, html } = await dan.get('/app/tokens/reference')
  const nouns = new Set([...commandsOf(slices).keys()].map(kind => kind.split('.')[0]))
  const examples = new Map<string | undefined, string>()
  for (const noun of nouns) examples.set(noun, (await dan.get(`/app/tokens/reference/${noun}`)).text)

  for (const { path } of questions) expect(text).toContain(`GET /api${path}`)
  for (const noun of nouns) expect(html).toContain(`href="/app/tokens/reference/${noun}"`)
  for (const [kind, { may, example }] of commandsOf(slices)) {
    expect(text).toContain(kind)
    const said = examples.get(kind.split('.')[0]) ?? ''
    expect(said).toContain(`${kind} `)
    expect(said).toContain(`(${may})`)
    for (const field of Object.keys(example)) expect(said).toContain(`"${field}":`)
  }
  expect((await dan.get('/app/tokens/reference/nothing')).status).toBe(404)
})

test('the reference has room to grow: each of its pages is far from what a slow line takes', async () => {
  const dan = story.as('dan')
  const nouns = new Set([...commandsOf(slices).keys()].map(kind => kind.split('.')[0]))
  for (const rest of ['', ...[...nouns].map(noun => `/${noun}`)]) {
    expect(Buffer.byteLength((await dan.get(`/app/tokens/reference${rest}`)).html)).toBeLessThan(45_000)
  }
})
