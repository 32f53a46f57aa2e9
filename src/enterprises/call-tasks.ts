import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { programmeCodes } from '../programme/tables.ts'
import { appealsUntil } from './call.ts'
import { waitsIn } from './call-seats.ts'
import { callsOf, competition } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { callPath, scoringPath } from './paths.ts'
import { toScore } from './scoring.ts'

/** What a competition waits for: of whoever decides, eligibility and answers; of a scorer, points. */
export async function callTasks(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  const { tasks: says } = callWords(lang)
  const tasks: Task[] = []
  if (may(who, 'plan.score')) {
    for (const { mine, code } of await toScore(tx, who)) {
      if (mine.scored_on !== null) continue
      tasks.push({ title: says.score({ code }), due: mine.given_on, href: `${scoringPath}/${mine.entry_id}` })
    }
  }
  if (!may(who, 'enterprise.decide')) return tasks
  for (const programme of await programmeCodes(tx, who.tenant)) {
    if (!reachesPlace(who, 'enterprise.decide', { programme, region: '' })) continue
    for (const { id, title, closes_on, concluded_on } of await callsOf(tx, who.tenant, programme)) {
      if (concluded_on !== null) continue
      const all = await competition(tx, who.tenant, id)
      const undecided = all.entries.filter(one => waitsIn(one, all) === 'eligibility').length
      const unanswered = all.appeals.filter(one => one.answered_on === null).length
      const href = callPath(id)
      if (undecided > 0) tasks.push({ title: says.decide({ title, count: undecided }), due: closes_on, href })
      if (unanswered > 0)
        tasks.push({ title: says.answer({ title, count: unanswered }), due: appealsUntil(all.call) ?? today, href })
    }
  }
  return tasks
}
