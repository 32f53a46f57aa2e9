import type { Hono } from 'hono'
import { perform } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { Problem, type ProblemStatus, refuse } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { sayIn } from '../pages/say.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { BringPage } from './bring-page.tsx'
import { ListPage } from './list-page.tsx'
import { codeOf } from './opened-programme.ts'
import { partRoutes } from './part-routes.tsx'
import { bringPath, profilePath, programmePath, programmesPath } from './paths.ts'
import { ProfilePage } from './profile-page.tsx'
import { profile as profileShape } from './profile.ts'
import { ProgrammePage } from './programme-page.tsx'
import { programme as programmeShape } from './programme.ts'
import { readProfile, readProgramme } from './rule-file.ts'
import { rulebook } from './rulebook.ts'
import { importProfile, importProgramme } from './rules-command.ts'
import { targetRoutes } from './target-routes.tsx'
import { getProfile, getProgramme, getProgrammeRow, profilesOf, programmesOf } from './tables.ts'
import { allow, type C, onDay } from './sight.ts'
import { words } from './words.ts'
import { writeYaml } from './yaml.ts'

export function programmeRoutes(app: Hono<Asked>): void {
  app.get(programmesPath, showList)
  app.get(bringPath, c => showBring(c))
  app.post(bringPath, bring)
  app.get(profilePath(':code'), showProfile)
  app.get(profilePath(':code', '/file'), downloadProfile)
  app.get(programmePath(':code'), showProgramme)
  app.get(programmePath(':code', '/file'), downloadProgramme)
  partRoutes(app)
  targetRoutes(app)
}

async function showList(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  const { programmes, profiles } = await read(c.get('engine'), c.get('who'), async tx => ({
    programmes: await programmesOf(tx, tenant),
    profiles: await profilesOf(tx, tenant),
  }))
  const mayChange = may(c.get('who'), 'programme.write')
  return page(c, <ListPage shell={shellOf(c)} programmes={programmes} profiles={profiles} mayChange={mayChange} />)
}

async function showProgramme(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const on = onDay(c)
  const { tenant } = c.get('who')
  const { programme, rules } = await read(c.get('engine'), c.get('who'), async tx => {
    const found = await getProgramme(tx, tenant, codeOf(c))
    return { programme: found, rules: rulebook(await getProfile(tx, tenant, found.profile), found, on) }
  })
  const mayChange = may(c.get('who'), 'programme.write')
  return page(c, <ProgrammePage shell={shellOf(c)} programme={programme} rules={rules} on={on} mayChange={mayChange} />)
}

async function showProfile(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const found = await read(c.get('engine'), c.get('who'), tx => getProfile(tx, c.get('who').tenant, codeOf(c)))
  return page(c, <ProfilePage shell={shellOf(c)} profile={found} />)
}

/** Stored documents come back with their keys in the order of the database; the shape puts them in the order of the file. */
async function downloadProgramme(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const { document } = await read(c.get('engine'), c.get('who'), tx =>
    getProgrammeRow(tx, c.get('who').tenant, codeOf(c)),
  )
  return yamlFile(c, document.code, programmeShape.parse(document))
}

async function downloadProfile(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const found = await read(c.get('engine'), c.get('who'), tx => getProfile(tx, c.get('who').tenant, codeOf(c)))
  return yamlFile(c, found.code, profileShape.parse(found))
}

const yamlFile = (c: C, name: string, document: object): Response =>
  c.body(writeYaml(document), 200, {
    'content-type': 'application/yaml; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.yaml"`,
  })

/** With `?programme=`, the text of that programme stands in the field, to be changed and brought back. */
async function showBring(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, 'programme.write')
  const code = c.req.query('programme')
  const blank = { what: 'programme', ...(state || code === undefined ? {} : { text: await textOf(c, code) }) }
  return page(c, <BringPage shell={shellOf(c)} state={state ?? blankForm(c.get('lang'), blank)} />, status)
}

async function textOf(c: C, code: string): Promise<string> {
  const found = await read(c.get('engine'), c.get('who'), tx => getProgramme(tx, c.get('who').tenant, code))
  return writeYaml(programmeShape.parse(found))
}

/** What was sent as a file comes back as text, so that it can be corrected in place. */
async function bring(c: C): Promise<Response> {
  allow(c, 'programme.write')
  let text = ''
  return answerForm(
    c,
    (state, status) => showBring(c, { ...state, values: { ...state.values, text } }, status),
    async body => {
      text = await sentText(body)
      if (text.trim() === '') throw refuse('programme.file-missing')
      const isProfile = typedIn(body, 'what') === 'profile'
      const to = await lineByLine(c, () => (isProfile ? bringProfile(c, text, body) : bringProgramme(c, text, body)))
      flash(c, 'ok', words(c.get('lang')).brought)
      return c.redirect(to, 303)
    },
  )
}

async function sentText({ file, text }: FormBody): Promise<string> {
  if (file instanceof File && file.size > 0) return file.text()
  return typeof text === 'string' ? text : ''
}

const sentId = (body: FormBody) => ({ id: typedIn(body, commandField) })

async function bringProfile(c: C, text: string, body: FormBody): Promise<string> {
  const input = readProfile(text)
  await perform(c.get('engine'), importProfile, input, c.get('who'), sentId(body))
  return profilePath(input.code)
}

async function bringProgramme(c: C, text: string, body: FormBody): Promise<string> {
  const known = await read(c.get('engine'), c.get('who'), tx => profilesOf(tx, c.get('who').tenant))
  const input = readProgramme(text, known)
  await perform(c.get('engine'), importProgramme, input, c.get('who'), sentId(body))
  return programmePath(input.code)
}

/** The problems of a file are shown together at its text, each with its line: the form has no field for each of them. */
async function lineByLine<T>(c: C, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.fields.length === 0) throw error
    const say = sayIn(c.get('lang'), c.get('slices'))
    const fields = error.fields.map(({ path, code, details = {} }) => ({
      path: 'text',
      code: details.line === undefined ? 'programme.at-path' : 'programme.at-line',
      details: { line: details.line ?? '', column: details.column ?? '', path, says: say(code, details) },
    }))
    throw new Problem(error.status, error.code, error.details, fields)
  }
}
