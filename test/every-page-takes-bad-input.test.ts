import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../src/kernel/engine.ts'
import { commandField } from '../src/pages/form-state.ts'
import type { Story } from './people-of-the-story.ts'
import { furnishedStory } from './site/furnished-story.ts'
import { naughtyStrings } from './site/naughty-strings.ts'
import { programFaults, refusalFaults } from './site/refusal-faults.ts'
import { placesIn, roundAtTheDoor, roundOf, type Visitor } from './site/round.ts'
import { templatesOf } from './site/routes.ts'
import { formsIn, type ShownForm } from './site/shown-form.ts'
import type { Browser, Fields, Page } from './story-browser.ts'

let story: Story
let routes: string[]
let forms: ShownForm[]

beforeAll(async () => {
  const furnished = await furnishedStory()
  story = furnished.story
  routes = templatesOf(story.app, 'POST')
  await story.as('ana').post('/app/settings/keys')
  forms = formsIn(
    [
      ...(await roundOf(story, placesIn(furnished), { names: ['dan', 'ana', 'ioana'] })),
      ...(await roundAtTheDoor(furnished)),
    ],
    routes,
  )
}, 300_000)

/**
 * Nobody comes to these here: the first visit, the pages between the password and the phone, what whoever has a phone sees, and the button
 * that stands for a moment on the page after a command.
 */
const neverShown = new Set([
  '/app/undo',
  // No course of this story is between its end and its exam, and nobody has appealed.
  '/app/courses/:course/exam',
  '/app/courses/:course/exam/:exam/appeals/:learner/decide',
  // Everybody in this story signs by mark, and a mark is made on paper.
  '/app/sessions/:session/seats/:person/sign',
  // Nobody in this story waits for a course with a free place; who does takes it in close-a-session.
  '/app/courses/:course/group/:learner/take',
  // Nobody in this story suits a vacancy that is open; whoever does is proposed in find-somebody-work.
  '/app/jobs/:vacancy/shortlist',
  // Everybody on the list of the event that was held has come.
  '/app/events/:event/guests/:guest/came',
  // The only competition of this story that has plans is not published, and whoever scores them is no colleague.
  '/app/entries/:candidacy/appeal',
  '/app/entries/:candidacy/answer',
  '/app/scoring/:candidacy/declare',
  '/app/scoring/:candidacy/score',
  '/start',
  '/login/code',
  '/login/enrol',
  '/me/second-factor',
  '/me/recovery-codes',
])

/** About the door and the reader's own account: most are buttons that do one thing, whatever is sent along; none is a command. */
const noCommands = new Set([
  // Asked while somebody types; it records nothing.
  '/app/people/likely',
  // A table that waits: nothing of it is recorded before its last button.
  '/app/import/:table/columns',
  '/app/import/:table/rows',
  '/app/import/:table/store',
  '/preferences',
  '/logout',
  '/invite/:token',
  // The year of birth, three times; what is behind it is shown to nobody here.
  '/p/:token',
  '/p/:token/answer',
  '/me/preferences',
  '/me/sessions/:id/end',
  '/me/sessions/end-others',
  '/me/recovery-codes',
  '/app/settings/keys',
])

/** Nothing, or any text, is a right answer to these: they are sent without the id of their command, which refuses them in the end. */
const takeAnything = new Set([
  // A day may be said as “-0”, which is today, beside any note.
  '/app/employers/:employer/visit',
  '/app/ses/:enterprise/workers/:worker',
  '/app/ses/:enterprise/notices/:notice',
  '/app/centres/:centre/needs/:need',
  '/app/courses/:course/certificates/:certificate/revoke',
  '/app/people/:person/consents/hold',
  '/app/centres/:centre/close',
  '/app/timesheets/contracts/:contract/end',
  '/app/timesheets/:timesheet/reopen',
  '/app/centres/:centre/given/:given',
  '/app/opportunities/:opportunity/dismiss',
  '/app/settings/accounts/:account/name',
  '/app/settings/accounts/:account/link',
  '/app/evidence/:paper/accept',
  '/app/evidence/:paper/reject',
  '/app/register/:id/withdraw',
  '/app/ses/:enterprise/sales/:sale',
  '/app/ses/:enterprise/orders/:order',
  '/app/ses/:enterprise/capacity/:capacity',
  '/app/ses/:enterprise/offers/:offer/photos/:photo',
  '/app/ses/:enterprise/plan/texts',
  '/app/entries/:candidacy/withdraw',
  '/app/entries/:candidacy/decide',
  '/app/partners/:agreement/withdraw',
  '/app/partners/:agreement/action',
  '/app/partners/:agreement/sign/:organisation',
  '/app/partners/:agreement/actions/:action/drop',
  '/app/promotion/:promotion/drop',
  '/app/events/:event/withdraw',
  '/app/events/:event/hold',
  '/app/events/:event/call-off',
  '/app/events/:event/guests/:guest/forget',
  '/app/events/:event/photos/:eventPhoto',
  '/app/courses/:course/group/:learner/contract',
  '/app/people/:person/plan/sign',
  '/app/accreditations/:accreditation',
  '/app/sessions/:session/cancel',
  '/app/sessions/:session/seats/:person',
  '/app/sessions/:session/seats/:person/remove',
  '/app/sessions/:session/strangers',
  '/app/placements/:placement/withdraw',
  '/app/jobs/:vacancy/close',
  '/app/results/:code/reveal',
  '/app/settings/public-page/close',
  '/app/people/:person/link/revoke',
  '/app/people/:person/eligibility/revoke',
  '/app/people/:person/outcome/:record',
  '/app/people/:person/support/:record/withdraw',
  '/app/people/:person/exit/:record/withdraw',
  '/app/people/:person/outcome/:record/withdraw',
])

