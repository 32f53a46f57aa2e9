import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { type FileColumn, listFileRoutes } from '../pages/list-file.ts'
import { Notice } from '../pages/notice.tsx'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { type Chosen, chosenProgramme } from '../programme/chosen-programme.ts'
import { programmeQuery, ProgrammeTabs } from '../programme/programme-tabs.tsx'
import { peoplePath } from './paths.ts'
import { PeopleFrame } from './people-frame.tsx'
import { outcomeColumns, registerColumns, supportColumns } from './register-file.ts'
import { outcomesReached, registeredPeople, supportsGiven } from './register-tables.ts'
import { registerWords } from './register-words.ts'
import { refuseUnless } from './sight.ts'

type C = Context<Asked>

const registers = ['register', 'supports', 'outcomes'] as const

export function registersRoutes(app: Hono<Asked>): void {
  app.get(`${peoplePath}/registers`, showRegisters)
  file(
    app,
    'register',
    registerColumns,
    (tx, asked, { rules }) => registeredPeople(tx, { ...asked, rules }),
    one => [one.id, ...one.others.map(other => other.id)],
  )
  file(app, 'supports', supportColumns, supportsGiven, one => [one.person])
  file(app, 'outcomes', outcomeColumns, outcomesReached, one => [one.person])
}

function file<Row>(
  app: Hono<Asked>,
  name: (typeof registers)[number],
  columns: (told: Parameters<typeof registerColumns>[0]) => FileColumn<Row>[],
  load: (tx: Tx, asked: Parameters<typeof supportsGiven>[1], chosen: Chosen) => Promise<Row[]>,
  subjects: (row: Row) => string[],
): void {
  listFileRoutes<Row>(app, `${peoplePath}/${name}`, async c => {
    const { who, lang } = readerOf(c)
    const { rules, rows } = await read(c.get('engine'), who, async tx => {
      const chosen = await chosenProgramme(c, tx)
      return { rules: chosen.rules, rows: await load(tx, { who, programme: chosen.code }, chosen) }
    })
    const keys = c.get('engine').keyring.of(who.tenant)
    return {
      name,
      sheet: registerWords(lang)[name],
      columns: columns({ lang, rules, tenant: who.tenant, keys }),
      rows,
      kind: 'people.exported',
      subjects,
    }
  })
}

/** What can be taken along about everybody, and what that means. */
async function showRegisters(c: C): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const text = registerWords(lang)
  const shell = shellOf(c)
  const { code, programmes } = await read(c.get('engine'), who, tx => chosenProgramme(c, tx))
  const among = { code, programmes }
  return page(
    c,
    <PeopleFrame shell={shell} title={text.title} lead={text.lead} current="/registers">
      <ProgrammeTabs lang={lang} path={`${peoplePath}/registers`} {...among} />
      <Stack>
        {!may(who, 'export') && <Notice kind="info">{text.noRight}</Notice>}
        {registers.map(name => (
          <Card
            key={name}
            title={text[name]}
            lead={text[`${name}Lead`]}
            actions={<Downloads shell={shell} path={`${peoplePath}/${name}`} query={programmeQuery(among)} />}
          >
            {null}
          </Card>
        ))}
      </Stack>
    </PeopleFrame>,
  )
}
