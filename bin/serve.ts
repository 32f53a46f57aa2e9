import { setTimeout } from 'node:timers/promises'
import type { Address } from '../src/address.ts'
import { keepPosting } from '../src/events/post.ts'
import { today } from '../src/kernel/day.ts'
import { mailIn, openMailer } from '../src/kernel/mail.ts'
import { makeLoopbackSecret } from '../src/backup/loopback.ts'
import { serve } from '../src/main.ts'
import { keepNights } from '../src/night.ts'
import { findDemo } from '../src/rights/demo.ts'
import { newToken } from '../src/rights/token.ts'
import type { Places } from '../src/places.ts'
import { hasTenants, type Sansa } from '../src/sansa.ts'
import { failureOf, type LogLine } from '../src/shell/log.ts'
import { isLoopback } from '../src/shell/loopback.ts'
import { tryArchive } from './backup.ts'
import { openOrPlay } from './first-start.ts'
import { watchNotices } from './notices.ts'
import type { Watched } from './watched.ts'

export interface Serving {
  address: Address
  places: Places
  watched: Watched | undefined
  demo: boolean
}

/** Opens or creates what is at these places, and serves it until this process is told to stop. */
export async function serveUntilStopped({ address, places, watched, demo }: Serving): Promise<number> {
  const sansa = await openOrPlay(places, { demo })
  const { engine, backups } = sansa
  try {
    const startKey = isLoopback(address.host) || (await hasTenants(engine.db)) ? undefined : newToken()
    const end = told()
    const loopbackSecret = await makeLoopbackSecret(places.keys)
    const server = await serve(sansa, address, { log: print, startKey, loopbackSecret })
    console.log(`\nȘansa: ${server.url}${startKey === undefined ? '' : `/start?key=${startKey}`}\n`)
    await greet(sansa)
    const nights = new AbortController()
    const backUp = async () => void (await backups.keepNightly(engine, tryArchive))
    const kept = keepNights(engine, nights.signal, tell, { backUp, eachMinute: () => backups.noteErased(engine) })
    const seen = watched && watchNotices(engine, watched, { stop: nights.signal, failed: tell })
    const posting = { mailer: openMailer(mailIn(process.env)), address: server.url, failed: tell }
    const posted = keepPosting(engine, posting, nights.signal)
    await end
    nights.abort()
    await Promise.all([kept, seen, posted])
    await Promise.race([server.stop(), setTimeout(mostSeconds * 1000)])
  } finally {
    await engine.db.close()
  }
  return 0
}

/** What is under way when the server is told to stop has this long to end. */
const mostSeconds = 10

/** The demo sign-ins; in earnest, whether the recovery kit was tested. */
async function greet({ engine, recovery }: Sansa): Promise<void> {
  const demo = await findDemo(engine)
  if (demo) {
    console.log(`Demo sign-ins; the password of each is ${demo.password}`)
    for (const { email, name, role } of demo.accounts) console.log(`  ${email.padEnd(32)} ${name} (${role})`)
    console.log()
  } else if ((await hasTenants(engine.db)) && (await recovery.asksForTest(today(engine.clock())))) {
    console.log(
      'The recovery kit is not tested. Test it on the page Setări > Chei: without it, a lost server is lost data.\n',
    )
  }
}

function tell(work: string, error: unknown): void {
  const failure = error instanceof Error ? failureOf(error) : undefined
  console.error(JSON.stringify({ at: new Date().toISOString(), work, failure }))
}

/** A terminal shows what failed; anything else gets every line. */
function print(line: LogLine): void {
  if (line.status >= 500 || !process.stdout.isTTY) console.log(JSON.stringify(line))
}

const told = (): Promise<void> =>
  new Promise(stop => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
