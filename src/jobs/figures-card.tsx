import { number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { jobWords } from './job-words.ts'
import { postsPath } from './paths.ts'
import type { FigureRules, Kept, PostFigures } from './post-figures.ts'

export interface FiguresProps {
  shell: Shell
  rules: FigureRules
  /** Created jobs, whoever holds them. */
  created: number
  posts: PostFigures
  placements: PostFigures
}

/** Numbers about posts beside numbers about people: no two of them are the same. */
export function FiguresCard({ shell: { lang }, rules, created, posts, placements }: FiguresProps) {
  const text = jobWords(lang)
  const kept = ({ kept: some, due }: Kept) => text.ofDue({ kept: some, due })
  const rows = [
    { what: text.figures.created, posts: number(lang, created), all: '–' },
    { what: text.figures.filled, posts: number(lang, posts.filled), all: '–' },
    { what: text.figures.hired, posts: number(lang, posts.hired), all: number(lang, placements.hired) },
    { what: text.figures.occupied, posts: number(lang, posts.occupied), all: number(lang, placements.occupied) },
    {
      what: text.figures.fullTime({ hours: rules.fullTimeHours }),
      posts: number(lang, posts.fullTime),
      all: number(lang, placements.fullTime),
    },
    {
      what: text.figures.keptPeople({ count: rules.months }),
      posts: kept(posts.keptPeople),
      all: kept(placements.keptPeople),
    },
    {
      what: text.figures.keptPosts({ count: rules.months, days: rules.gapDays }),
      posts: kept(posts.keptPosts),
      all: '–',
    },
  ]
  return (
    <Card
      title={text.figuresTitle}
      lead={text.figuresLead}
      actions={
        <LinkButton look="quiet" icon="briefcase" href={postsPath}>
          {text.createdPosts}
        </LinkButton>
      }
    >
      <Table
        lang={lang}
        caption={text.figuresTitle}
        hideCaption
        rows={rows}
        rowKey={row => row.what}
        columns={[
          { key: 'what', title: text.figure, heads: true, cell: row => row.what },
          { key: 'posts', title: text.createdPosts, numeric: true, cell: row => row.posts },
          { key: 'all', title: text.allPlaced, numeric: true, cell: row => row.all },
        ]}
      />
    </Card>
  )
}
