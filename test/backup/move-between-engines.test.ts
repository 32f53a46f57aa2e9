import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layGround } from '../../demo/ground.ts'
import { placesIn } from '../../src/places.ts'
import { openSansa } from '../../src/sansa.ts'
import { CommandLine } from '../command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { postgresBinaries, type ScratchServer, startScratchPostgres } from '../scratch-postgres.ts'

const binaries = postgresBinaries()

/** An empty place with the root key of another. */
function beside(keys: string): string {
  const data = join(scratchFolder(), 'data')
  cpSync(keys, join(data, 'keys'), { recursive: true })
  return data
}

describe.skipIf(!binaries)('by the command line, with DATABASE_URL', { timeout: 300_000 }, () => {
  let server: ScratchServer

  beforeAll(async () => {
    if (binaries) server = await startScratchPostgres(binaries)
  }, 120_000)
  afterAll(() => server?.stop())

  test('an office moves from the embedded engine to a server and back, and holds at each step', async () => {
    const here = scratchFolder()
    const { engine } = await openSansa(placesIn({ DATA: here }))
    await layGround(engine)
    await engine.db.close()
    const archives = scratchFolder()
    const [first, second] = [join(archives, 'first.age'), join(archives, 'second.age')]
    const keys = join(here, 'keys')
    const onServer = new CommandLine(beside(keys), server.url)

    const made = await new CommandLine(here).run(['backup', first])
    const moved = await onServer.run(['restore', first])
    const twice = await onServer.run(['restore', first])
    const verified = await onServer.run(['verify'])
    const again = await onServer.run(['backup', second])
    const back = await new CommandLine(beside(keys)).run(['restore', second])

    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('1 organisations') })
    expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('holds') })
    expect(twice.code).toBe(1)
    expect(twice.complaints).toContain('There is a Șansa in this place already')
    expect(verified.code).toBe(0)
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('1 organisations') })
    expect(back).toMatchObject({ code: 0, output: expect.stringContaining('holds') })
  })
})
