import { may } from '../kernel/who.ts'
import { type Lang, money, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import type { OpenCourse } from './asked-course.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import { learnerName } from './group-page.tsx'
import { coursePath } from './paths.ts'
import type { Payment } from './payment.ts'
import { paymentWords } from './payment-words.ts'

/** By which rule the amounts come, and at what rate. */
export function ruleSentence(lang: Lang, { subsidy }: OpenCourse['course'], rules: Rulebook): string {
  const rate = money(lang, Math.round(parameterOf(rules, 'subsidy-per-hour') * 100))
  const rule = subsidy === null ? courseWords(lang).none : courseWords(lang).subsidies[subsidy]
  return paymentWords(lang).lead({ rule, rate })
}

export function PaymentPage({ payments, ...open }: OpenCourse & { payments: readonly Payment[] }) {
  const { shell, course, rules } = open
  const { lang, who } = shell
  const text = paymentWords(lang)
  const sum = payments.reduce((total, one) => total + one.bani, 0)
  return (
    <CourseFrame
      {...open}
      current="/payments"
      actions={
        who &&
        may(who, 'export') &&
        payments.length > 0 && (
          <>
            <LinkButton icon="download" href={coursePath(course.id, '/payments.xlsx')}>
              {text.download}
            </LinkButton>
            <LinkButton icon="printer" href={coursePath(course.id, '/payments.pdf')}>
              {text.print}
            </LinkButton>
          </>
        )
      }
    >
      <Card title={text.payments} lead={ruleSentence(lang, course, rules)}>
        <Table
          lang={lang}
          caption={text.payments}
          hideCaption
          rows={payments}
          rowKey={one => one.person.learner}
          empty={<Empty>{text.none}</Empty>}
          columns={[
            {
              key: 'name',
              title: courseWords(lang).learner,
              heads: true,
              cell: one => learnerName(one.person, lang),
            },
            { key: 'hours', title: text.hours, numeric: true, cell: one => number(lang, one.minutes / 60) },
            { key: 'passed', title: text.passed, cell: one => (one.passed ? text.yes : text.no) },
            { key: 'amount', title: text.amount, numeric: true, cell: one => money(lang, one.bani) },
          ]}
        />
        {payments.length > 0 && (
          <p>
            <strong>{text.sum({ sum: money(lang, sum) })}</strong>
          </p>
        )}
      </Card>
    </CourseFrame>
  )
}