/** Left empty, these take back what stands there. */
const mayBeEmpty = new Set(['/app/settings/programme/:code/windows', '/app/settings/programme/:code/targets/:key'])

const commands = (): ShownForm[] => forms.filter(({ template = '' }) => !noCommands.has(template))
const withTexts = (): ShownForm[] => commands().filter(({ texts }) => texts.length > 0)

/** What this form sends with these fields filled in like that; the rest as it was shown. */
function filled(form: ShownForm, names: readonly string[], value: (at: number) => Fields[string]): Fields {
  const unsigned = takeAnything.has(form.template ?? '') ? { [commandField]: undefined } : {}
  return { ...form.hidden, ...Object.fromEntries(names.map((name, at) => [name, value(at)])), ...unsigned }
}

const browsers = new Map<Visitor, Browser>()

/** One session for each colleague, however many forms they send. */
function browserOf(by: Visitor): Browser {
  const browser = browsers.get(by) ?? (by === 'nobody' ? story.visitor() : story.as(by))
  browsers.set(by, browser)
  return browser
}

const linesInJournal = (): Promise<number> =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql<{ lines: number }>`select count(*) as lines from journal`.execute(tx)
    return rows[0]?.lines ?? 0
  })

type Faults = (page: Page, form: ShownForm, fields: Fields) => Iterable<string>

/** Sends each form so, and says what is wrong with the answers. That something was stored is wrong with all of them. */
async function send(
  sent: readonly ShownForm[],
  fieldsOf: (form: ShownForm, at: number) => Fields,
  faults: Faults,
): Promise<string[]> {
  const before = await linesInJournal()
  const told: string[] = []
  for (const [at, form] of sent.entries()) {
    const fields = fieldsOf(form, at)
    const page = await browserOf(form.by).post(form.action, fields)
    for (const fault of faults(page, form, fields)) told.push(`${form.by} sends ${form.template}: ${fault}`)
  }
  const stored = (await linesInJournal()) - before
  return stored === 0 ? told : [`${stored} lines in the journal`, ...told]
}

test('every route that records something has a form that somebody sees', () => {
  const shown = new Set(forms.map(({ template }) => template))

  expect(routes.filter(route => !shown.has(route) && !neverShown.has(route) && !noCommands.has(route))).toEqual([])
  expect(forms.filter(({ template }) => template === undefined)).toEqual([])
})

describe('a form comes back with what was typed, and nothing is stored', () => {
  test('when nothing was filled in', async () => {
    const asking = withTexts().filter(({ template = '' }) => !mayBeEmpty.has(template))

    const told = await send(asking, form => filled(form, form.texts, () => ''), refusalFaults)

    expect(told).toEqual([])
  })

  test('when 100 kB were pasted into each field', async () => {
    const huge = 'ă'.repeat(50_000)

    const told = await send(withTexts(), form => filled(form, form.texts, () => huge), refusalFaults)

    expect(told).toEqual([])
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('when the fields hold what has broken other programs, round %i', async round => {
    const texts = (form: ShownForm, first: number) =>
      filled(form, form.texts, at => naughtyStrings[(first * 7 + at * 11 + round * 5) % naughtyStrings.length])

    const told = await send(withTexts(), texts, refusalFaults)

    expect(told).toEqual([])
  })
})

/** Whatever a program may make of a form. */
const unheardOf: Readonly<Record<string, (form: ShownForm, first: number) => Fields>> = {
  'no field at all': () => ({ [commandField]: undefined }),
  'a command under an id that is none': form => ({ ...form.hidden, [commandField]: '1' }),
  'choices and ids that no page has offered': (form, first) =>
    filled(form, namesIn(form), at => naughtyStrings[(first * 3 + at) % naughtyStrings.length]),
  'every field twice': form => filled(form, namesIn(form), () => ['a', 'b']),
  'a file in place of every text': form => ({
    ...filled(form, namesIn(form), () => new File(['a'], '../a.pdf')),
    ...(mayBeEmpty.has(form.template ?? '') && { [commandField]: undefined }),
  }),
  'fields inside fields, and names that objects have': form => ({
    [commandField]: '1',
    ...Object.fromEntries(namesIn(form).flatMap(name => [`${name}.x`, `${name}.0.0`].map(inner => [inner, 'a']))),
    '__proto__.polluted': 'yes',
    'constructor.prototype.polluted': 'yes',
  }),
}

const namesIn = ({ texts, choices, files, hidden }: ShownForm): string[] => [
  ...texts,
  ...choices,
  ...files,
  ...Object.keys(hidden),
]

test.each(Object.keys(unheardOf))('%s is refused, and nothing is stored', async what => {
  const withNames = commands().filter(form => namesIn(form).length > 0)

  const told = await send(withNames, unheardOf[what] ?? (() => ({})), programFaults)

  expect(told).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
})

test.each([
  ['application/json', '{"reason":'],
  ['application/json', '{"reason":"a"}'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a'],
  ['multipart/form-data', 'no boundary'],
  ['application/x-www-form-urlencoded', '%zz=%&a=%ff%fe'],
  ['text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
])('%s that is no form is refused: %s', async (type, body) => {
  const told: string[] = []
  const before = await linesInJournal()

  for (const form of commands()) {
    const page = await browserOf(form.by).raw(form.action, body, { 'content-type': type })
    for (const fault of programFaults(page, form, {})) told.push(`${form.by} sends ${form.template}: ${fault}`)
  }

  expect(told).toEqual([])
  expect(await linesInJournal()).toBe(before)
})
