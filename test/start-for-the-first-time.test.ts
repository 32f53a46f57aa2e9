import { chmodSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { slices } from '../src/app.tsx'
import { newId } from '../src/kernel/ids.ts'
import { commandsOf } from '../src/pages/commands.ts'
import { CommandLine, type Started } from './command-line.ts'
import { scratchFolder } from './scratch.ts'

// Each of these starts real servers on real folders.
const patience = 240_000

const founder = {
  organisation: 'Asociația Liman',
  name: 'Tudora Ene',
  email: 'tudora@liman.example',
  password: 'trei iezi cucuieți',
}

const post = (server: Started, path: string, fields: Record<string, string>) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: server.url },
    redirect: 'manual',
  })

let once: Promise<string> | undefined

async function foundOnce(): Promise<string> {
  const data = scratchFolder()
  const server = await new CommandLine(data).start(['--empty'])
  await post(server, '/start', founder)
  await server.stop()
  return data
}

/** A folder of its own in which an organisation was founded, its server stopped. */
async function founded(): Promise<{ data: string; sansa: CommandLine }> {
  const data = join(scratchFolder(), 'data')
  once ??= foundOnce()
  cpSync(await once, data, { recursive: true })
  return { data, sansa: new CommandLine(data) }
}

test(
  'nothing is performed or verified where there is no Șansa, and nothing is left behind',
  { timeout: patience },
  async () => {
    const data = join(scratchFolder(), 'nowhere')

    const ran = await new CommandLine(data).run(['perform'])

    expect(ran.code).toBe(1)
    expect(ran.complaints).toContain('Begin one with: npx sansa start')
    expect(() => rmSync(data)).toThrow('ENOENT')
  },
)

test('what is not understood ends with 2', { timeout: patience }, async () => {
  const sansa = new CommandLine(scratchFolder())

  const command = await sansa.run(['dance'])
  const option = await sansa.run(['verify', '--loudly'])

  expect([command.code, option.code]).toEqual([2, 2])
  expect(command.complaints).toContain('npx sansa start')
})

test(
  'the first visit creates the organisation, its administrator and the recovery kit, once',
  { timeout: patience },
  async () => {
    const sansa = new CommandLine(scratchFolder())
    const server = await sansa.start(['--empty'])

    const door = await fetch(`${server.url}/login`)
    const short = await post(server, '/start', { ...founder, password: 'scurt' })
    const nameless = await post(server, '/start', { ...founder, organisation: ' ' })
    const kit = await post(server, '/start', founder)
    const again = await post(server, '/start', founder)

    expect(door.url).toBe(`${server.url}/start`)
    expect([short.status, nameless.status, kit.status, again.status]).toEqual([422, 400, 200, 404])
    const sheets = await kit.text()
    expect(sheets).toContain('BEGIN AGE ENCRYPTED FILE')
    expect(sheets).toMatch(/([0-9A-Y]{5} ){6}[0-9A-Y]{5}/)
    expect(await server.stop()).toBe(0)
  },
)

test('a second start says who holds the folder, and stops', { timeout: patience }, async () => {
  const { sansa } = await founded()
  const server = await sansa.start()

  const second = await sansa.run(['start'])
  const stopped = await server.stop()
  const third = await sansa.start()

  expect(second.code).toBe(1)
  expect(second.complaints).toMatch(/in use by process \d+, since 2\d{3}-.*, at http:\/\/localhost:\d+/)
  expect(second.complaints).toContain(new URL(server.url).port)
  expect(stopped).toBe(0)
  expect(await third.stop()).toBe(0)
})

test('a first start that is cut short leaves no database and nobody who plays on', { timeout: patience }, async () => {
  const data = scratchFolder()
  const sansa = new CommandLine(data)

  await sansa.stopOnce(/First start/)

  expect(existsSync(join(data, 'database'))).toBe(false)
  expect((await sansa.run(['verify'])).complaints).toContain('There is no Șansa at')
  const server = await sansa.start(['--empty'])
  expect(await server.stop()).toBe(0)
})

test('without the right key it does not start', { timeout: patience }, async () => {
  const { data, sansa } = await founded()
  const key = join(data, 'keys', 'root.key')

  chmodSync(key, 0o644)
  const readable = await sansa.run(['start'])
  rmSync(key)
  const missing = await sansa.run(['start'])
  writeFileSync(key, Buffer.alloc(32), { mode: 0o600 })
  const standard = await sansa.run(['start'])

  expect([readable.code, missing.code, standard.code]).toEqual([1, 1, 1])
  expect(readable.complaints).toContain('can be read by others')
  expect(missing.complaints).toContain('is missing, but there are data')
  expect(standard.complaints).toContain('is a default')
})

test('commands are performed line by line; a refused line does not stop the rest', { timeout: patience }, async () => {
  const { sansa } = await founded()
  const account = newId()
  const invite = {
    id: newId(),
    kind: 'rights.invite',
    by: founder.email,
    input: {
      account,
      grant: newId(),
      name: 'Ilie Rusu',
      email: 'ilie@liman.example',
      role: 'manager',
      scope: { of: 'tenant' },
    },
  }
  const rename = { id: newId(), kind: 'rights.rename', by: founder.email, input: { account, name: 'Ilie Russu' } }
  const notHis = { ...rename, id: newId(), by: 'ilie@liman.example' }
  const anotherDay = { ...rename, id: newId(), happenedOn: '2001-01-01' }
  const lines = [invite, invite, { ...invite, kind: 'rights.dance' }, notHis, anotherDay, rename]

  const ran = await sansa.run(['perform'], [...lines.map(line => JSON.stringify(line)), 'no json', ''].join('\n'))
  const verified = await sansa.run(['verify'])

  const answers = ran.output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { entry?: number; again?: boolean; problem?: { code: string } })
  expect(answers.map(({ entry, again, problem }) => problem?.code ?? `${entry} ${again}`)).toEqual([
    '2 false',
    '2 true',
    'shell.no-such-command',
    'kernel.not-allowed',
    'shell.another-day',
    '3 false',
    'shell.no-json',
  ])
  expect(ran.code).toBe(1)
  expect(ran.complaints).toContain('7 commands')
  expect(verified.code).toBe(0)
  expect(verified.output).toContain('holds: 3 lines')
})

test('every command is told with its schema and an example that fits', { timeout: patience }, async () => {
  const ran = await new CommandLine(scratchFolder()).run(['commands'])

  const told = JSON.parse(ran.output) as { kind: string; input: object; example: unknown }[]
  const known = commandsOf(slices)
  expect(ran.code).toBe(0)
  expect(told.map(({ kind }) => kind)).toEqual([...known.keys()])
  expect(told.filter(({ kind, example }) => !known.get(kind)?.shape.safeParse(example).success)).toEqual([])
  expect(told.filter(({ input }) => !('properties' in input || 'anyOf' in input || 'oneOf' in input))).toEqual([])
})
