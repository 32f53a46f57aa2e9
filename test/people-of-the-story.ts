import { createSecretKey, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { type Colleague, colleagues } from '../demo/ground.ts'
import { buildApp, slices } from '../src/app.tsx'
import { Backups } from '../src/backup/backups.ts'
import { type AnyCommand, type Done, type Item, perform, performAll, type Sent } from '../src/kernel/command.ts'
import type { Database } from '../src/kernel/database.ts'
import { atGate, type Engine, type Reach, startEngine } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import { newId } from '../src/kernel/ids.ts'
import { Keyring } from '../src/kernel/keyring.ts'
import { foundTenant } from '../src/kernel/tenant.ts'
import type { Grant, Who } from '../src/kernel/who.ts'
import { type Asked, erasersOf, reachOf, type Slice } from '../src/pages/slice.ts'
import { orDeliverable } from '../src/programme/scope.ts'
import { inScope, ofOurOwn } from '../src/people/scope.ts'
import { found, invite } from '../src/rights/account.ts'
import { putCredential } from '../src/rights/gate-tables.ts'
import { Recovery } from '../src/rights/recovery.ts'
import { beginSession, proveAgain, findSession } from '../src/rights/session.ts'
import type { LogLine } from '../src/shell/log.ts'
import { testDatabase } from './database.ts'
import { oncePerFile } from './once-per-file.ts'
import { scratchFolder } from './scratch.ts'
import { Browser } from './story-browser.ts'

/** Ana administers; the others are the colleagues of the demo, one for each role. */
export type Name = 'ana' | Colleague

export interface Story {
  engine: Engine
  tenant: string
  who: Record<Name, Who>
  /** What the access log says. */
  log: LogLine[]
  /** Where sealed files lie. */
  folder: string
  /** The HTTP function, for a real browser. */
  app: Hono<Asked>
  /** The session cookie of somebody signed in, the second factor shown. */
  session(who: Who): Promise<string>
  /** The clock stands still until the test moves it: at noon of a day in Bucharest, or at an instant. */
  at(moment: string): void
  /** A browser in which this colleague is signed in, the second factor shown. */
  as(name: Name): Browser
  /** A browser in which nobody is signed in. */
  visitor(): Browser
  /** One command, under a new id unless the test gives one. */
  perform(name: Name, command: AnyCommand, input: unknown, sent?: Partial<Sent>): Promise<Done>
  /** One command by whoever joined. */
  performAs(who: Who, command: AnyCommand, input: unknown): Promise<Done>
  /** Several as one. */
  performAll(name: Name, items: readonly Pick<Item, 'command' | 'input'>[]): Promise<Done[]>
  /** Somebody more, with another role or another place. */
  join(person: Grant & { name: string }): Promise<Who>
  /** A browser for whoever joined. */
  asWho(who: Who): Browser
}

interface Setting {
  /** Left out: the database of this test file. */
  db?: Database
  /** Where the story begins; a Monday. */
  on?: string
  organisation?: string
  slices?: readonly Slice[]
  /** Tests about papers alone invent whom they are about: `anybody`. */
  reach?: Reach
}

/** Whom a right reaches, whether or not they were ever recorded. */
export const anybody: Reach = orDeliverable(inScope)

// One root key for all stories of a test file: they share a database, and an engine opens the keys of every tenant in it.
export const root = createSecretKey(randomBytes(32))
const folderOfFile = oncePerFile(scratchFolder)

/** What the command line beside a running server asks with. */
export const loopbackSecret = 'a secret of the folder of keys'

/** A fresh organisation with one colleague for each role. The same people, another tenant, each time. */
export async function story({
  on = '2026-03-16',
  organisation = 'Asociația Punte',
  slices: all = slices,
  reach = reachOf(all, ofOurOwn(anybody)),
  db,
}: Setting = {}): Promise<Story> {
  let now = instantOf(on)
  const folder = folderOfFile()
  const filesFolder = join(folder, 'files')
  const engine = await startEngine({
    db: db ?? (await testDatabase()),
    keyring: new Keyring(root),
    files: new Files(filesFolder),
    listeners: all.flatMap(slice => slice.listener ?? []),
    erasers: erasersOf(all),
    reach,
    clock: () => now,
  })
  const { tenant, ...who } = await people(engine, organisation)
  const log: LogLine[] = []
  const entrance = { https: false, addressOf: () => '192.0.2.7' }
  const app = buildApp({
    engine,
    entrance,
    recovery: new Recovery(folder, root),
    backups: new Backups({ folder: join(folder, 'backups'), keys: folder }, root),
    loopbackSecret,
    log: line => log.push(line),
    publicTenant: tenant,
    slices: all,
  })
  const browser = (token?: () => Promise<string>) => new Browser(app, token)
  const asWho = (one: Who) => browser(() => signIn(engine, one))
  return {
    engine,
    tenant,
    who,
    log,
    folder: filesFolder,
    app,
    session: one => signIn(engine, one),
    at: moment => {
      now = instantOf(moment)
    },
    as: name => asWho(who[name]),
    asWho,
    visitor: () => browser(),
    perform: (name, command, input, sent) => perform(engine, command, input, who[name], { id: newId(), ...sent }),
    performAs: (one, command, input) => perform(engine, command, input, one, { id: newId() }),
    performAll: (name, items) =>
      performAll(
        engine,
        items.map(item => ({ id: newId(), ...item })),
        who[name],
      ),
    join: async person => (await welcome(engine, who.ana, [person]))[0] as Who,
  }
}

const instantOf = (moment: string): Date => new Date(moment.includes('T') ? moment : `${moment}T10:00:00Z`)

async function people(engine: Engine, organisation: string): Promise<Record<Name, Who> & { tenant: string }> {
  const tenant = await foundTenant(engine, organisation)
  const ana: Who = {
    tenant,
    account: newId(),
    name: 'Ana Ionescu',
    grants: [{ role: 'administrator', scope: { of: 'tenant' } }],
  }
  const email = emailOf(ana)
  await perform(engine, found, { account: ana.account, grant: newId(), name: ana.name, email }, ana, { id: newId() })
  await openDoor(engine, ana)
  const names = Object.keys(colleagues) as Colleague[]
  const joined = await welcome(
    engine,
    ana,
    names.map(name => colleagues[name]),
  )
  const others = Object.fromEntries(names.map((name, at) => [name, joined[at]])) as Record<Colleague, Who>
  return { tenant, ana, ...others }
}

async function welcome(engine: Engine, by: Who, joining: readonly (Grant & { name: string })[]): Promise<Who[]> {
  const joined = joining.map(({ name, role, scope }): Who => {
    return { tenant: by.tenant, account: newId(), name, grants: [{ role, scope }] }
  })
  const items = joined.map(who => {
    const [{ role, scope }] = who.grants as [Grant]
    const input = { account: who.account, grant: newId(), name: who.name, email: emailOf(who), role, scope }
    return { id: newId(), command: invite, input }
  })
  await performAll(engine, items, by)
  for (const who of joined) await openDoor(engine, who)
  return joined
}

/** An e-mail opens one account in all organisations, so each story has its own. */
const emailOf = ({ account, name }: Who): string =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${account.slice(-12)}@punte.example`

/** Of no password, in the form of a hash: tests of other abilities begin behind the door. */
const nothingOpens = ['argon2id', 8, 1, 1, ...['salt', 'tag'].map(() => Buffer.alloc(32).toString('base64'))].join('$')

async function openDoor(engine: Engine, who: Who): Promise<void> {
  const { account, tenant } = who
  const passwordHash = nothingOpens
  const credential = { account, tenant, email: emailOf(who), passwordHash, lang: 'ro' as const, entry: 0 }
  await atGate(engine, tx => putCredential(tx, credential))
}

async function signIn(engine: Engine, { account, tenant }: Who): Promise<string> {
  const session = await findSession(engine, await beginSession(engine, { account, tenant, device: 'Firefox, Linux' }))
  if (!session) throw new Error('A session that has just begun is not there.')
  return proveAgain(engine, session.id)
}
