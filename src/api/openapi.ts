import { z } from 'zod/mini'
import { takenFile } from '../evidence/taken-file.ts'
import type { AnyCommand } from '../kernel/command.ts'
import { commandsOf } from '../pages/commands.ts'
import type { Slice } from '../pages/slice.ts'
import { doneShape, mostAtOnce, sentShape } from './commands.ts'
import { fieldsOf, type Question } from './question.ts'
import { questions } from './questions.ts'
import { problemType } from './problem-document.ts'
import { words } from './words.ts'

type Schema = Readonly<Record<string, unknown>>

/** The description of the API (OpenAPI 3.1), from the shapes themselves: what it says is what is checked. */
export function openApi(slices: readonly Slice[]): Schema {
  const commands = [...commandsOf(slices).values()]
  const text = words('en')
  return {
    openapi: '3.1.0',
    info: { title: text.product, version: '1', description: text.lead },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths: {
      '/commands': { post: performing(commands) },
      '/files': { post: taking },
      ...Object.fromEntries(questions.map(one => [one.path, { get: asking(one) }])),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: { problem: problemResponse() },
      schemas: {
        problem: problemSchema,
        done: schemaOf(doneShape, 'done', 'output'),
        file: schemaOf(takenFile, 'file', 'output'),
        ...Object.fromEntries(commands.map(one => [`command.${one.kind}`, commandSchema(one)])),
        ...Object.fromEntries(commands.map(one => [one.kind, schemaOf(one.shape, one.kind)])),
        ...Object.fromEntries(questions.map(one => [answerName(one), schemaOf(one.answer, answerName(one), 'output')])),
      },
    },
  }
}

const answerName = ({ name }: Question): string => `answer.${name}`

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

function performing(commands: readonly AnyCommand[]): Schema {
  const one = { oneOf: commands.map(({ kind }) => ref(`command.${kind}`)) }
  const many = { type: 'array', items: one, minItems: 1, maxItems: mostAtOnce }
  const done = { oneOf: [ref('done'), { type: 'array', items: ref('done') }] }
  return {
    operationId: 'performCommands',
    summary: words('en').operations.commands,
    requestBody: { required: true, content: { 'application/json': { schema: { anyOf: [one, many] } } } },
    responses: responses(done),
  }
}

const responses = (schema: Schema): Schema => ({
  '200': { description: words('en').done, content: { 'application/json': { schema } } },
  '4XX': { $ref: '#/components/responses/problem' },
})

const taking: Schema = {
  operationId: 'takeFile',
  summary: words('en').operations.files,
  requestBody: { required: true, content: { 'application/octet-stream': {} } },
  responses: responses(ref('file')),
}

const asking = (one: Question): Schema => ({
  operationId: one.name,
  summary: words('en').operations[one.name as keyof ReturnType<typeof words>['operations']],
  parameters: [...inPath(one), ...inQuery(one)],
  responses: { ...responses(ref(answerName(one))), '304': { description: words('en').unchanged } },
})

const inPath = ({ path }: Question): Schema[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const inQuery = ({ query }: Question): Schema[] =>
  Object.entries(fieldsOf(query)).map(([name, field]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(field, name),
  }))

const problemResponse = (): Schema => ({
  description: words('en').refused,
  content: { [problemType]: { schema: ref('problem') } },
})

const text = { type: 'string' }

const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'details', 'errors', 'request'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: text,
    details: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'detail'],
        properties: { path: text, code: text, detail: text },
      },
    },
    request: text,
  },
}

/** A command as it is sent: its id, its kind, and the input of that kind. */
function commandSchema({ kind, may, example }: AnyCommand): Schema {
  const { properties, ...sent } = schemaOf(sentShape, 'sent') as { properties: Schema }
  return {
    ...sent,
    description: words('en').needsRight({ right: may }),
    properties: { ...properties, kind: { const: kind }, input: ref(kind) },
    examples: [{ id: '0198f000-0000-7000-8000-00000000000a', kind, input: example }],
  }
}

/**
 * The JSON Schema of a shape. A part that contains itself is named where the whole stands; a format says more than its pattern, which is
 * left out.
 */
function schemaOf(shape: z.core.$ZodType, name: string, io: 'input' | 'output' = 'input'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    override: ({ jsonSchema }) => withoutPattern(jsonSchema),
  })
  const inPlace = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`)
  return JSON.parse(inPlace) as Schema
}

function withoutPattern(schema: { format?: string | undefined; pattern?: string | undefined }): void {
  if (schema.format === 'uuid' || schema.format === 'date' || schema.format === 'date-time') delete schema.pattern
}
