import { addDays } from '../src/kernel/day.ts'
import { joinHousehold } from '../src/people/household.ts'
import type { Applicant } from './applications.ts'
import type { Desk } from './desk.ts'
import { regions } from './places.ts'
import { counsellorIn } from './staff.ts'

/** In each region two couples with many children, both of whom take part: four people, two families. */
export function writeFamilies({ diary, span }: Desk, participants: readonly Applicant[]): void {
  for (const region of regions) {
    const parents = participants.filter(one => one.region === region && one.person.manyChildren)
    const women = parents.filter(one => one.person.sex === 'F').slice(0, 2)
    const men = parents.filter(one => one.person.sex === 'M').slice(0, 2)
    for (const [at, woman] of women.entries()) {
      const man = men[at]
      if (!man) continue
      const bothIn = woman.appliedOn > man.appliedOn ? woman.appliedOn : man.appliedOn
      diary.write({
        on: span.typingDay(addDays(bothIn, 14)),
        hour: 'corrections',
        by: counsellorIn[region],
        command: joinHousehold,
        input: () => ({ person: man.record.id, of: woman.code.id }),
      })
    }
  }
}
