import { Problem } from '../../src/kernel/problem.ts'
import { Button, LinkButton, PrintButton } from '../../src/pages/button.tsx'
import { Field } from '../../src/pages/field.tsx'
import { Filters } from '../../src/pages/filters.tsx'
import { Block, Form } from '../../src/pages/form.tsx'
import { blankForm, formAgain } from '../../src/pages/form-state.ts'
import type { FormState } from '../../src/pages/form-state.ts'
import { Page } from '../../src/pages/page.tsx'
import type { Shell } from '../../src/pages/shell.ts'
import { Empty, Pager, Table } from '../../src/pages/table.tsx'
import { Tag } from '../../src/pages/tag.tsx'

const regions = [
  { value: 'RO21', text: 'Nord-Est' },
  { value: 'RO41', text: 'Sud-Vest Oltenia' },
  { value: 'RO32', text: 'București-Ilfov' },
]

const people = [
  {
    code: 'GT-0001',
    name: 'Achim Daniela',
    stage: 'În formare',
    missing: 0,
    next: 'Ședință de consiliere, 24.11.2025',
  },
  {
    code: 'GT-0002',
    name: 'Bălan Ștefan',
    stage: 'Înscris',
    missing: 2,
    next: 'Adeverință de la Primăria Municipiului Iași',
  },
  {
    code: 'GT-0003',
    name: 'Constantinescu-Țuțuianu Maria-Alexandra',
    stage: 'Plasat',
    missing: 1,
    next: 'Verificarea menținerii locului de muncă la șase luni',
  },
  { code: 'GT-0004', name: 'Lăcătuș Brândușa', stage: 'În formare', missing: 0, next: '–' },
]

const Frame = ({ shell, children }: { shell: Shell; children: preact.ComponentChildren }) => (
  <Page
    shell={shell}
    title="Persoane"
    lead="Persoanele din grupul țintă al programului, cu ce le lipsește și ce urmează."
    actions={
      <>
        <PrintButton>Tipărește</PrintButton>
        <LinkButton icon="table" href="/app/people.xlsx">
          Descarcă XLSX
        </LinkButton>
        <LinkButton look="primary" icon="user-plus" href="/app/people/new">
          Înscrie o persoană
        </LinkButton>
      </>
    }
    scripts={['keys']}
  >
    {children}
  </Page>
)

export function Listing({ shell }: { shell: Shell }) {
  const filters = blankForm(shell.lang, { region: 'RO21' })
  return (
    <Frame shell={{ ...shell, flash: { kind: 'ok', text: 'Persoana a fost înscrisă.' } }}>
      <Filters lang={shell.lang} action="/app/people" keep={{ sort: 'name' }}>
        <Field state={filters} kind="select" name="region" label="Regiunea" options={regions} />
        <Field state={filters} kind="text" name="q" label="Nume sau cod" width="short" />
      </Filters>
      <Table
        lang={shell.lang}
        caption="4 persoane, 2 cu dovezi lipsă"
        rows={people}
        rowKey={person => person.code}
        selected={person => person.code === 'GT-0002'}
        columns={[
          {
            key: 'name',
            title: 'Numele',
            heads: true,
            sort: { href: '?sort=name', now: 'ascending' },
            cell: person => <a href={`/app/people/${person.code}`}>{person.name}</a>,
          },
          { key: 'code', tight: true, title: 'Cod', sort: { href: '?sort=code' }, cell: person => person.code },
          { key: 'stage', title: 'Etapa', cell: person => person.stage },
          { key: 'missing', title: 'Dovezi lipsă', numeric: true, cell: person => person.missing },
          {
            key: 'state',
            title: 'Starea',
            cell: person => (person.missing > 0 ? <Tag kind="warn">De completat</Tag> : <Tag kind="ok">Complet</Tag>),
          },
          { key: 'next', title: 'Pasul următor', cell: person => person.next },
          {
            key: 'act',
            title: 'Acțiuni',
            cell: () => (
              <form class="buttons" method="post" action="/app/evidence">
                <Button letter="a">Acceptă</Button>
              </form>
            ),
          },
        ]}
      />
      <Pager lang={shell.lang} shown={4} first="/app/people" next="/app/people?after=GT-0004" />
    </Frame>
  )
}

