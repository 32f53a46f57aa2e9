import type { Hono } from 'hono'
import { coursePath } from '../training/paths.ts'
import { date, number } from '../kernel/words.ts'
import { may } from '../kernel/who.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { readHere } from '../partnerships/asked.ts'
import { formWay } from '../partnerships/form-way.tsx'
import { type AmongProgrammes, inProgramme, ProgrammeTabs } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { allow } from '../programme/sight.ts'
import { eventPath, eventsPath, themesPath } from './paths.ts'
import { markTheme } from './theme-mark.ts'
import { type Covered, sessionsHeldBy, themesCovered } from './theme-tables.ts'
import { words } from './words.ts'

/** Horizontal themes: what covered each, for how long and how many, with which proof. */
export function themeRoutes(app: Hono<Asked>): void {
  app.get(themesPath, async c => {
    allow(c, 'programme.read')
    const who = c.get('who')
    const { rules, among, covered } = await readHere(c, async (tx, { programme }) => ({
      covered: await themesCovered(tx, who.tenant, programme),
    }))
    const mayMark = may(who, 'support.write')
    return page(c, <ThemesPage shell={shellOf(c)} rules={rules} among={among} covered={covered} mayMark={mayMark} />)
  })
  formWay(app, {
    path: `${themesPath}/mark`,
    command: markTheme,
    async load(c) {
      const { tenant, account } = c.get('who')
      const { rules, among, sessions } = await readHere(c, async (tx, { programme }) => ({
        sessions: await sessionsHeldBy(tx, { tenant, account, programme }),
      }))
      const text = words(c.get('lang'))
      const themes = rules.themes.map(one => ({ value: one.code, text: one.names[c.get('lang')] }))
      return {
        title: text.markTitle,
        lead: sessions.length === 0 ? text.noSessions : undefined,
        fields: state => (
          <>
            <Field
              state={state}
              kind="select"
              name="session"
              label={text.session}
              options={sessions.map(one => ({ value: one.id, text: `${date(one.on)} ${one.topic}` }))}
            />
            <Field state={state} kind="select" name="theme" label={text.theme} options={themes} />
            <Field state={state} kind="number" name="minutes" label={text.minutesLong} />
          </>
        ),
        submit: text.mark,
        cancel: inProgramme(themesPath, among),
        breadcrumb: [{ text: text.themes, href: inProgramme(themesPath, among) }],
      }
    },
    to: (_, c) => themesPath + new URL(c.req.url).search,
    said: c => words(c.get('lang')).said.saved,
  })
}

interface ThemesProps {
  shell: Shell
  rules: Rulebook
  among: AmongProgrammes
  covered: readonly Covered[]
  mayMark: boolean
}

function ThemesPage({ shell, rules, among, covered, mayMark }: ThemesProps) {
  const { lang } = shell
  const text = words(lang)
  const titleOf = (one: Covered) =>
    one.kind === 'support'
      ? (rules.supports.find(({ code }) => code === one.title)?.names[lang] ?? one.title)
      : one.title
  return (
    <Page
      shell={shell}
      title={text.themes}
      lead={text.themesLead}
      current={eventsPath}
      breadcrumb={[{ text: text.events, href: inProgramme(eventsPath, among) }]}
      actions={
        mayMark && (
          <LinkButton look="primary" icon="plus" href={inProgramme(`${themesPath}/mark`, among)}>
            {text.mark}
          </LinkButton>
        )
      }
    >
      <ProgrammeTabs lang={lang} path={themesPath} {...among} />
      <Stack>
        {rules.themes.map(theme => {
          const rows = covered.filter(one => one.theme === theme.code)
          const minutes = rows.reduce((sum, one) => sum + one.minutes, 0)
          return (
            <Card
              key={theme.code}
              title={theme.names[lang]}
              lead={rows.length > 0 && text.sums({ times: number(lang, rows.length), minutes: number(lang, minutes) })}
            >
              <Table
                lang={lang}
                caption={theme.names[lang]}
                hideCaption
                rows={rows}
                rowKey={one => `${one.kind} ${one.id ?? `${one.title} ${one.minutes}`} ${one.on}`}
                empty={<Empty>{text.noThemes}</Empty>}
                columns={[
                  { key: 'on', title: text.on, tight: true, cell: one => date(one.on) },
                  {
                    key: 'title',
                    title: text.covered,
                    heads: true,
                    cell: one =>
                      one.kind === 'event' && one.id !== null ? (
                        <a href={eventPath(one.id)}>{one.title}</a>
                      ) : one.course !== null ? (
                        <a href={coursePath(one.course)}>{one.title}</a>
                      ) : (
                        titleOf(one)
                      ),
                  },
                  { key: 'kind', title: text.kind, cell: one => text.kinds[one.kind] },
                  { key: 'minutes', title: text.minutesTotal, numeric: true, cell: one => number(lang, one.minutes) },
                  { key: 'people', title: text.people, numeric: true, cell: one => number(lang, one.people) },
                  {
                    key: 'proven',
                    title: text.evidence,
                    cell: one => text.ofAll({ proven: number(lang, one.proven), all: number(lang, one.people) }),
                  },
                ]}
              />
            </Card>
          )
        })}
      </Stack>
    </Page>
  )
}
