import { date, type Lang } from '../kernel/words.ts'
import { Card, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Empty } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { heldUnder, isValid, whyOutside } from './accreditation.ts'
import type { Gathering } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'
import { calendarPath, sessionPath } from './paths.ts'
import { kindOptions } from './session-form.tsx'
import type { Served } from './session-tables.ts'
import { SessionsFrame } from './sessions-frame.tsx'
import type { AccreditationRow } from './tables.ts'
import { words } from './words.ts'

interface VisitProps {
  shell: Shell
  on: string
  gatherings: readonly Gathering[]
  rules: Rulebook
  accreditations: readonly AccreditationRow[]
  served: readonly Served[]
  staff: ReadonlyMap<string, string>
  people: ReadonlyMap<string, Named>
}

/** For whoever comes to check: where, who, under which authorisation. */
export function VisitPage(props: VisitProps) {
  const { shell, on, gatherings, accreditations, served, staff, people } = props
  const { lang } = shell
  const text = calendarWords(lang)
  const valid = accreditations.filter(one => isValid(one, on))
  return (
    <SessionsFrame shell={shell} title={`${text.visit}, ${date(on)}`} lead={text.visitLead} current={calendarPath}>
      <Stack>
        {gatherings.length === 0 && <Empty>{text.visitNone}</Empty>}
        {gatherings.map(one => {
          const seen = one.participants.flatMap(id => people.get(id)?.title ?? []).toSorted()
          const hidden = one.participants.length - seen.length
          const services = served.filter(service => sessionPath(service.session) === one.href)
          return (
            <Card key={`${one.from} ${one.href}`} title={`${one.from}–${one.to} ${one.title}`}>
              <Facts
                items={[
                  [text.place, one.place ?? '–'],
                  [text.staff, staff.get(one.staff ?? '') ?? '–'],
                  ...(one.authorisation ? [authorised(lang, one.authorisation)] : []),
                  ...accredited(props, services),
                  [text.roster, [...seen, ...(hidden > 0 ? [text.others({ count: hidden })] : [])].join(', ') || '–'],
                ]}
              />
            </Card>
          )
        })}
        <Card title={text.authorisation}>
          {valid.length === 0 ? (
            <p>{text.noAuthorisation}</p>
          ) : (
            <Lines>
              {valid.map(one => (
                <Line key={one.id} end={scopeOf(props, one)}>
                  {numberOf(props, one)}
                </Line>
              ))}
            </Lines>
          )}
        </Card>
      </Stack>
    </SessionsFrame>
  )
}

function authorised(lang: Lang, { number, holds }: NonNullable<Gathering['authorisation']>) {
  const text = calendarWords(lang)
  return [
    text.heldUnder,
    <>
      {number} <Holds lang={lang} holds={holds} />
    </>,
  ] as const
}

/** The accreditation of each partner whose people a session serves; none where the service needs none. */
function accredited(props: VisitProps, services: readonly Served[]) {
  const { rules, accreditations, on } = props
  const { lang } = props.shell
  const text = calendarWords(lang)
  return services.flatMap(({ kind, partner }) => {
    const under = heldUnder(rules, accreditations, { kind, partner, on })
    const why = whyOutside(rules, accreditations, { kind, partner, on })
    if (under)
      return [
        [
          text.accreditation,
          <>
            {numberOf(props, under)}: {scopeOf(props, under)} <Holds lang={lang} holds />
          </>,
        ] as const,
      ]
    if (why === undefined) return []
    const problems: Readonly<Record<string, unknown>> = words(lang).problems
    return [
      [
        text.accreditation,
        <>
          {partnerName(rules, partner)}: {String(problems[why])} <Holds lang={lang} holds={false} />
        </>,
      ] as const,
    ]
  })
}

const Holds = ({ lang, holds }: { lang: Lang; holds: boolean }) =>
  holds ? <Tag kind="ok">{calendarWords(lang).holds}</Tag> : <Tag kind="error">{calendarWords(lang).holdsNot}</Tag>

const partnerName = ({ partners }: Rulebook, partner: string): string =>
  partners.find(one => one.code === partner)?.name ?? partner

/** Its number, whose it is and for how long it holds. */
function numberOf({ rules, shell: { lang } }: VisitProps, row: AccreditationRow): string {
  const text = calendarWords(lang)
  const { number, partner, valid_from, valid_to } = row
  const held = valid_to === null ? text.since({ from: date(valid_from) }) : `${date(valid_from)} – ${date(valid_to)}`
  return `${number}, ${partnerName(rules, partner)} (${held})`
}

function scopeOf({ rules, shell: { lang } }: VisitProps, { services }: AccreditationRow): string {
  const kinds = kindOptions(rules, lang)
  return services.map(service => kinds.find(kind => kind.value === service)?.text ?? service).join(', ')
}
