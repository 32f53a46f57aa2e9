import { catalogue, inflect } from '../kernel/words.ts'

interface Due {
  due: string
}

// Texts about what comes next for a person: in a sentence, in a word, on its button, as a task.

export const steps = catalogue(
  {
    propose: 'decideți asupra cererii, după ce actele sunt verificate.',
    sign: 'a doua persoană semnează decizia.',
    enter: 'primul sprijin deschide intrarea în program.',
    support: 'sprijinul continuă.',
    leave: ({ on }: { on: string }) => `ultimul sprijin a fost ${on}: înregistrați ieșirea sau un sprijin nou.`,
    'first-call': ({ due }: Due) => `întrebați cum îi merge, până ${due}.`,
    'second-call': ({ due }: Due) => `întrebați din nou cum îi merge, până ${due}.`,
    'window-closes': ({ due }: Due) => `înregistrați rezultatele imediate, până ${due}.`,
    'keep-in-touch': ({ due }: Due) => `păstrați legătura; verificați datele de contact până ${due}.`,
    'six-months': ({ due }: Due) => `verificați situația la șase luni, ${due}.`,
    done: 'parcursul este încheiat.',
  },
  {
    propose: 'decide on the application once the papers are checked.',
    sign: 'a second person signs the decision.',
    enter: 'the first support opens entry into the programme.',
    support: 'support goes on.',
    leave: ({ on }) => `the last support was on ${on}: record the exit, or new support.`,
    'first-call': ({ due }) => `ask how they are doing, by ${due}.`,
    'second-call': ({ due }) => `ask again how they are doing, by ${due}.`,
    'window-closes': ({ due }) => `record the immediate results by ${due}.`,
    'keep-in-touch': ({ due }) => `keep in touch; check the contact details by ${due}.`,
    'six-months': ({ due }) => `check the situation at six months, on ${due}.`,
    done: 'the path is complete.',
  },
)

export const shortSteps = catalogue(
  {
    propose: 'Decizie',
    sign: 'A doua semnătură',
    enter: 'Primul sprijin',
    support: 'Sprijin',
    leave: 'Ieșire sau sprijin nou',
    'first-call': ({ due }: Due) => `Primul apel, ${due}`,
    'second-call': ({ due }: Due) => `Al doilea apel, ${due}`,
    'window-closes': ({ due }: Due) => `Rezultate imediate, ${due}`,
    'keep-in-touch': ({ due }: Due) => `Legătura, ${due}`,
    'six-months': ({ due }: Due) => `Verificarea la șase luni, ${due}`,
    done: 'Încheiat',
  },
  {
    propose: 'Decision',
    sign: 'Second signature',
    enter: 'First support',
    support: 'Support',
    leave: 'Exit or new support',
    'first-call': ({ due }) => `First call, ${due}`,
    'second-call': ({ due }) => `Second call, ${due}`,
    'window-closes': ({ due }) => `Immediate results, ${due}`,
    'keep-in-touch': ({ due }) => `Keep in touch, ${due}`,
    'six-months': ({ due }) => `Six-month check, ${due}`,
    done: 'Complete',
  },
)

export const act = catalogue(
  {
    propose: 'Decide',
    sign: 'Semnează',
    enter: 'Înregistrează sprijin',
    support: 'Înregistrează sprijin',
    leave: 'Înregistrează ieșirea',
    'follow-up': 'Înregistrează situația',
    done: 'Vezi parcursul',
  },
  {
    propose: 'Decide',
    sign: 'Sign',
    enter: 'Record support',
    support: 'Record support',
    leave: 'Record the exit',
    'follow-up': 'Record the situation',
    done: 'See the timeline',
  },
)

export const tasks = catalogue(
  {
    decide: 'Decideți asupra cererii',
    sign: 'Semnați decizia de eligibilitate',
    papers: ({ count }: { count: number }) =>
      `${count} ${inflect('ro', count, { one: 'act de adus', few: 'acte de adus', other: 'de acte de adus' })}`,
    leave: 'Înregistrați ieșirea sau un sprijin nou',
    'first-call': 'Întrebați cum îi merge, la o săptămână de la ieșire',
    'second-call': 'Întrebați din nou cum îi merge, la trei săptămâni de la ieșire',
    'window-closes': 'Înregistrați rezultatele imediate: fereastra se închide',
    'keep-in-touch': 'Păstrați legătura: urmează verificarea de la șase luni',
    'six-months': 'Verificați situația la șase luni de la ieșire',
  },
  {
    decide: 'Decide on the application',
    sign: 'Sign the eligibility decision',
    papers: ({ count }) => `${count} ${inflect('en', count, { one: 'paper to bring', other: 'papers to bring' })}`,
    leave: 'Record the exit or new support',
    'first-call': 'Ask how they are doing, a week after they left',
    'second-call': 'Ask again how they are doing, three weeks after they left',
    'window-closes': 'Record the immediate results: the window closes',
    'keep-in-touch': 'Keep in touch: the six-month check comes',
    'six-months': 'Check the situation six months after they left',
  },
)