export const Nobody = ({ shell }: { shell: Shell }) => (
  <Frame shell={shell}>
    <Table
      lang={shell.lang}
      caption="Persoane"
      rows={[]}
      rowKey={() => ''}
      columns={[]}
      empty={
        <Empty
          action={
            <LinkButton icon="upload" href="/app/import">
              Importă un tabel
            </LinkButton>
          }
        >
          Încă nicio persoană. Înscrie prima sau importă un tabel.
        </Empty>
      }
    />
  </Frame>
)

export const Enrolling = ({ shell }: { shell: Shell }) => <Enrol shell={shell} state={blankForm(shell.lang)} />

export function Returned({ shell }: { shell: Shell }) {
  const problem = new Problem(400, 'kernel.wrong-shape', {}, [
    { path: 'surname', code: 'surname' },
    { path: 'bornOn', code: 'bornOn' },
    { path: 'region', code: 'region' },
    { path: 'minority', code: 'minority' },
    { path: 'categories', code: 'categories' },
    { path: 'agreed', code: 'agreed' },
    { path: 'proof', code: 'proof' },
  ])
  const texts: Record<string, string> = {
    surname: 'Scrieți numele de familie.',
    bornOn: 'Ziua „31.02.1991” nu există. Scrieți-o ca 14.03.1991.',
    region: 'Alegeți regiunea.',
    minority: 'Alegeți un răspuns; „Nu dorește să răspundă” este un răspuns.',
    categories: 'Alegeți cel puțin o categorie din grupul țintă.',
    agreed: 'Fără acord nu putem înscrie persoana.',
    proof: 'Fișierul „certificat.docx” nu este PDF, JPG sau PNG.',
  }
  const body = {
    firstName: 'Mirela',
    surname: '',
    bornOn: '31.02.1991',
    income: '1.234,5 lei',
    note: 'Vine cu sora ei.',
  }
  return <Enrol shell={shell} state={formAgain(shell.lang, body, problem, code => texts[code] ?? code)} />
}

function Enrol({ shell, state }: { shell: Shell; state: FormState }) {
  return (
    <Page
      shell={shell}
      title="Înscriere"
      breadcrumb={[
        { text: 'Persoane', href: '/app/people' },
        { text: 'Grupa 2 OIVPD, Iași', href: '/app/groups/2' },
      ]}
      scripts={['form']}
    >
      <Form
        state={state}
        action="/app/people/again"
        submit="Salvează și deschide"
        cancel="/app/people"
        files
        shown={47}
      >
        <Block title="Identitate" lead="Fără acte, lăsați CNP-ul gol: înscrierea merge mai departe.">
          <Field state={state} kind="text" name="surname" label="Numele de familie" />
          <Field state={state} kind="text" name="firstName" label="Prenumele" />
          <Field
            state={state}
            kind="text"
            name="cnp"
            label="CNP"
            hint="13 cifre"
            width="short"
            inputMode="numeric"
            optional
          />
          <Field state={state} kind="day" name="bornOn" label="Data nașterii" />
          <Field state={state} kind="select" name="region" label="Regiunea" options={regions} />
          <Field state={state} kind="number" name="income" label="Venitul lunar al gospodăriei" unit="lei" optional />
        </Block>
        <Block title="Categoria din grupul țintă">
          <Field
            state={state}
            kind="checkboxes"
            name="categories"
            label="Din ce categorii face parte"
            hint="Pot fi mai multe."
            options={[
              { value: 'vmi', text: 'Primește venitul minim de incluziune', hint: 'Cu adeverință de la primărie.' },
              { value: 'family', text: 'Familie cu mai mult de doi copii' },
            ]}
          />
          <Field state={state} kind="answer" name="minority" label="Are nevoie de transport?" />
          <Field
            state={state}
            kind="radios"
            name="status"
            label="Statutul pe piața muncii"
            options={[
              { value: 'unemployed', text: 'Șomer' },
              { value: 'inactive', text: 'Persoană inactivă' },
            ]}
          />
        </Block>
        <Block title="Dovezi">
          <Field state={state} kind="file" name="proof" label="Act de identitate" />
          <Field state={state} kind="textarea" name="note" label="Notă" optional />
          <Field
            state={state}
            kind="check"
            name="agreed"
            label="A fost informată și a semnat acordul de prelucrare a datelor."
          />
        </Block>
      </Form>
    </Page>
  )
}
