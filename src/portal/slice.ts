import type { Asking } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { addDays, today as dayOf } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { may } from '../kernel/who.ts'
import type { Reader, Slice, Task } from '../pages/slice.ts'
import { namesOfPeople } from '../people/person-tables.ts'
import { inboxRoutes } from './inbox-routes.tsx'
import { makeLink, revokeLink } from './link.ts'
import { linkRoutes } from './link-routes.tsx'
import { inboxPath, linksPath, pagePath } from './paths.ts'
import { closePublicPage, setPublicPage } from './public-page.ts'
import { answeredWithin, forgetRequests } from './request.ts'
import { dropAnswersOf, type ListedRequest, requestsFor } from './request-tables.ts'
import { settingsRoutes } from './settings-page.tsx'
import { settleRequest } from './settlement.ts'
import { words } from './words.ts'

/** What the public reads and sends, and the pages of participants. The pages before the door stand in `app.tsx`. */
export const portal: Slice = {
  name: 'portal',
  commands: [setPublicPage, closePublicPage, settleRequest, makeLink, revokeLink],
  routes: app => {
    inboxRoutes(app)
    settingsRoutes(app)
    linkRoutes(app)
  },
  nav: ({ who, lang }) => [
    ...(may(who, 'requests.settle') ? [{ href: inboxPath, icon: 'mail' as const, text: words(lang).inbox }] : []),
    ...(may(who, 'programme.write')
      ? [{ href: pagePath, icon: 'store' as const, text: words(lang).page, group: 'administration' as const }]
      : []),
  ],
  sections: ({ who, lang }, person) =>
    may(who, 'people.write') ? [{ href: linksPath(person), text: words(lang).link }] : [],
  today: tasksFor,
  nightly: forgetRequests,
  erase: eraseLinks,
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}

/** Our choice: of more, nobody needs the exact number. */
const mostTold = 5000

/** One task for each kind of request that waits, due when the first of it is; one for each participant who cannot come. */
async function tasksFor(tx: Tx, { who, lang }: Reader): Promise<Task[]> {
  if (!may(who, 'requests.settle')) return []
  const text = words(lang)
  const waiting = await requestsFor(tx, who, { which: 'waiting', limit: mostTold })
  const cannot = waiting.filter(one => one.kind === 'not-coming')
  const callers = cannot.flatMap(one => one.person_id ?? [])
  const names = callers.length === 0 ? [] : await namesOfPeople(tx, who, callers)
  const calls = cannot.map((one): Task => {
    const named = names.find(person => person.id === one.person_id)
    const href = `${inboxPath}/${one.id}`
    const name = named ? `${named.given_name} ${named.family_name}` : undefined
    return { title: name === undefined ? text.cannotCome : `${text.cannotCome} – ${name}`, due: receivedOn(one), href }
  })
  const kinds = Map.groupBy(
    waiting.filter(one => one.kind !== 'not-coming'),
    one => one.kind,
  )
  const letters = [...kinds].flatMap(([kind, all]): Task[] => {
    const [first] = all
    if (!first) return []
    const within = answeredWithin(kind)
    const title = text.tasks({ kind: text.kinds[kind], count: all.length })
    return [{ title, due: addDays(receivedOn(first), within), href: inboxPath }]
  })
  return [...calls, ...letters]
}

const receivedOn = ({ received_at }: ListedRequest) => dayOf(new Date(received_at))

/** The way in goes, and what they answered with it. */
async function eraseLinks(rows: Rows, { tx, who }: Asking, person: string): Promise<void> {
  await rows.erase('participant_link', { person_id: person })
  await dropAnswersOf(tx, who.tenant, person)
}
