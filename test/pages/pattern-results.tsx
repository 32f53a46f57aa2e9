import { Bar } from '../../src/pages/bar.tsx'
import { Bars } from '../../src/pages/bars.tsx'
import { LinkButton, PrintButton } from '../../src/pages/button.tsx'
import { Card, Columns, Stack } from '../../src/pages/card.tsx'
import { Field } from '../../src/pages/field.tsx'
import { Filters } from '../../src/pages/filters.tsx'
import { blankForm } from '../../src/pages/form-state.ts'
import { Notice } from '../../src/pages/notice.tsx'
import { Page } from '../../src/pages/page.tsx'
import type { Shell } from '../../src/pages/shell.ts'
import { Split } from '../../src/pages/split.tsx'
import { Table } from '../../src/pages/table.tsx'
import { Tag } from '../../src/pages/tag.tsx'
import type { TagKind } from '../../src/pages/tag.tsx'
import { Trend } from '../../src/pages/trend.tsx'
import { Figure, Funnel, Rule } from '../../src/pages/why.tsx'

const indicators: { group: string; name: string; value: number; target?: number; tag: [TagKind, string] }[] = [
  { group: 'Grup țintă', name: 'Persoane în grupul țintă', value: 100, target: 100, tag: ['ok', '100%'] },
  { group: 'Grup țintă', name: 'din care cu venit minim de incluziune', value: 42, tag: ['neutral', 'fără țintă'] },
  { group: 'Formare', name: 'Persoane certificate OIVPD', value: 57, target: 60, tag: ['warn', '3 în așteptare'] },
  {
    group: 'Ocupare',
    name: 'Locuri de muncă create și menținute șase luni',
    value: 61,
    target: 76,
    tag: ['error', 'sub plan'],
  },
  { group: 'Cooperare', name: 'Evenimente', value: 2, target: 3, tag: ['info', 'planificat 11.12'] },
]

const source = 'Calculat din date la 23.11.2025, 09:14.'

export function Counted({ shell }: { shell: Shell }) {
  const { lang } = shell
  const filters = blankForm(lang, { on: '2025-11-23' })
  return (
    <Page
      shell={shell}
      title="Rezultate"
      lead="Economia socială, o șansă pentru persoanele aflate în dificultate · calculat din date la 23.11.2025, 09:14"
      actions={
        <>
          <PrintButton>Tipărește</PrintButton>
          <LinkButton icon="table" href="#">
            Descarcă XLSX
          </LinkButton>
          <LinkButton look="primary" icon="file-text" href="#">
            Raport către finanțator
          </LinkButton>
        </>
      }
    >
      <Filters lang={lang} action="/app/results">
        <Field
          state={filters}
          kind="select"
          name="region"
          label="Regiunea"
          options={[{ value: 'RO21', text: 'Nord-Est' }]}
        />
        <Field state={filters} kind="day" name="on" label="La ziua" hint="" />
      </Filters>
      <Notice kind="info">Ultima versiune înghețată: T3 2025 (30.09.2025).</Notice>
      <Columns beside="panel">
        <Table
          lang={lang}
          caption="5 indicatori, 1 la țintă, 2 cu risc"
          rows={indicators}
          rowKey={row => row.name}
          selected={row => row.value === 57}
          columns={[
            {
              key: 'name',
              title: 'Indicator',
              heads: true,
              cell: row => (
                <>
                  <span class="above">{row.group}</span>
                  {row.name}
                </>
              ),
            },
            {
              key: 'value',
              title: 'Realizat',
              numeric: true,
              cell: row => (
                <a href="#why" aria-label={`${row.value}, de ce acest număr`}>
                  {row.value}
                </a>
              ),
            },
            { key: 'target', title: 'Țintă', numeric: true, cell: row => row.target ?? '–' },
            { key: 'bar', title: 'Progres', cell: row => <Bar lang={lang} value={row.value} target={row.target} /> },
            { key: 'state', title: 'Stare', cell: row => <Tag kind={row.tag[0]}>{row.tag[1]}</Tag> },
          ]}
        />
        <Card title="De ce 57?" marked id="why">
          <Figure lang={lang} value={57}>
            <p>din 60 de persoane certificate OIVPD</p>
            <p class="muted">țintă 60 · bază 0 · indicator de rezultat imediat</p>
          </Figure>
          <Rule lang={lang} source="Reg. (UE) 2021/1057, anexa I">
            Se numără o singură dată fiecare persoană din grupul țintă care are examen promovat și certificat
            înregistrat, cu dovada atașată și verificată.
          </Rule>
          <Funnel
            lang={lang}
            label="De la 60 la 57"
            steps={[
              {
                key: '1',
                kind: 'start',
                count: 60,
                text: 'înscrise la cursul OIVPD',
                link: { href: '#', text: 'vezi 60' },
              },
              {
                key: '2',
                kind: 'less',
                count: 1,
                text: 'abandon, motiv: mutare în altă regiune',
                link: { href: '#', text: 'vezi' },
              },
              {
                key: '3',
                kind: 'less',
                count: 2,
                text: 'examen promovat, certificat fără dovadă atașată',
                link: { href: '#', text: 'repară 2' },
              },
              {
                key: '4',
                kind: 'end',
                count: 57,
                text: 'numărate, toate cu dovadă verificată',
                link: { href: '#', text: 'vezi 57' },
              },
            ]}
          />
          <Bars
            lang={lang}
            title="Nord-Est e cel mai aproape de țintă"
            source={source}
            rows={[
              { label: 'Nord-Est', value: 24, target: 25 },
              { label: 'Sud-Vest Oltenia', value: 19, target: 20 },
              { label: 'București-Ilfov', value: 14, target: 15 },
              { label: 'Alte regiuni', tooFew: true },
            ]}
          />
        </Card>
      </Columns>
      <Stack>
        <Columns beside="even">
          <Card>
            <Trend
              lang={lang}
              title="Certificatele cresc după fiecare examen"
              source={source}
              target={60}
              points={[
                { on: '2025-03-31', value: 0 },
                { on: '2025-05-31', value: 19 },
                { on: '2025-06-30', value: 38 },
                { on: '2025-09-30', value: 55 },
                { on: '2025-11-23', value: 57 },
              ]}
            />
          </Card>
          <Card>
            <Split
              lang={lang}
              title="Cele mai multe persoane au fost înscrise de primării"
              source={source}
              parts={[
                { label: 'Primării', value: 48 },
                { label: 'AJOFM', value: 27 },
                { label: 'Organizații', value: 17 },
                { label: 'Singure', value: 8 },
              ]}
            />
          </Card>
        </Columns>
      </Stack>
    </Page>
  )
}
