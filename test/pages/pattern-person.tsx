import { LinkButton } from '../../src/pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../../src/pages/card.tsx'
import { Checklist } from '../../src/pages/checklist.tsx'
import { Notice } from '../../src/pages/notice.tsx'
import { Page } from '../../src/pages/page.tsx'
import { RecordHead } from '../../src/pages/record-head.tsx'
import type { Shell } from '../../src/pages/shell.ts'
import { Tabs } from '../../src/pages/tabs.tsx'
import { Chip, Tag } from '../../src/pages/tag.tsx'
import { Timeline } from '../../src/pages/timeline.tsx'
import type { TimelineEvent } from '../../src/pages/timeline.tsx'

const events: TimelineEvent[] = [
  {
    key: '5',
    on: '2025-11-20',
    icon: 'message-square',
    tone: 'work',
    title: 'Consiliere – 45 min',
    meta: '20.11.2025, 10:00 · Ioana Marin · CR Iași',
    says: 'A discutat programul de lucru cu șefa de echipă. Încredere în sine: 27 din 40, față de 19 la intrare.',
    chips: (
      <>
        <Chip kind="evidence" href="#">
          Fișă de consiliere semnată
        </Chip>
        <Chip kind="indicator" href="#">
          Servicii de consiliere
        </Chip>
      </>
    ),
  },
  { key: '4', on: '2025-11-18', icon: 'phone', title: 'Apel – fără răspuns', meta: '18.11.2025, 16:40 · Ioana Marin' },
  {
    key: '3',
    on: '2025-05-26',
    icon: 'briefcase',
    tone: 'reached',
    title: 'Angajată – SC Spălătoria Solidară SRL',
    tags: <Tag kind="warn">1 dovadă lipsă</Tag>,
    meta: '26.05.2025 · normă întreagă, nedeterminată · Andrei Pop, mediator',
    chips: (
      <>
        <Chip kind="evidence" href="#">
          Contract individual de muncă
        </Chip>
        <Chip kind="missing" href="#">
          Extras din registrul salariaților: lipsește
        </Chip>
        <Chip kind="indicator" href="#">
          Locuri de muncă create
        </Chip>
      </>
    ),
  },
]

export const Timelined = ({ shell }: { shell: Shell }) => (
  <Page
    shell={shell}
    title="Mirela Stănescu"
    breadcrumb={[
      { text: 'Persoane', href: '/app/people' },
      { text: 'Grupa 2 OIVPD, Iași', href: '/app/groups/2' },
    ]}
    head={
      <RecordHead
        name="Mirela Stănescu"
        meta={
          <>
            GT-0047 · 34 de ani · Iași (Nord-Est) · <a href="tel:+40700000047">0700 000 047</a> · preferă SMS
          </>
        }
        tags={
          <>
            <Tag kind="ok">Eligibilă din 12.03.2025</Tag>
            <Tag kind="info" icon="route">
              În plasare
            </Tag>
            <Tag kind="special">Date speciale ascunse</Tag>
          </>
        }
      >
        <Notice
          kind="next"
          actions={
            <>
              <LinkButton look="primary" href="#">
                Înregistrează verificarea
              </LinkButton>
              <LinkButton href="#">Amână…</LinkButton>
            </>
          }
        >
          <strong>Următorul pas:</strong> verificarea menținerii locului de muncă la 6 luni – până{' '}
          <strong>vineri, 28 noiembrie</strong>. Lipsește extrasul din registrul salariaților.
        </Notice>
      </RecordHead>
    }
  >
    <Columns>
      <Card>
        <Tabs
          label="Secțiunile persoanei"
          current="/app/people/mirela"
          items={[
            { href: '/app/people/mirela', text: 'Parcurs' },
            { href: '/app/people/mirela/file', text: 'Dosar' },
            { href: '/app/people/mirela/plan', text: 'Plan individual' },
            { href: '/app/people/mirela/assessments', text: 'Evaluări' },
            { href: '/app/people/mirela/access', text: 'Acces și consimțământ' },
          ]}
        />
        <div class="buttons">
          <LinkButton icon="message-square" href="#">
            Consiliere
          </LinkButton>
          <LinkButton icon="upload" href="#">
            Dovadă
          </LinkButton>
        </div>
        <h2 class="unseen">Parcurs</h2>
        <Timeline lang={shell.lang} events={events} />
      </Card>
      <Stack>
        <Card title="Dosar" lead="8 din 9 documente. Un document blochează un indicator.">
          <Checklist
            lang={shell.lang}
            items={[
              { key: '1', text: 'Formular de înregistrare', href: '#', state: 'complete' },
              {
                key: '2',
                text: 'Acord de prelucrare a datelor',
                href: '#',
                state: 'to-verify',
                note: 'Încărcat de Ioana Marin la 12.03.2025',
              },
              { key: '3', text: 'Dovada domiciliului', href: '#', state: 'incomplete' },
              { key: '4', text: 'Extras din registrul salariaților', href: '#', state: 'untouched' },
            ]}
          />
        </Card>
        <Card title="Contează la 5 indicatori" lead="Deschide oricare ca să vezi regula și dovada.">
          <Lines>
            <Line end="da">
              <a href="#">Persoane în grupul țintă</a>
            </Line>
            <Line end={<span class="muted">după dovadă</span>}>
              <a href="#">Locuri de muncă create</a>
            </Line>
          </Lines>
        </Card>
        <Card title="Acces">
          <Facts
            items={[
              ['Consimțământ', 'dat 12.03.2025, poate fi retras'],
              ['Cine a văzut dosarul', <a href="#">4 persoane în 30 de zile</a>],
            ]}
          />
        </Card>
      </Stack>
    </Columns>
  </Page>
)
