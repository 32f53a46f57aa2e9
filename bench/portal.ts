import { Hono } from 'hono'
import { setTimeout } from 'node:timers/promises'
import { buildApp } from '../src/app.tsx'
import { perform } from '../src/kernel/command.ts'
import { newId } from '../src/kernel/ids.ts'
import { setPublicPage } from '../src/portal/public-page.ts'
import { freeze } from '../src/results/freeze.ts'
import { programme } from './crowd.ts'
import { type Figure, ms } from './figure.ts'
import { type Office, openOffice } from './office.ts'

const home = 'http://localhost:3000/ro'
const requests = 20_000

/** The home of the public page from the cache, and how soon it says what was just filed. */
export async function benchPortal(): Promise<Figure[]> {
  const office = await openOffice(1_000)
  const { engine, recovery, backups, colleagues } = office
  const entrance = { https: false, addressOf: () => '192.0.2.7' }
  const app = buildApp({ engine, recovery, backups, entrance, log: () => {} })
  await perform(engine, setPublicPage, { ...setPublicPage.example, programme }, colleagues.dan, { id: newId() })
  const page = await (await ask(app)).text()
  const rate = await perCpuSecond(app, page)
  const bare = new Hono().get('/ro', c => c.html(page))
  const yardstick = await perCpuSecond(bare, page)
  const took = await untilFresh(app, office)
  await office.close()
  return [
    {
      what: 'Public home from the page cache, requests for each second of processor',
      value: String(Math.round(rate)),
      bound: '≥ 1,000',
      yardstick: `the same bytes from a bare Hono: ${Math.round(yardstick)}`,
    },
    {
      what: 'Public home, from the answer to a freeze to the page that shows it',
      value: ms(took),
      bound: '≤ 5 s',
      yardstick: 'the site looks at the journal every 250 ms',
    },
  ]
}

const ask = async (app: Pick<Hono, 'request'>): Promise<Response> => {
  const answer = await app.request(home)
  if (answer.status !== 200) throw new Error(`${home} was answered ${answer.status}`)
  return answer
}

/** Whole answers, read to the end. */
async function perCpuSecond(app: Pick<Hono, 'request'>, page: string): Promise<number> {
  for (let nth = 0; nth < 500; nth += 1) await (await ask(app)).text()
  const before = process.cpuUsage()
  for (let nth = 0; nth < requests; nth += 1) {
    if ((await (await ask(app)).text()).length !== page.length) throw new Error('Another page came.')
  }
  const { user, system } = process.cpuUsage(before)
  return requests / ((user + system) / 1e6)
}

async function untilFresh(app: Pick<Hono, 'request'>, { engine, colleagues }: Office): Promise<number> {
  const asOf = engine.clock().toISOString().slice(0, 10)
  await perform(engine, freeze, { programme, asOf, name: 'De acum' }, colleagues.dan, { id: newId() })
  const filed = performance.now()
  while (!(await (await ask(app)).text()).includes('De acum')) await setTimeout(5)
  return performance.now() - filed
}
