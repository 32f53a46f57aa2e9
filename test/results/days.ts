import { sql } from 'kysely'
import { count, read } from '../../src/kernel/engine.ts'
import type { Tx } from '../../src/kernel/database.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import type { Asked } from '../../src/results/asked.ts'
import { copyOf } from '../../src/results/copy.ts'
import { keptDays } from '../../src/results/day-kept.ts'
import { marksOf } from '../../src/results/marks.ts'
import { keepUp, passNight } from '../../src/results/open-day.ts'
import { daysHold } from '../../src/results/recount.ts'
import { trendOf } from '../../src/results/trend.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { explained, ofBoth } from './explained.ts'
import { movedAndWhole } from './moved-and-whole.ts'
import { adopt, beginTrial, type Trial } from './trial.ts'
import { woman } from './woman.ts'

export const openDay = '2026-10-30'

export async function beginDays(): Promise<Days> {
  const trial = await beginTrial(openDay)
  await adopt(trial)
  return new Days(trial)
}

/** The trial programme, whose days nights keep. */
export class Days {
  readonly chronicle: Chronicle
  readonly trial: Trial

  constructor(trial: Trial) {
    this.trial = trial
    this.chronicle = new Chronicle(trial)
  }

  async enter(name: string, more: Partial<{ region: string }> = {}, minutes = 60): Promise<Enrolled> {
    const of = await this.chronicle.apply(name, { ...woman, ...more }, '2026-01-12')
    await this.chronicle.decide(of, '2026-01-12')
    await this.chronicle.support(of, '2026-01-12', { minutes })
    return of
  }

  night() {
    return passNight(this.trial.story.engine, this.trial.story)
  }

  minute() {
    return keepUp(this.trial.story.engine, this.trial.story)
  }

  async asked(tx: Tx): Promise<Asked> {
    const { tenant } = this.trial.story
    return { tenant, programme: 'proba', rules: await getRulebook(tx, tenant, 'proba', openDay), day: openDay }
  }

  /** Whether the copy of the open day, and what is kept of each day, answer under the rules of that day. */
  whatAnswers() {
    return read(this.trial.story.engine, this.trial.story, async tx => {
      const asked = await this.asked(tx)
      return { copy: (await copyOf(tx, asked)) !== undefined, days: (await keptDays(tx, asked, 'now')) !== undefined }
    })
  }

  /** The line as known at which days are kept, and the last one. */
  keptAt() {
    return read(this.trial.story.engine, this.trial.story, async tx => {
      const { rows } = await sql<{ kept: number; last: number }>`
        select max(k.entry)::float8 as kept, h.entry as last from day_line k join journal_head h on h.tenant_id = k.tenant_id
        where k.programme = 'proba' group by h.entry`.execute(tx)
      return rows[0] ?? { kept: 0, last: 0 }
    })
  }

  /** The first thing that is kept and should not be so. */
  holds() {
    const { engine, tenant } = this.trial.story
    return count(engine, this.trial.story, tx => daysHold(tx, tenant, engine))
  }

  /** From what is kept, and from the facts alone; the same, unless something is wrong. */
  on(day: string) {
    const elsewhere = { programme: 'proba', open: openDay, day, known: 'now' } as const
    return movedAndWhole(this.trial.story.engine, this.trial.story, elsewhere)
  }

  /** What each indicator had at the ends of the quarters: from what is kept, or from the facts. */
  trends(fromDays: boolean) {
    return read(this.trial.story.engine, this.trial.story, async tx => {
      const asked = await this.asked(tx)
      const said: Record<string, number[]> = {}
      for (const marked of marksOf(asked).flatMap(unit => unit.marked)) {
        const value = { indicator: marked.indicator, cells: [], claimed: 0, proven: 0 }
        const kept = fromDays ? await keptDays(tx, asked, 'now') : undefined
        const points = await trendOf(tx, asked, marked, { value, startsOn: '2025-01-01', known: 'now', kept })
        said[marked.indicator.code] = points.map(point => point.value)
      }
      return said
    })
  }

  /** What stands behind each number, from what is kept of each day and from the facts. */
  async behind(day: string) {
    const asking = { programme: 'proba', day, known: 'now' } as const
    const { story } = this.trial
    const kept = (await explained(story.engine, story, { ...asking, from: 'days' })) ?? {}
    const live = (await explained(story.engine, story, { ...asking, from: 'facts' })) ?? {}
    return { kept, live: ofBoth(live, kept) }
  }
}
