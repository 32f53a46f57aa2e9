import { catalogue } from '../kernel/words.ts'

/** What the forms of the public ask. */
export const form = catalogue(
  {
    name: 'Numele dumneavoastră',
    phone: 'Telefon',
    email: 'E-mail',
    county: 'Județul',
    message: 'Mesajul',
    organisation: 'Instituția sau firma',
    person: 'Numele persoanei',
    personPhone: 'Telefonul persoanei',
    agreed: 'Persoana știe că vă scriu și este de acord.',
    about: 'Despre ce este vorba?',
    abouts: { service: 'Cum am fost ajutat', discrimination: 'Discriminare', data: 'Datele mele', other: 'Altceva' },
    trap: 'Lăsați gol',
    send: 'Trimite',
    says: 'Ce scrieți aici ne ajută doar să vă răspundem.',
  },
  {
    name: 'Your name',
    phone: 'Telephone',
    email: 'E-mail',
    county: 'County',
    message: 'Message',
    organisation: 'Institution or business',
    person: 'Name of the person',
    personPhone: 'Telephone of the person',
    agreed: 'The person knows that I write and agrees.',
    about: 'What is it about?',
    abouts: {
      service: 'How I was helped',
      discrimination: 'Discrimination',
      data: 'My data',
      other: 'Something else',
    },
    trap: 'Leave this empty',
    send: 'Send',
    says: 'We use what you write only to answer you.',
  },
)
