import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { may, publicAccount, type Who } from '../kernel/who.ts'
import { date, instant, type Lang } from '../kernel/words.ts'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { Pager, Table } from '../pages/table.tsx'
import { commandsOf } from '../pages/commands.ts'
import { getLine, journalLines, type LineRow, type OpenLine } from './journal-tables.ts'
import { words } from './words.ts'

type C = Context<Asked>

export const journalPath = '/app/journal'
const linesOnAPage = 50

export function journalRoutes(app: Hono<Asked>): void {
  app.get(journalPath, async c => {
    const who = reader(c)
    const before = numberIn(c.req.query('before'))
    const kind = c.req.query('kind')
    const rows = await read(c.get('engine'), who, tx =>
      journalLines(tx, c.get('engine'), who, { before, kind }, linesOnAPage),
    )
    return page(c, <JournalPage c={c} rows={rows} first={before !== undefined} />)
  })

  app.get(`${journalPath}/:entry`, c => showLine(c, blankForm(c.get('lang'))))

  app.post(`${journalPath}/:entry/undo`, c => {
    const undo = commandsOf(c.get('slices')).get('kernel.undo')
    if (!undo) throw missing()
    return submit(c, undo, {
      input: () => ({ entry: numberIn(c.req.param('entry')) }),
      again: (state, status) => showLine(c, state, status),
      to: ({ entry }) => `${journalPath}/${entry}`,
      said: words(c.get('lang')).undone,
    })
  })
}

/** Whoever may read the journal, or has a line of their own to take back. */
function reader(c: C): Who {
  const who = c.get('who')
  if (!may(who, 'journal.read')) throw new Problem(403, 'kernel.not-allowed', { right: 'journal.read' })
  return who
}

function JournalPage({ c, rows, first }: { c: C; rows: readonly LineRow[]; first: boolean }) {
  const lang = c.get('lang')
  const text = words(lang)
  const last = rows.length === linesOnAPage ? rows.at(-1) : undefined
  return (
    <Page shell={shellOf(c)} title={text.journal} lead={text.journalLead}>
      <Table
        lang={lang}
        caption={text.journal}
        hideCaption
        rows={rows}
        rowKey={row => String(row.entry)}
        columns={[
          {
            key: 'entry',
            title: text.line,
            heads: true,
            cell: row => <a href={`${journalPath}/${row.entry}`}>{row.entry}</a>,
          },
          { key: 'received', title: text.receivedAt, cell: row => instant(row.receivedAt) },
          { key: 'what', title: text.what, cell: row => deed(c, row.kind) },
          { key: 'who', title: text.who, cell: row => actorOf(row, lang) },
          { key: 'happened', title: text.happenedOn, cell: row => date(row.happenedOn) },
        ]}
      />
      <Pager
        lang={lang}
        shown={rows.length}
        first={first ? journalPath : undefined}
        next={last && `${journalPath}?before=${last.entry}`}
      />
    </Page>
  )
}

/** What its slice calls a command; its code where the slice has no name for it. */
function deed(c: C, kind: string): string {
  const lang = c.get('lang')
  const own: Readonly<Record<string, string>> = words(lang).deeds
  return (
    own[kind] ??
    c
      .get('slices')
      .map(slice => slice.deeds?.(lang)[kind])
      .find(name => name !== undefined) ??
    kind
  )
}

async function showLine(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const who = reader(c)
  const entry = numberIn(c.req.param('entry')) ?? 0
  const open = await read(c.get('engine'), who, tx => getLine(tx, c.get('engine'), who, entry))
  const mine = open.actor === who.account && may(who, 'undo') && canBeUndone(c, open.kind)
  return page(
    c,
    <LinePage shell={shellOf(c)} open={open} deed={deed(c, open.kind)} undo={mine ? state : undefined} />,
    status,
  )
}

function canBeUndone(c: C, kind: string): boolean {
  const command = commandsOf(c.get('slices')).get(kind)
  return command !== undefined && command.final === undefined
}

interface LineProps {
  shell: Shell
  open: OpenLine
  deed: string
  undo: FormState | undefined
}

function LinePage({ shell, open, deed: title, undo }: LineProps) {
  const { lang } = shell
  const text = words(lang)
  const { line } = open
  return (
    <Page
      shell={shell}
      title={`${text.line} ${open.entry}: ${title}`}
      breadcrumb={[{ text: text.journal, href: journalPath }]}
      scripts={undo ? ['form'] : []}
    >
      <Stack>
        <Card>
          <Facts
            items={[
              [text.who, actorOf(open, lang)],
              [text.happenedOn, date(open.happenedOn)],
              [text.recordedAt, instant(line.recordedAt)],
              [text.receivedAt, instant(open.receivedAt)],
              ...(open.batch === null ? [] : ([[text.batch, <code key="batch">{open.batch}</code>]] as const)),
              [text.kind, <code key="kind">{open.kind}</code>],
              [text.hash, <code key="hash">{open.hash}</code>],
              [text.prev, <code key="prev">{line.prev}</code>],
            ]}
          />
        </Card>
        <Card title={text.input} lead={text.inputLead}>
          <pre>{JSON.stringify(line.input, null, 2)}</pre>
        </Card>
        <WrittenRows lang={lang} line={open} />
        {undo && (
          <Card title={text.undo} lead={text.undoLead}>
            <Form state={undo} action={`${journalPath}/${open.entry}/undo`} submit={text.undo} submitIcon="undo-2" />
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function WrittenRows({ lang, line: { line } }: { lang: Lang; line: OpenLine }) {
  const text = words(lang)
  return (
    <Card title={text.rows}>
      <Table
        lang={lang}
        caption={text.rows}
        hideCaption
        rows={line.rows}
        rowKey={row => `${row.table} ${row.key}`}
        columns={[
          { key: 'table', title: text.table, heads: true, cell: row => row.table },
          { key: 'key', title: text.key, cell: row => <code>{row.key}</code> },
          { key: 'digest', title: text.digest, cell: row => <code>{row.digest ?? text.removed}</code> },
        ]}
      />
    </Card>
  )
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

const actorOf = ({ actor, actorName }: Pick<LineRow, 'actor' | 'actorName'>, lang: Lang): string =>
  actorName ?? (actor === publicAccount ? words(lang).public : actor)
