import { addDays } from '../src/kernel/day.ts'
import { Applicant, bringPapers, decideOtherwise, writeApplication } from './applications.ts'
import type { Desk } from './desk.ts'
import type { Inventor } from './people.ts'

/** Those who applied and are no participants: refused, waiting for a place, or with papers still to bring. */
export function writeOthers(desk: Desk, inventor: Inventor): void {
  const people = desk.chance.shuffled(inventor.people({ RO21: 10, RO41: 7, RO32: 5 }))
  const { span } = desk
  for (const [at, person] of people.entries()) {
    const reason = reasons[at]
    const isWaiting = at < reasons.length + placesWanted
    const applied =
      reason === undefined
        ? isWaiting
          ? span.day(14, 12 * at)
          : addDays(span.lastOn, 5 * at - 130)
        : span.day(2, 40 * at)
    const applicant = new Applicant(person, span.applicationDay(applied))
    if (!span.isPast(applicant.appliedOn)) continue
    writeApplication(desk, applicant)
    if (reason !== undefined) {
      bringPapers(desk, applicant, 2)
      decideOtherwise(desk, applicant, { outcome: 'refused', reason })
    } else if (isWaiting) {
      bringPapers(desk, applicant)
      decideOtherwise(desk, applicant, { outcome: 'waiting', score: 40 + 5 * (at % 9) })
    } else bringPapers(desk, applicant, at % 3)
  }
}

const placesWanted = 8

const reasons = [
  'La data cererii nu se află în nicio categorie a grupului țintă.',
  'Urmează deja același curs într-un alt proiect.',
  'Domiciliul este într-o altă regiune.',
  'Adeverința AJOFM nu a fost adusă nici după a doua cerere.',
  'Declarația privind dubla finanțare nu a fost semnată.',
  'La data cererii nu se află în nicio categorie a grupului țintă.',
  'Are deja o calificare de același nivel.',
  'A cerut un loc doar pentru o rudă.',
  'Actul de identitate a expirat și nu a fost reînnoit.',
]
