import type { Hono } from 'hono'
import { logRead } from '../kernel/read-log.ts'
import { date, money, number } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { xlsx, xlsxType } from '../pages/xlsx.ts'
import { type C, openCourse } from './asked-course.ts'
import { courseWords } from './course-words.ts'
import { resultsOf } from './exam-tables.ts'
import { learnerName } from './group-page.tsx'
import { peopleIn } from './learner-tables.ts'
import { attendedIn } from './lesson-tables.ts'
import { coursePath } from './paths.ts'
import { paymentsOf } from './payment.ts'
import { PaymentPage, ruleSentence } from './payment-page.tsx'
import { paymentWords } from './payment-words.ts'

const source = template(new URL('./payments.typ', import.meta.url))

export function paymentRoutes(app: Hono<Asked>): void {
  app.get(coursePath(':course', '/payments'), async c =>
    page(c, <PaymentPage {...await paymentsIn(c, 'people.read')} />),
  )
  app.get(coursePath(':course', '/payments.xlsx'), sendWorkbook)
  app.get(coursePath(':course', '/payments.pdf'), sendList)
}

async function paymentsIn(c: C, right: 'people.read' | 'export') {
  const { who } = readerOf(c)
  const open = await openCourse(
    c,
    async (tx, { course }) => ({
      people: await peopleIn(tx, who, course.id),
      attended: await attendedIn(tx, who.tenant, course.id),
      results: await resultsOf(tx, who.tenant, course.id),
    }),
    right,
  )
  return { ...open, payments: paymentsOf(open) }
}

/** Names leave the product: whoever took them is noted with each person. */
async function taken(c: C) {
  const open = await paymentsIn(c, 'export')
  const subjects = open.payments.map(one => one.person.person)
  await logRead(c.get('engine'), c.get('who'), { kind: 'people.exported', subjects })
  return open
}

async function sendWorkbook(c: C): Promise<Response> {
  const { lang } = readerOf(c)
  const { course, payments } = await taken(c)
  const text = paymentWords(lang)
  const head = [courseWords(lang).code, courseWords(lang).learner, text.hours, text.passed, text.lei]
  const rows = payments.map(one => [
    one.person.code,
    learnerName(one.person, lang),
    one.minutes / 60,
    one.passed ? text.yes : text.no,
    one.bani / 100,
  ])
  return c.body(await xlsx([{ name: text.payments, rows: [head, ...rows] }]), 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="subventii-${course.code}.xlsx"`,
  })
}

async function sendList(c: C): Promise<Response> {
  const { lang } = readerOf(c)
  const { course, curriculum, rules, payments } = await taken(c)
  const text = paymentWords(lang)
  const names = courseWords(lang)
  const file = pdf(source, {
    lang,
    title: `${text.payments}: ${course.code}`,
    lead: `${curriculum.title}, ${date(course.starts_on)} – ${date(course.exam_on)}`,
    rule: ruleSentence(lang, course, rules),
    signers: [text.preparedBy, text.approvedBy],
    head: [names.code, names.learner, text.hours, text.passed, text.amount, text.signature],
    rows: payments.map(one => [
      one.person.code,
      learnerName(one.person, lang),
      number(lang, one.minutes / 60),
      one.passed ? text.yes : text.no,
      money(lang, one.bani),
      '',
    ]),
    sum: text.sum({
      sum: money(
        lang,
        payments.reduce((total, one) => total + one.bani, 0),
      ),
    }),
  })
  return c.body(file, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="subventii-${course.code}.pdf"`,
  })
}
