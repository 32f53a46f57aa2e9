import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/kernel/problem.ts'
import { Field } from '../../src/pages/field.tsx'
import { blankForm, formAgain } from '../../src/pages/form-state.ts'
import { Form } from '../../src/pages/form.tsx'
import { namingFields } from '../../src/pages/named-problems.ts'
import { sayIn } from '../../src/pages/say.ts'
import { patternApp } from './pattern.tsx'

const say = sayIn('ro', [{ problems: () => ({ 'people.too-young': ({ age }) => `Are abia ${age} ani.` }) }])
const problem = new Problem(422, 'kernel.wrong-shape', {}, [
  { path: 'bornOn', code: 'people.too-young', details: { age: 14 } },
])

const required = (path: string) => ({ path, code: 'shape.required' })

describe('a form with wrong answers', () => {
  test('is not shown again with the password that was typed', () => {
    const state = formAgain('ro', { password: 'o parolă lungă' }, problem, say)

    const html = renderToString(
      <Field state={state} kind="password" name="password" label="Parola" autocomplete="current-password" />,
    )

    expect(html).not.toContain('o parolă lungă')
  })

  test('shows what was typed, as it was typed', () => {
    const body = { surname: 'Lăcătuș <b>', bornOn: '14 mar 2012', note: 'două\nrânduri', category: ['vmi', 'family'] }
    const state = formAgain('ro', body, problem, say)

    const html = renderToString(
      <Form state={state} action="/app/people" submit="Înscrie">
        <Field state={state} kind="text" name="surname" label="Numele" />
        <Field state={state} kind="day" name="bornOn" label="Data nașterii" />
        <Field state={state} kind="textarea" name="note" label="Notă" />
        <Field
          state={state}
          kind="checkboxes"
          name="category"
          label="Categorii"
          options={[
            { value: 'vmi', text: 'VMI' },
            { value: 'roma', text: 'Altă categorie' },
            { value: 'family', text: 'Familie' },
          ]}
        />
      </Form>,
    )

    expect(html).toContain('value="Lăcătuș &lt;b>"')
    expect(html).toContain('value="14 mar 2012"')
    expect(html).toContain('>două\nrânduri</textarea>')
    expect([...html.matchAll(/value="(\w+)" checked/g)].map(([, value]) => value)).toEqual(['vmi', 'family'])
  })

  test('tells what is wrong with a part of an answer at the field that asks for the whole, once', () => {
    const fields = ['scope.of', 'scope.id'].map(path => ({ path, code: 'shape.required' }))
    const wrong = new Problem(400, 'kernel.wrong-shape', {}, fields)

    const { problems } = formAgain('ro', { role: 'trainer', scope: '' }, wrong, say)

    expect(problems).toEqual([{ path: 'scope', text: 'Completați acest câmp.' }])
  })

  test('shows a day that the calendar does not have as it was typed', () => {
    const state = formAgain('ro', { bornOn: '0000-00-00' }, problem, say)

    const html = renderToString(<Field state={state} kind="day" name="bornOn" label="Data nașterii" />)

    expect(html).toContain('value="0000-00-00"')
  })

  test('lists what to correct, each with a link to its field and the same words beside it', () => {
    const state = formAgain('ro', { bornOn: '14.03.2012' }, problem, say)

    const html = namingFields(
      renderToString(
        <Form state={state} action="/app/people" submit="Înscrie">
          <Field state={state} kind="day" name="bornOn" label="Data nașterii" />
        </Form>,
      ),
    )

    expect(html).toContain('O problemă de rezolvat')
    expect(html).toContain('<a href="#f-bornOn">Data nașterii: Are abia 14 ani.</a>')
    expect(html).toMatch(/id="f-bornOn-message".*Are abia 14 ani\./)
    expect(html).toMatch(
      /<input id="f-bornOn"[^>]* aria-describedby="f-bornOn-hint f-bornOn-message" aria-invalid="true"/,
    )
  })

  test.each([
    ['ro', 'Completați acest câmp.'],
    ['en', 'Fill in this field.'],
  ] as const)('names in %s each field that was left empty, whatever its kind', (lang, empty) => {
    const fields = ['surname', 'sex', 'roma', 'agreed'].map(required)
    const state = formAgain(lang, {}, new Problem(400, 'kernel.wrong-shape', {}, fields), sayIn(lang, []))

    const html = namingFields(
      renderToString(
        <Form state={state} action="/app/people" submit="Înscrie">
          <Field state={state} kind="text" name="surname" label="Nume & prenume" optional />
          <Field state={state} kind="radios" name="sex" label="Sex" options={[{ value: 'f', text: 'F' }]} />
          <Field state={state} kind="answer" name="roma" label="Răspunde?" />
          <Field state={state} kind="check" name="agreed" label="Sunt de acord" />
        </Form>,
      ),
    )

    expect([...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line)).toEqual([
      `<a href="#f-surname">Nume &amp; prenume: ${empty}</a>`,
      `<a href="#f-sex">Sex: ${empty}</a>`,
      `<a href="#f-roma">Răspunde? ${empty}</a>`,
      `<a href="#f-agreed">Sunt de acord: ${empty}</a>`,
    ])
  })

  test('names the field of its own form where another one asks under the same name', () => {
    const state = formAgain('ro', {}, new Problem(400, 'kernel.wrong-shape', {}, [required('note')]), say)

    const html = namingFields(
      renderToString(
        <>
          <Form state={blankForm('ro')} action="/app/1" submit="Închide">
            <Field state={blankForm('ro')} kind="text" name="note" label="Motivul" />
          </Form>
          <Form state={state} action="/app/2" submit="Salvează">
            <Field state={state} kind="text" name="note" label="Nota" />
          </Form>
        </>,
      ),
    )

    expect(html).toContain('<li><a href="#f-note">Nota: Completați acest câmp.</a></li>')
  })

  test('leads nowhere in the list where the page does not show the field', () => {
    const state = formAgain('ro', {}, new Problem(400, 'kernel.wrong-shape', {}, [required('household')]), say)

    const html = namingFields(renderToString(<Form state={state} action="/app/people" submit="Salvează" />))

    expect(html).toContain('<li>Completați acest câmp.</li>')
  })

  test('takes the focus to that list', () => {
    const html = renderToString(
      <Form state={formAgain('ro', {}, problem, say)} action="/app/people" submit="Înscrie" />,
    )

    expect(html).toMatch(/class="error-summary"[^>]* tabindex="-1"[^>]* autofocus/i)
  })

  test('says in the list what no field is to blame for', () => {
    const state = formAgain('ro', {}, new Problem(409, 'kernel.changed-meanwhile'), say)

    const html = renderToString(<Form state={state} action="/app/people" submit="Salvează" />)

    expect(html).toContain('<li>Altcineva a modificat aceste date între timp.</li>')
  })

  test('shows the code of a problem that has no words, rather than nothing', () => {
    expect(say('people.unheard-of')).toBe('Nu se poate (people.unheard-of).')
  })

  test('keeps the id of its command, so that it is recorded once', () => {
    const first = blankForm('ro')

    const again = formAgain('ro', { 'command-id': first.commandId, surname: 'Achim' }, problem, say)

    expect(again.commandId).toBe(first.commandId)
    expect(again.values).toEqual({ surname: 'Achim' })
  })
})

