import { catalogue } from '../kernel/words.ts'

interface Letter {
  name: string
  title: string
  on: string
  starts: string
  place: string
  organiser: string
  link: string
}

/** Letters to guests. */
export const letters = catalogue(
  {
    subjects: {
      invitation: ({ title }: { title: string }) => `Invitație: ${title}`,
      confirmation: ({ title }: { title: string }) => `Locul dumneavoastră: ${title}`,
      waiting: ({ title }: { title: string }) => `Pe lista de așteptare: ${title}`,
      'moved-up': ({ title }: { title: string }) => `S-a eliberat un loc: ${title}`,
    },
    invitation: ({ name, title, on, starts, place, organiser, link }: Letter) => `Bună ziua, ${name},

Vă invităm la „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Spuneți-ne dacă veniți: ${link}

${organiser}
`,
    confirmation: ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

V-am păstrat un loc la „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Biletul dumneavoastră: ${link}
Dacă nu mai puteți veni, spuneți-ne pe aceeași pagină.

${organiser}
`,
    waiting: ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

Toate locurile la „${title}”, pe ${on}, de la ora ${starts}, la ${place}, sunt ocupate. V-am trecut pe lista de așteptare și vă scriem dacă se eliberează un loc.

Aici vedeți al câtelea sunteți și ne puteți spune că nu mai așteptați: ${link}

${organiser}
`,
    'moved-up': ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

S-a eliberat un loc și este al dumneavoastră: „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Biletul dumneavoastră: ${link}
Dacă nu mai puteți veni, spuneți-ne pe aceeași pagină, ca să vină altcineva.

${organiser}
`,
  },
  {
    subjects: {
      invitation: ({ title }) => `Invitation: ${title}`,
      confirmation: ({ title }) => `Your place: ${title}`,
      waiting: ({ title }) => `On the waiting list: ${title}`,
      'moved-up': ({ title }) => `A place is free: ${title}`,
    },
    invitation: ({ name, title, on, starts, place, organiser, link }) => `Dear ${name},

We invite you to “${title}” on ${on} at ${starts}, ${place}.

Tell us whether you come: ${link}

${organiser}
`,
    confirmation: ({ title, on, starts, place, organiser, link }) => `Hello,

We have kept a place for you at “${title}” on ${on} at ${starts}, ${place}.

Your ticket: ${link}
If you cannot come, tell us on the same page.

${organiser}
`,
    waiting: ({ title, on, starts, place, organiser, link }) => `Hello,

Every place at “${title}” on ${on} at ${starts}, ${place}, is taken. You are on the waiting list; we write to you if a place becomes free.

Here you see where you stand, and can tell us that you no longer wait: ${link}

${organiser}
`,
    'moved-up': ({ title, on, starts, place, organiser, link }) => `Hello,

A place has become free, and it is yours: “${title}” on ${on} at ${starts}, ${place}.

Your ticket: ${link}
If you cannot come, tell us on the same page, so that somebody else can.

${organiser}
`,
  },
)
