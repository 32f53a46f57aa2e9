import { catalogue } from '../kernel/words.ts'

interface Letter {
  title: string
  on: string
  starts: string
  place: string
  organiser: string
  link: string
}

/** What is said when an event moves or is called off: to colleagues, in letters, and on the public page. */
export const changeWords = catalogue(
  {
    callOff: 'Anulează evenimentul',
    callOffTitle: 'Anulați evenimentul?',
    callOffWhat:
      'Cei care au primit o scrisoare despre el află pe e-mail că nu se mai ține. Pe ceilalți sunați-i: lista participanților arată pe cine. Adresa publică rămâne și spune că este anulat.',
    calledOff: 'anulat',
    moveHint: 'Dacă schimbați ziua, ora sau locul, participanții află pe e-mail, fiecare o dată.',
    toCallMoved: 'de sunat: s-a mutat',
    toCallOff: 'de sunat: anulat',
    publicCalledOff: 'Evenimentul a fost anulat.',
    publicMoved: ({ on }: { on: string }) => `Ziua, ora sau locul s-au schimbat la ${on}.`,
    calledOffTitle: ({ title }: { title: string }) => `Anulat: ${title}`,
    said: 'Evenimentul este anulat. Scrisorile pleacă în câteva clipe.',
    subjects: {
      moved: ({ title }: { title: string }) => `S-a schimbat: ${title}`,
      'called-off': ({ title }: { title: string }) => `Anulat: ${title}`,
    },
    letters: {
      moved: ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

La „${title}” s-a schimbat ziua, ora sau locul. Acum este pe ${on}, de la ora ${starts}, la ${place}.

Pagina dumneavoastră: ${link}
Dacă nu mai puteți veni, spuneți-ne pe aceeași pagină.

${organiser}
`,
      'called-off': ({ title, on, starts, organiser, link }: Letter) => `Bună ziua,

„${title}”, care urma să fie pe ${on}, de la ora ${starts}, nu mai are loc. Ne pare rău.

Pagina evenimentului: ${link}

${organiser}
`,
    },
    deeds: { 'events.call-off': 'a anulat un eveniment' },
    problems: {
      'events.was-called-off': 'Evenimentul a fost anulat.',
      'events.took-place': 'Evenimentul a avut loc sau a venit deja cineva; nu se mai anulează.',
    },
  },
  {
    callOff: 'Call the event off',
    callOffTitle: 'Call the event off?',
    callOffWhat:
      'Everybody who had a letter about it learns by e-mail that it will not take place. Call the others: the list of guests shows whom. The public address stays and says so.',
    calledOff: 'called off',
    moveHint: 'If you change day, hour or place, guests are told by e-mail, each once.',
    toCallMoved: 'to call: it moved',
    toCallOff: 'to call: called off',
    publicCalledOff: 'The event was called off.',
    publicMoved: ({ on }) => `Day, hour or place changed on ${on}.`,
    calledOffTitle: ({ title }) => `Called off: ${title}`,
    said: 'The event is called off. The letters leave in a moment.',
    subjects: {
      moved: ({ title }) => `Changed: ${title}`,
      'called-off': ({ title }) => `Called off: ${title}`,
    },
    letters: {
      moved: ({ title, on, starts, place, organiser, link }) => `Hello,

The day, hour or place of “${title}” has changed. It is now on ${on} at ${starts}, ${place}.

Your page: ${link}
If you cannot come, tell us on the same page.

${organiser}
`,
      'called-off': ({ title, on, starts, organiser, link }) => `Hello,

“${title}”, which was to be on ${on} at ${starts}, will not take place. We are sorry.

The page of the event: ${link}

${organiser}
`,
    },
    deeds: { 'events.call-off': 'called an event off' },
    problems: {
      'events.was-called-off': 'The event was called off.',
      'events.took-place': 'The event took place, or somebody has come already; it cannot be called off.',
    },
  },
)
