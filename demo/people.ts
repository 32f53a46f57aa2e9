import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { checkDigit } from '../src/people/cnp.ts'
import type { accessibilityNeeds } from '../src/people/codes.ts'
import type { Chance, Share } from './chance.ts'
import { familyNames, mensNames, womensNames } from './names.ts'
import { type Place, places, type Region, regions } from './places.ts'

/** Somebody of the demo as they are, whatever comes of them. Nobody here is anybody. */
export interface Person {
  familyName: string
  givenName: string
  sex: 'F' | 'M'
  bornOn: Day
  /** Serial 000, which is given to nobody. A few have none. */
  cnp: string | undefined
  /** Of a range of numbers that nobody has. */
  phone: string | undefined
  place: Place
  roma: 'yes' | 'no' | 'refused'
  vmi: boolean
  manyChildren: boolean
  members: number
  children: number
  labour: Labour
  /** Months that the present spell had lasted. */
  spell: number
  isced: '0' | '1' | '2' | '3' | '4' | '6' | 'refused'
  /** What a planner has to provide. */
  needs: Need[]
  /** Makes a mark before two witnesses. */
  cannotSign: boolean
  workedBefore: boolean
}

type Need = (typeof accessibilityNeeds)[number]
type Labour = 'unemployed' | 'inactive' | 'employed'

const ages: Share<[least: number, most: number]>[] = [
  [[16, 16], 1],
  [[18, 24], 13],
  [[25, 29], 16],
  [[30, 39], 30],
  [[40, 54], 31],
  [[55, 61], 9],
]

type Belonging = Pick<Person, 'vmi' | 'manyChildren'> & { roma: boolean }

const belongings: Share<Belonging>[] = [
  [{ roma: true, vmi: false, manyChildren: false }, 13],
  [{ roma: false, vmi: true, manyChildren: false }, 22],
  [{ roma: false, vmi: false, manyChildren: true }, 15],
  [{ roma: true, vmi: true, manyChildren: false }, 14],
  [{ roma: true, vmi: false, manyChildren: true }, 9],
  [{ roma: false, vmi: true, manyChildren: true }, 17],
  [{ roma: true, vmi: true, manyChildren: true }, 10],
]

const work: Share<{ labour: Labour; spell: [least: number, most: number] }>[] = [
  [{ labour: 'unemployed', spell: [1, 11] }, 24],
  [{ labour: 'unemployed', spell: [13, 48] }, 31],
  [{ labour: 'inactive', spell: [6, 90] }, 34],
  [{ labour: 'employed', spell: [2, 20] }, 11],
]

const levels: Share<Person['isced']>[] = [
  ['0', 3],
  ['1', 19],
  ['2', 42],
  ['3', 28],
  ['refused', 2],
  ['4', 4],
  ['6', 2],
]

interface Draw {
  age: () => [least: number, most: number]
  belonging: () => Belonging
  work: () => { labour: Labour; spell: [least: number, most: number] }
  level: () => Person['isced']
  needs: () => Need[]
}

const needs: Share<Need[]>[] = [
  [[], 88],
  [['transport'], 5],
  [['childcare'], 4],
  [['read-aloud'], 2],
  [['step-free', 'breaks'], 1],
]

/** Invents people, no two of them alike. */
export class Inventor {
  readonly #chance: Chance
  readonly #on: Day
  readonly #names = new Set<string>()
  readonly #cnps = new Set<string>()
  #count = 0

  /** `on`: the day from which ages are reckoned. */
  constructor(chance: Chance, on: Day) {
    this.#chance = chance
    this.#on = on
  }

  /** As many people as the regions say, spread over sex, age, town and village, work, schooling and the categories of the target group. */
  people(byRegion: Record<Region, number>): Person[] {
    const count = regions.reduce((sum, region) => sum + byRegion[region], 0)
    const sexes = this.#chance.deck<Person['sex']>(count, [
      ['F', 57],
      ['M', 43],
    ])
    const draw: Draw = {
      age: this.#chance.deck(count, ages),
      belonging: this.#chance.deck(count, belongings),
      work: this.#chance.deck(count, work),
      level: this.#chance.deck(count, levels),
      needs: this.#chance.deck(count, needs),
    }
    const everywhere = regions.flatMap(region => this.#placesIn(region, byRegion[region]))
    return everywhere.map(place => this.#person(place, sexes(), draw))
  }

  #person(place: Place, sex: Person['sex'], draw: Draw): Person {
    const { roma, vmi, manyChildren } = draw.belonging()
    const { labour, spell } = draw.work()
    const isced = draw.level()
    const children = manyChildren ? this.#chance.between(3, 5) : this.#chance.below(3)
    return {
      ...this.#name(sex),
      ...this.#birth(sex, place, draw.age()),
      sex,
      phone: this.#phone(),
      place,
      roma: roma ? 'yes' : this.#chance.happens(9) ? 'refused' : 'no',
      vmi,
      manyChildren,
      members: children + this.#chance.between(1, 2),
      children,
      labour,
      spell: this.#chance.between(...spell),
      isced,
      needs: draw.needs(),
      cannotSign: isced === '0',
      workedBefore: labour === 'employed' || this.#chance.happens(60),
    }
  }

  #placesIn(region: Region, count: number): Place[] {
    const here = this.#chance.shuffled(places.filter(place => place.region === region))
    return Array.from({ length: count }, (_, at) => here[at % here.length]).filter(place => place !== undefined)
  }

  #name(sex: Person['sex']): Pick<Person, 'familyName' | 'givenName'> {
    const familyName = this.#chance.oneOf(familyNames)
    const givenName = this.#chance.oneOf(sex === 'F' ? womensNames : mensNames)
    const whole = `${familyName} ${givenName}`
    if (this.#names.has(whole)) return this.#name(sex)
    this.#names.add(whole)
    return { familyName, givenName }
  }

  #birth(sex: Person['sex'], place: Place, [least, most]: [number, number]): Pick<Person, 'bornOn' | 'cnp'> {
    const birthday = addMonths(this.#on, -12 * this.#chance.between(least, most))
    const bornOn = addDays(birthday, -this.#chance.between(1, 360))
    const cnp = cnpOf(sex, bornOn, place)
    if (this.#cnps.has(cnp)) return this.#birth(sex, place, [least, most])
    this.#cnps.add(cnp)
    return { bornOn, cnp: this.#chance.happens(97) ? cnp : undefined }
  }

  #phone(): string | undefined {
    this.#count += 1
    return this.#chance.happens(92) ? `+40700000${String(this.#count).padStart(3, '0')}` : undefined
  }
}

function cnpOf(sex: Person['sex'], bornOn: Day, { cnpPlace }: Place): string {
  const century = bornOn < '2000' ? { F: 2, M: 1 } : { F: 6, M: 5 }
  const digits = `${century[sex]}${bornOn.slice(2).replaceAll('-', '')}${cnpPlace}000`
  return `${digits}${checkDigit(digits)}`
}
