import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'

const debian = '/usr/lib/postgresql'

/** The newest server that Debian's packages installed, or undefined. */
export function postgresBinaries(): string | undefined {
  if (!existsSync(debian)) return undefined
  const versions = readdirSync(debian).filter(version => Number(version) >= 15)
  const newest = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .find(version => existsSync(`${debian}/${version}/bin/initdb`))
  return newest && `${debian}/${newest}/bin`
}

/** A database of this server whose owner is no superuser. */
export async function ownedDatabase(server: ScratchServer): Promise<string> {
  const client = new Client(server.url)
  await client.connect()
  await client.query(`create role plain_owner login createrole password 'plain'`)
  await client.query('create database owned owner plain_owner')
  for (const role of ['reader', 'writer', 'counter', 'gate', 'keeper']) {
    const there = await client.query('select from pg_roles where rolname = $1', [`sansa_${role}`])
    if (there.rowCount) await client.query(`grant sansa_${role} to plain_owner with admin option`)
  }
  await client.end()
  return Object.assign(new URL(server.url), { username: 'plain_owner', password: 'plain', pathname: '/owned' }).href
}

export interface ScratchServer {
  url: string
  stop(): Promise<void>
}

/**
 * A PostgreSQL server of its own for one run of the tests: data in the system's folder for temporary files, a free port of the loopback, a
 * random password, nothing synced. PostgreSQL refuses root, so root starts it as `postgres` or `nobody`.
 */
export async function startScratchPostgres(binaries: string): Promise<ScratchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-postgres-'))
  const user: User = process.getuid?.() === 0 ? unprivileged() : {}
  give(folder, user)
  const password = randomBytes(16).toString('hex')
  initialise(binaries, folder, password, user)
  const port = await freePort()
  const server = spawn(`${binaries}/postgres`, serverArguments(folder, port), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  })
  const removeAll = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', removeAll)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await answers(url, server)
  return {
    url,
    async stop() {
      process.off('exit', removeAll)
      const ended = once(server, 'exit')
      server.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface User {
  uid?: number
  gid?: number
}

function unprivileged(): User {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as.',
  )
}

function give(path: string, { uid, gid }: User): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

function initialise(binaries: string, folder: string, password: string, user: User): void {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  give(passwordFile, user)
  const where = ['-D', join(folder, 'data'), '-U', 'postgres', `--pwfile=${passwordFile}`]
  const how = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(`${binaries}/initdb`, [...where, ...how], { cwd: folder, stdio: 'pipe', ...user })
}

function serverArguments(folder: string, port: number): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'full_page_writes=off',
    'max_connections=60',
  ]
  return ['-D', join(folder, 'data'), ...settings.flatMap(setting => ['-c', setting])]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The loopback gave no port.')
  return address.port
}

/** Waits until it answers; says why it ended, if it did. */
async function answers(url: string, server: ChildProcess): Promise<void> {
  let log = ''
  server.stderr?.on('data', (text: Buffer) => {
    log += text.toString()
  })
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once:\n${log}`)
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await setTimeout(100)
    }
  }
  throw new Error(`PostgreSQL did not answer within 30 seconds:\n${log}`)
}
