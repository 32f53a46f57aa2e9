import { addDays, type Day } from '../src/kernel/day.ts'
import type { Skill } from '../src/jobs/codes.ts'
import { addEmployer, visitEmployer } from '../src/jobs/employer.ts'
import { fillPost, vacatePost } from '../src/jobs/post.ts'
import { addVacancy } from '../src/jobs/vacancy.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'

/** Where people of the demo work: each region has one employer of the social economy outside the programme, and one of the market. */
const employers = [
  {
    region: 'RO21',
    cui: '9900000010',
    name: 'Spălătoria Solidară Albă',
    social: true,
    county: 'RO213',
    locality: 'Iași',
  },
  { region: 'RO21', cui: '9900000029', name: 'Brutăria Cuptorul Nordului', county: 'RO213', locality: 'Iași' },
  {
    region: 'RO41',
    cui: '9900000037',
    name: 'Cooperativa Sera Comună',
    social: true,
    county: 'RO411',
    locality: 'Craiova',
  },
  { region: 'RO41', cui: '9900000045', name: 'Depozitul Olteniței Mici', county: 'RO411', locality: 'Craiova' },
  {
    region: 'RO32',
    cui: '9900000053',
    name: 'Atelierul Fără Praguri',
    social: true,
    county: 'RO321',
    locality: 'București',
  },
  { region: 'RO32', cui: '9900000061', name: 'Cantina Gării Vechi', county: 'RO321', locality: 'București' },
] as const

interface Work {
  title: string
  occupation: string
  skills: Skill[]
}

const works: readonly [Work, ...Work[]] = [
  { title: 'Ajutor de bucătar', occupation: '941101', skills: ['cooking', 'cleaning'] },
  { title: 'Îngrijitor de clădiri', occupation: '515301', skills: ['cleaning', 'repairs'] },
  { title: 'Manipulant de mărfuri', occupation: '933303', skills: ['warehouse', 'packing'] },
  { title: 'Operator introducere date', occupation: '413201', skills: ['office', 'data-entry'] },
  { title: 'Confecționer de textile', occupation: '753102', skills: ['sewing'] },
  { title: 'Lucrător comercial', occupation: '522303', skills: ['sales', 'customers'] },
]

export const workOf = (at: number): Work => works[at % works.length] ?? works[0]

/** A created post whose first holder does not take part in the programme. */
interface Post {
  region: Region
  id: Later
  since: Day
  holder: Later
  taken: boolean
}

/** Employers with their vacancies, and the posts of the programme's own enterprises. */
export class Workplaces {
  readonly #desk: Pick<Desk, 'diary' | 'span'>
  readonly #posts: Post[] = []
  readonly #vacancies = new Map<string, Later>()

  constructor(desk: Pick<Desk, 'diary' | 'span'>) {
    this.#desk = desk
    for (const [at, one] of employers.entries()) this.#open(one, at)
  }

  #open({ region, ...one }: (typeof employers)[number], at: number): void {
    const { diary, span } = this.#desk
    const employer = new Later()
    const on = span.day(0, 3)
    const typed = { hour: 'deliverables', by: 'elena' } as const
    diary.write({
      ...typed,
      on,
      command: addEmployer,
      input: () => one,
      answered: answer => employer.known(answer.employer),
    })
    const visitedOn = span.day(1 + at, 4)
    const visit = () => ({
      employer: employer.id,
      visitedOn,
      note: 'Am vorbit despre program și despre primii candidați.',
    })
    diary.write({ ...typed, on: visitedOn, command: visitEmployer, input: visit })
    const social = 'social' in one
    // One vacancy of many places from the start; two of a few places that are open when the story is loaded.
    for (const [nth, month] of [0, 20, 21].entries()) {
      const vacancy = new Later()
      const opensOn = span.day(month, month === 0 ? 4 : 5 + at)
      if (nth === 0) this.#vacancies.set(`${region} ${social}`, vacancy)
      diary.write({
        hour: 'applications',
        by: 'elena',
        on: opensOn,
        command: addVacancy,
        input: () => ({
          employer: employer.id,
          ...workOf(at + nth),
          places: nth === 0 ? 40 : 1 + (at % 2),
          weeklyHours: nth === 2 ? 20 : 40,
          contract: 'permanent',
          schedule: at % 3 === 1 ? 'shifts' : 'day',
          county: one.county,
          locality: one.locality,
          ...(nth === 1 && { training: ['completed-oivpd'] }),
          ...(social && { provides: ['step-free', 'breaks'], reserved: nth === 2 }),
          opensOn,
        }),
        answered: answer => vacancy.known(answer.vacancy),
      })
    }
  }

  /** A post of an enterprise of the programme; somebody from outside the programme holds it from its first day on. */
  fill(region: Region, { post, since, nth, terms }: { post: Later; since: Day; nth: number; terms: object }): void {
    const holder = new Later()
    this.#desk.diary.write({
      on: since,
      hour: 'placements',
      by: 'dan',
      command: fillPost,
      input: () => ({ post: post.id, contractNumber: `${nth}/${since.slice(0, 4)}`, beganOn: since, ...terms }),
      answered: answer => holder.known(answer.occupancy),
    })
    this.#posts.push({ region, id: post, since, holder, taken: false })
  }

  /**
   * What somebody of the region is placed on from a day on. In the social economy it is a post of the programme where one is a month old:
   * its holder leaves two weeks before, so that it is filled again.
   */
  postFor(region: Region, social: boolean, beganOn: Day): { post: Later; isCreated: boolean } {
    const free = this.#posts.find(one => one.region === region && !one.taken && addDays(one.since, 30) <= beganOn)
    if (!social || !free) return { post: this.#vacancyIn(region, social), isCreated: false }
    free.taken = true
    const { diary, span } = this.#desk
    diary.write({
      on: span.typingDay(addDays(beganOn, -13)),
      hour: 'deliverables',
      by: 'dan',
      command: vacatePost,
      input: () => ({ occupancy: free.holder.id, endedOn: addDays(beganOn, -14), reason: 'resigned' }),
    })
    return { post: free.id, isCreated: true }
  }

  /** Somebody from outside the programme again, two weeks after the last day of whoever was there. */
  refill(post: Later, endedOn: Day): void {
    const { diary, span } = this.#desk
    const beganOn = addDays(endedOn, 15)
    const on = span.typingDay(addDays(beganOn, 7))
    if (!span.isPast(beganOn) || on <= beganOn) return
    const terms = { contract: 'permanent', weeklyHours: 40 }
    const input = () => ({ post: post.id, contractNumber: `R/${beganOn.slice(0, 4)}`, beganOn, ...terms })
    diary.write({ on, hour: 'corrections', by: 'dan', command: fillPost, input })
  }

  #vacancyIn(region: Region, social: boolean): Later {
    const vacancy = this.#vacancies.get(`${region} ${social}`)
    if (!vacancy) throw new Error(`The demo has no employer in ${region}.`)
    return vacancy
  }
}
