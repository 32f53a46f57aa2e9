import { addOrganisation } from '../src/partnerships/organisation.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'

/** `kind@region` as the coverage of the contract asks for them. */
export type Party = `${'institution' | 'authority' | 'organisation' | 'business' | 'social-enterprise'}@${Region}`

/** One of each kind in each region, as far as anybody agreed anything with them or came to an event. */
const names: Partial<Record<Party, string>> = {
  'institution@RO21': 'Institutul de economie locală Valea Șoaptei',
  'authority@RO21': 'Primăria comunei Dealul Cucului',
  'organisation@RO21': 'Asociația Punțile de Nuiele',
  'business@RO21': 'Cantinele Trei Linguri SRL',
  'social-enterprise@RO21': 'Cooperativa Spalierul',
  'institution@RO41': 'Casa de cultură Fântâna Rece',
  'authority@RO41': 'Primăria orașului Malul Alb',
  'organisation@RO41': 'Fundația Lada de Zestre',
  'business@RO41': 'Parcuri și Alei SRL',
  'social-enterprise@RO41': 'Asociația Mătura Verde',
  'institution@RO32': 'Școala de meserii Strada Lungă',
  'authority@RO32': 'Primăria comunei Lacul Lin',
  'organisation@RO32': 'Asociația Umbrela de Hârtie',
  'business@RO32': 'Textile Întoarse SRL',
  'social-enterprise@RO32': 'Asociația Raftul al Doilea',
}

/** Somebody who decides and somebody who answers the telephone; a few are known by one of them alone. */
function contactsAt(nth: number): object[] {
  const number = String(nth + 10)
  const chief = {
    name: `${chiefs[nth % chiefs.length]} Exemplu`,
    role: 'conducere',
    email: `contact${number}@example.org`,
  }
  const office = { role: 'secretariat', phone: `+407000001${number}` }
  return nth % 4 === 3 ? [office] : [chief, office]
}

const chiefs = ['Aurelia', 'Cornel', 'Mirela', 'Sandu', 'Veta']

/** Those with whom the programme works, recorded in its second month. */
export class Organisations {
  readonly #records = new Map<string, Later>()

  constructor({ diary, span }: Desk) {
    for (const [nth, [party, name]] of Object.entries(names).entries()) {
      const [kind, region] = party.split('@')
      const record = new Later()
      this.#records.set(party, record)
      diary.write({
        on: span.day(1, 6),
        hour: 'deliverables',
        by: 'dan',
        command: addOrganisation,
        input: () => ({ programme: 'o-sansa', name, kind, region, contacts: contactsAt(nth) }),
        answered: answer => record.known(answer.organisation),
      })
    }
  }

  idOf(party: Party): string {
    const record = this.#records.get(party)
    if (!record) throw new Error(`Nobody is ${party}.`)
    return record.id
  }
}
