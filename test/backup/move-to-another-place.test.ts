import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { CommandLine, type Ran, type Started } from '../command-line.ts'
import { scratchFolder } from '../scratch.ts'

const patience = 240_000

let here: string
let sansa: CommandLine
let archives: string
/** What was said of the archive that was made beside the running server. */
let running: Ran
let sheets: { sealed: string; passphrase: string }

const founder = {
  organisation: 'Asociația Punte',
  name: 'Ana Ionescu',
  email: 'ana@punte.example',
  password: 'o parolă lungă de probă 7',
}

const post = ({ url }: Started, path: string, fields: Record<string, string>) =>
  fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: url }, redirect: 'manual' })

/** The command line in an empty place. */
function elsewhere(): { data: string; line: CommandLine } {
  const data = join(scratchFolder(), 'data')
  return { data, line: new CommandLine(data) }
}

beforeAll(async () => {
  here = scratchFolder()
  archives = join(scratchFolder(), 'archives')
  mkdirSync(archives)
  sansa = new CommandLine(here)
  const server = await sansa.start(['--empty'])
  const kit = await (await post(server, '/start', founder)).text()
  sheets = {
    sealed: /-----BEGIN AGE[^<]*END AGE ENCRYPTED FILE-----/.exec(kit)?.[0] ?? '',
    passphrase: /(?:[0-9A-Z]{5} ){6}[0-9A-Z]{5}/.exec(kit)?.[0] ?? '',
  }
  running = await sansa.run(['backup', archives])
  await server.stop()
}, patience)

const archive = (): string => join(archives, readdirSync(archives)[0] ?? '')

test('made while the server runs, an archive says what is in it', () => {
  expect(running).toMatchObject({ code: 0, output: expect.stringContaining('1 organisations') })
  expect(readdirSync(archives)).toEqual([expect.stringMatching(/^sansa-\d{8}T\d{6}Z\.age$/)])
  expect(readFileSync(archive()).toString('latin1')).toMatch(/^age-encryption.org\/v1/)
})

test('made while it is stopped, to a file of its own; never over another', { timeout: patience }, async () => {
  const file = join(archives, '..', 'stopped.age')

  const made = await sansa.run(['backup', file])
  const again = await sansa.run(['backup', file])

  expect(made.output).toContain('1 organisations')
  expect([made.code, again.code]).toEqual([0, 1])
  expect(again.complaints).toContain('is there already')
})

test('restored beside the root key', { timeout: patience }, async () => {
  const { data, line } = elsewhere()
  cpSync(join(here, 'keys'), join(data, 'keys'), { recursive: true })

  const tried = await line.run(['restore', '--check', archive()])
  const restored = await line.run(['restore', archive()])

  expect(tried.output).toContain('holds')
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('Asociația Punte: holds') })
})

test('restored with the two sheets of the recovery kit alone', { timeout: patience }, async () => {
  const { data, line } = elsewhere()
  const sheet = join(scratchFolder(), 'sheet.txt')
  writeFileSync(sheet, sheets.sealed)

  const without = await line.run(['restore', archive()])
  const restored = await line.run(['restore', archive(), '--kit', sheet], `${sheets.passphrase}\n`)

  expect(without.complaints).toContain('restore with the recovery kit')
  expect(without.code).toBe(1)
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('Asociația Punte: holds') })
  expect(readdirSync(join(data, 'keys'))).toContain('root.key')
})
