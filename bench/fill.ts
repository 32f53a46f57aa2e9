// Fills a scratch office with so many people, as `DATA` and `DATABASE_URL` say, and prints its colleagues.
import { layGround } from '../demo/ground.ts'
import { importRules, rulesFrom } from '../demo/programme.ts'
import { addMonths, today } from '../src/kernel/day.ts'
import { openDay, passNight } from '../src/results/open-day.ts'
import { placesIn } from '../src/places.ts'
import { openSansa } from '../src/sansa.ts'
import { gather } from './crowd.ts'

/** Of more, no page of another day is measured, and what each day brought takes long to count. */
const mostByDay = 10_000
const people = Number(process.argv[2])
const { engine } = await openSansa(placesIn(process.env))
const { colleagues } = await layGround(engine)
await importRules(engine, colleagues.dan, rulesFrom(addMonths(today(engine.clock()), -16)))
if (people > 0) await gather(engine.db, { people, ...colleagues })
await (people > mostByDay ? openDay : passNight)(engine, colleagues.dan)
await engine.db.idle()
await engine.db.close()
console.log(JSON.stringify(colleagues))