describe('a form shown for the first time', () => {
  test('has a command id of its own', () => {
    expect(blankForm('ro').commandId).not.toBe(blankForm('ro').commandId)
  })

  test('shows a recorded day as people write it', () => {
    const state = blankForm('ro', { bornOn: '1991-03-14' })

    const html = renderToString(<Field state={state} kind="day" name="bornOn" label="Data nașterii" />)

    expect(html).toContain('value="14.03.1991"')
  })

  test('points to no hint where it has none', () => {
    const html = renderToString(<Field state={blankForm('ro')} kind="day" name="on" label="La ziua" hint="" />)

    expect(html).not.toContain('aria-describedby')
  })

  test('keeps the five answers to an optional question apart', () => {
    const state = blankForm('ro', { transport: 'refused' })

    const html = renderToString(<Field state={state} kind="answer" name="transport" label="Transport?" />)

    expect([...html.matchAll(/value="([\w-]+)"/g)].map(([, value]) => value)).toEqual([
      'yes',
      'no',
      'refused',
      'unknown',
      'not-asked',
    ])
    expect(html).toContain('value="refused" checked')
  })

  test('carries the journal line of the version it shows', () => {
    const html = renderToString(<Form state={blankForm('ro')} action="/app/people/1" submit="Salvează" shown={47} />)

    expect(html).toContain('<input type="hidden" name="entry" value="47"/>')
  })

  test('sends files only where it has some', async () => {
    const enrolling = await (await patternApp().request('/app/people/new')).text()
    const confirming = await (await patternApp().request('/app/confirm')).text()

    expect(enrolling).toContain('enctype="multipart/form-data"')
    expect(confirming).not.toContain('enctype')
  })
})
