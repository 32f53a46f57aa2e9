import { renderSVG } from 'uqr'
import { date, type Lang, number } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { formNumber } from './certificate-pages.tsx'
import type { CertificateRow, Holder } from './certificate-tables.ts'
import { copyWords } from './certificate-copy-words.ts'
import type { CourseGround } from './course-tables.ts'
import { totalOf } from './curriculum.ts'
import type { ResultRow } from './exam-tables.ts'
import { shownCode } from './public-code.ts'

const source = template(new URL('./certificate.typ', import.meta.url))

interface Copied extends CourseGround {
  rules: Rulebook
  certificate: CertificateRow
  holder: Holder
  result: ResultRow | undefined
  /** Where anybody checks it. */
  address: string
}

/**
 * Our copy of a certificate and of its supplement. The original is the official form, whose number it repeats. Of the person it says what
 * the form says: the name and the day of birth. Source: Order 501/5253/2003 (certificate and descriptive supplement).
 */
export function certificateCopy(lang: Lang, copied: Copied): Uint8Array<ArrayBuffer> {
  const { certificate, holder, curriculum, modules, authorisation, course, rules, result, address } = copied
  const text = copyWords(lang)
  const { theory, practice, whole } = totalOf(modules)
  const hours = (minutes: number) => number(lang, minutes / 60)
  const mark = (hundredths: number | null | undefined) => (hundredths == null ? '–' : number(lang, hundredths / 100))
  return pdf(source, {
    lang,
    title: text.titles[curriculum.certificate],
    mark: certificate.revoked_on === null ? text.mark : text.revokedMark,
    provider: rules.partners.find(one => one.code === course.partner)?.name ?? '',
    authorisation: text.authorisation({ number: authorisation.number }),
    check: text.check,
    number: text.number({ number: formNumber(certificate) }),
    says: text.says,
    name: `${holder.familyName} ${holder.givenName}`,
    born: holder.bornOn === null ? '' : text.born({ on: date(holder.bornOn) }),
    done: text.done[curriculum.certificate],
    course: certificate.title,
    facts: [
      [text.hours, hours(certificate.minutes)],
      ...(authorisation.level === null
        ? []
        : [[text.level, [authorisation.scheme, authorisation.level].filter(part => part !== null).join(' ')]]),
      [text.passedOn, date(certificate.passed_on)],
      [text.issuedOn, date(certificate.issued_on)],
      ...(certificate.revoked_on === null ? [] : [[text.revokedOn, date(certificate.revoked_on)]]),
      [text.code, shownCode(certificate.code)],
    ],
    copy: text.copy,
    foot: text.foot,
    supplement: text.supplement,
    head: [text.module, text.theory, text.practice],
    modules: modules.map(one => [one.title, hours(one.theory_minutes), hours(one.practice_minutes)]),
    sum: [text.sum({ hours: hours(whole) }), hours(theory), hours(practice)],
    marks: [
      [text.theoryMark, mark(result?.theory)],
      [text.practiceMark, mark(result?.practice)],
    ],
    qr: renderSVG(address, { border: 0 }),
  })
}
