import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenCentre } from './asked-centre.ts'
import { CentreFrame, namedIn } from './frame.tsx'
import { studyClaim } from './need.ts'
import { centrePath } from './paths.ts'
import type { NeedRow, StudyRow } from './tables.ts'
import { words } from './words.ts'

interface Work extends OpenCentre {
  needs: readonly NeedRow[]
  studies: readonly StudyRow[]
  enterprises: readonly { id: string; code: string; title: string }[]
  /** Studies whose paper is accepted. */
  proven: ReadonlySet<string>
}

/** What others need, and what the centre found out. */
export function WorkPage({ open }: { open: Work }) {
  return (
    <CentreFrame open={open} current="/work">
      <Stack>
        <Needs open={open} />
        <Studies open={open} />
      </Stack>
    </CentreFrame>
  )
}

function Needs({ open: { shell, found, needs, enterprises, mayWrite } }: { open: Work }) {
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  return (
    <Card
      title={text.needs}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={centrePath(id, '/need')}>
            {text.findNeed}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.needs}
        hideCaption
        rows={needs}
        rowKey={row => row.id}
        empty={<Empty>{text.noNeeds}</Empty>}
        columns={[
          {
            key: 'of',
            title: text.of,
            heads: true,
            cell: row => row.organisation ?? namedIn(enterprises, row.enterprise_id),
          },
          { key: 'topic', title: text.topic, cell: row => text.topics[row.topic] },
          { key: 'says', title: text.need, cell: row => row.says },
          { key: 'found', title: text.foundOn, tight: true, cell: row => date(row.found_on) },
          {
            key: 'met',
            title: text.metOn,
            tight: true,
            cell: row =>
              row.met_on !== null ? (
                date(row.met_on)
              ) : mayWrite ? (
                <a href={centrePath(id, `/needs/${row.id}`)}>{text.meet}</a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Card>
  )
}

const studyPaperPath = (study: string, centre: string): string =>
  `/app/evidence/new?${new URLSearchParams({ claim: studyClaim, id: study, subject: centre, kind: 'visit-minutes', back: centrePath(centre, '/work') })}`

function Studies({ open: { shell, found, studies, proven, mayWrite } }: { open: Work }) {
  const { lang } = shell
  const text = words(lang)
  const { id } = found.row
  return (
    <Card
      title={text.studies}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={centrePath(id, '/study')}>
            {text.recordStudy}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.studies}
        hideCaption
        rows={studies}
        rowKey={row => row.id}
        empty={<Empty>{text.noStudies}</Empty>}
        columns={[
          { key: 'title', title: text.title, heads: true, cell: row => row.title },
          { key: 'kind', title: text.kind, cell: row => text.studyKinds[row.kind] },
          { key: 'on', title: text.heldOn, tight: true, cell: row => date(row.held_on) },
          {
            key: 'took',
            title: text.tookPart,
            numeric: true,
            cell: row => (row.took_part === null ? '–' : number(lang, row.took_part)),
          },
          { key: 'findings', title: text.findings, cell: row => row.findings },
          {
            key: 'proof',
            title: text.proof,
            cell: row =>
              proven.has(row.id) ? (
                <Tag kind="ok">{text.proven}</Tag>
              ) : mayWrite ? (
                <a href={studyPaperPath(row.id, id)}>{text.toBring}</a>
              ) : (
                text.toBring
              ),
          },
        ]}
      />
    </Card>
  )
}
