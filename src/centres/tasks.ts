import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { may, type Who } from '../kernel/who.ts'
import { getDeliverable, reaches } from '../programme/deliverable.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { stagePath } from './opportunity-list-page.tsx'
import { type Led, leadsOf, opportunitiesToRead } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { centrePath, opportunityPath } from './paths.ts'
import { unanswered } from './tables.ts'
import { words } from './words.ts'

/** Our choice, in days: an opportunity is sent on within so many; a result is asked for so long after the deadline. */
const sendWithin = 3
const askAfter = 60

/** Opportunities to read, send and answer; answers to referrals that are due. Nothing of it is stored. */
export async function centreTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  return [...(await inboxTasks(tx, reader)), ...(await leadTasks(tx, reader)), ...(await referralTasks(tx, reader))]
}

async function inboxTasks(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'opportunity.write')) return []
  const count = await opportunitiesToRead(tx, who.tenant, today)
  const title = opportunityWords(lang).tasks.inbox({ count })
  return count === 0 ? [] : [{ title, due: today, href: stagePath('inbox') }]
}

async function leadTasks(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  if (!may(who, 'deliverable.write')) return []
  const tasks: Task[] = []
  const reach = reachOf(tx, who)
  for (const lead of await leadsOf(tx, who.tenant, 'all')) {
    const due = dueOf(lead, today)
    if (!due || !((await reach(lead.enterprise_id)) || (await reach(lead.centre_id)))) continue
    const text = opportunityWords(lang).tasks
    tasks.push({
      title: text[due.what]({ code: lead.enterprise_code, title: lead.opportunity }),
      due: due.on,
      href: opportunityPath(lead.opportunity_id),
    })
  }
  return tasks
}

/** Each enterprise and each centre is asked about once. */
function reachOf(tx: Tx, who: Who): (id: string) => Promise<boolean> {
  const known = new Map<string, boolean>()
  return async id => {
    const before = known.get(id)
    if (before !== undefined) return before
    const { row } = await getDeliverable(tx, who, undefined, id)
    const isReached = reaches(who, 'deliverable.write', row, undefined)
    known.set(id, isReached)
    return isReached
  }
}

interface Due {
  what: 'send' | 'apply' | 'cancelled' | 'decide'
  on: Day
}

/** What comes next in a lead, and by when. A call that was cancelled is told to whoever prepares an offer. */
export function dueOf(
  lead: Pick<Led, 'relevant_on' | 'sent_on' | 'applied_on' | 'decided_on' | 'deadline_on' | 'state'>,
  today: Day,
): Due | undefined {
  if (lead.decided_on !== null) return undefined
  if (lead.state === 'cancelled') return lead.sent_on === null ? undefined : { what: 'cancelled', on: today }
  if (lead.applied_on !== null) {
    const on = addDays(lead.deadline_on ?? lead.applied_on, askAfter)
    return on <= today || lead.state === 'awarded' ? { what: 'decide', on: on <= today ? on : today } : undefined
  }
  if (lead.deadline_on !== null && lead.deadline_on < today) return undefined
  if (lead.sent_on === null)
    return { what: 'send', on: earlier(addDays(lead.relevant_on, sendWithin), lead.deadline_on) }
  return lead.deadline_on === null ? undefined : { what: 'apply', on: lead.deadline_on }
}

const earlier = (one: Day, other: Day | null): Day => (other !== null && other < one ? other : one)

async function referralTasks(tx: Tx, { who, lang }: Reader): Promise<Task[]> {
  if (!may(who, 'referral.write')) return []
  return (await unanswered(tx, who)).map(one => ({
    person: { id: one.person, code: one.code, name: `${one.familyName} ${one.givenName}` },
    title: words(lang).tasks.answer({ code: one.centre }),
    due: one.due_on,
    href: centrePath(one.centre_id, '/referred'),
  }))
}
