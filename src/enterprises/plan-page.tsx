import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date, money, month as monthName } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Empty } from '../pages/table.tsx'
import { givenAwayIn, identityOf, type OpenPlan } from './asked-plan.ts'
import { callWords } from './call-words.ts'
import { lineKinds } from './cash-flow.ts'
import { EnterpriseFrame } from './frame.tsx'
import { OutlookCards } from './outlook-cards.tsx'
import { enterprisePath, entryPath } from './paths.ts'
import { LinesTable } from './plan-line-table.tsx'
import { apartIn, type PlanContent } from './plan-tables.ts'
import { planWords } from './plan-words.ts'
import { contentOf } from './plan.ts'

/** The plan that is worked on: its texts, its money, what it comes to, and what was submitted. */
export function PlanPage({ open }: { open: OpenPlan }) {
  const { shell, found, plan, mayWrite } = open
  const text = planWords(shell.lang)
  const { id } = found.row
  if (!plan)
    return (
      <EnterpriseFrame open={open} current="/plan">
        <Card title={text.plan}>
          <Empty
            action={
              mayWrite && (
                <LinkButton look="primary" icon="pencil" href={enterprisePath(id, '/plan/terms')}>
                  {text.begin}
                </LinkButton>
              )
            }
          >
            {text.none}
          </Empty>
        </Card>
      </EnterpriseFrame>
    )
  const content = contentOf(plan, open)
  return (
    <EnterpriseFrame open={open} current="/plan">
      <Columns>
        <Stack>
          {content.lines.length > 0 && (
            <OutlookCards
              content={content}
              lang={shell.lang}
              print={enterprisePath(id, '/plan.pdf')}
              months={enterprisePath(id, '/plan/months')}
            />
          )}
          <MoneyCard open={open} startsOn={plan.starts_on} />
          <Card
            title={text.texts}
            lead={text.textsLead}
            actions={
              mayWrite && (
                <LinkButton icon="pencil" href={enterprisePath(id, '/plan/texts')}>
                  {text.writeTexts}
                </LinkButton>
              )
            }
          >
            <Texts content={content} open={open} />
          </Card>
        </Stack>
        <Stack>
          <Versions open={open} />
          {open.versions.length > 0 && <InCalls open={open} />}
          <Giveaways open={open} content={content} />
          <Authors open={open} />
          <Card
            title={text.terms}
            actions={
              mayWrite && (
                <LinkButton icon="pencil" href={enterprisePath(id, '/plan/terms')}>
                  {text.change}
                </LinkButton>
              )
            }
          >
            <Facts
              items={[
                [text.startsOn, monthName(shell.lang, plan.starts_on)],
                [text.opening, money(shell.lang, plan.opening_bani)],
              ]}
            />
          </Card>
        </Stack>
      </Columns>
    </EnterpriseFrame>
  )
}

function MoneyCard({ open, startsOn }: { open: OpenPlan; startsOn: Day }) {
  const { shell, found, mayWrite, lines } = open
  const text = planWords(shell.lang)
  const { id } = found.row
  return (
    <Card
      title={text.lines}
      lead={text.linesLead}
      actions={
        mayWrite &&
        lineKinds.map(kind => (
          <LinkButton key={kind} icon="plus" href={enterprisePath(id, `/plan/line?kind=${kind}`)}>
            {text.addKinds[kind]}
          </LinkButton>
        ))
      }
    >
      <LinesTable
        lang={shell.lang}
        startsOn={startsOn}
        lines={lines.map(line =>
          Object.assign({}, line, {
            amount: line.amount_bani,
            from: line.from_month,
            until: line.until_month,
            apart: apartIn(line),
            href: mayWrite ? enterprisePath(id, `/plan/lines/${line.id}`) : undefined,
          }),
        )}
      />
    </Card>
  )
}

/** The texts in the order of the profile; what is not written yet is said to be so. */
function Texts({ content, open: { rules, shell } }: { content: PlanContent; open: OpenPlan }) {
  const text = planWords(shell.lang)
  return (
    <Facts
      items={rules.planSections.map(({ code, names, optional }) => {
        const says = content.sections.find(one => one.code === code)?.says
        return [
          names[shell.lang],
          says === undefined ? (
            <span class="muted">{optional ? text.optionalText : text.noText}</span>
          ) : (
            <span class="as-typed">{says}</span>
          ),
        ] as const
      })}
    />
  )
}

function Versions({ open }: { open: OpenPlan }) {
  const { shell, found, versions, mayWrite } = open
  const text = planWords(shell.lang)
  const { id } = found.row
  return (
    <Card
      title={text.versions}
      actions={
        mayWrite && (
          <LinkButton look="primary" icon="check" href={enterprisePath(id, '/plan/submit')}>
            {text.submit}
          </LinkButton>
        )
      }
    >
      {versions.length === 0 ? (
        <Empty>{text.noVersions}</Empty>
      ) : (
        <Lines>
          {versions.map(one => (
            <Line key={one.id} end={text.submittedOn({ on: date(one.submitted_on) })}>
              <a href={enterprisePath(id, `/plan/versions/${one.number}`)}>{text.version({ number: one.number })}</a>
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}

function InCalls({ open }: { open: OpenPlan }) {
  const { shell, found, calls, entered, mayWrite } = open
  const opens = mayWrite || (shell.who !== undefined && may(shell.who, 'journal.read'))
  const text = callWords(shell.lang)
  return (
    <Card
      title={text.inCalls}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(found.row.id, '/plan/enter')}>
            {planWords(shell.lang).toCall}
          </LinkButton>
        )
      }
    >
      <Lines>
        {entered.map(one => (
          <Line key={one.id} end={opens ? <a href={entryPath(one.id)}>{one.code}</a> : one.code}>
            {calls.find(call => call.id === one.call_id)?.title}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

export const identityIn = ({ authors, staff, found, enterprise, sections, lines }: OpenPlan) =>
  identityOf({
    authors,
    writers: [...new Set([...sections, ...lines].map(one => one.written_by))].map(one => staff.get(one) ?? ''),
    title: found.row.title,
    code: found.row.code,
    cui: enterprise.cui,
  })

function Giveaways({ open, content }: { open: OpenPlan; content: PlanContent }) {
  const { lang } = open.shell
  const text = planWords(lang)
  const places = givenAwayIn(content, identityIn(open))
  if (places.length === 0) return content.sections.length === 0 ? null : <Card>{text.nothingGivenAway}</Card>
  const nameOf = (code: string) => open.rules.planSections.find(one => one.code === code)?.names[lang] ?? text.lines
  return (
    <Card title={text.giveaways} lead={text.giveawaysLead}>
      <Lines>
        {places.map(code => (
          <Line key={code}>{text.givesAway({ name: nameOf(code) })}</Line>
        ))}
      </Lines>
    </Card>
  )
}

function Authors({ open }: { open: OpenPlan }) {
  const { shell, found, authors, mayWrite } = open
  const text = planWords(shell.lang)
  const { id } = found.row
  return (
    <Card
      title={text.authors}
      lead={text.authorsLead}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={enterprisePath(id, '/plan/author')}>
            {text.addAuthor}
          </LinkButton>
        )
      }
    >
      {authors.length === 0 ? (
        <Empty>{text.noAuthors}</Empty>
      ) : (
        <Lines>
          {authors.map(one => (
            <Line
              key={one.person_id}
              end={mayWrite && <a href={enterprisePath(id, `/plan/authors/${one.person_id}`)}>{text.dropAuthor}</a>}
            >
              {one.code}
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}
