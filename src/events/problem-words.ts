import { catalogue, date, plural } from '../kernel/words.ts'
import type { Details } from '../kernel/problem.ts'

const inMinutes = (minutes: string | number | undefined) =>
  plural('ro', Number(minutes), { one: 'minut', few: 'minute', other: 'de minute' })

/** Why something about an event is refused. */
export const problemWords = catalogue(
  {
    problems: {
      'events.no-such-event': 'Evenimentul acesta nu există sau nu este public.',
      'events.no-such-guest': 'Nimeni cu acest bilet.',
      'events.no-such-practice': 'Practica aceasta nu există.',
      'events.no-such-theme': 'Alegeți o temă din listă.',
      'events.ends-before-it-starts': 'Sfârșitul este înaintea începutului.',
      'events.holds-records':
        'Are participanți, practici sau a avut loc; nu mai este o greșeală care se retrage. Dacă nu se mai ține, anulați-l.',
      'events.lies-ahead': 'Evenimentul nu a avut loc încă.',
      'events.is-over': 'Evenimentul a trecut.',
      'events.not-a-contact': 'Scrieți o adresă de e-mail sau un număr de telefon.',
      'events.guest-known': 'Este deja pe lista evenimentului.',
      'events.came-already': 'A venit deja.',
      'events.did-not-come': 'Impresii spune cine a venit.',
      'events.no-agenda': 'Scrieți întâi agenda.',
      'events.longer-than-the-event': ({ minutes }: Details) => `Evenimentul întreg ține ${inMinutes(minutes)}.`,
      'events.nobody-came': 'Înregistrați întâi cine a venit.',
      'events.own-practice': 'Practica este a acestei organizații.',
      'events.before-it-was-shared': ({ on }: Details) => `Practica a fost împărtășită la ${date(String(on))}.`,
      'events.session-was-not-held': 'Ședința nu a avut loc.',
      'events.longer-than-the-session': ({ minutes }: Details) => `Ședința a ținut ${inMinutes(minutes)}.`,
      'events.too-many-tries': 'Prea multe încercări. Reveniți peste un minut.',
    },
  },
  {
    problems: {
      'events.no-such-event': 'There is no such event, or it is not public.',
      'events.no-such-guest': 'Nobody with this ticket.',
      'events.no-such-practice': 'There is no such practice.',
      'events.no-such-theme': 'Choose a theme from the list.',
      'events.ends-before-it-starts': 'The end is before the beginning.',
      'events.holds-records':
        'It has guests or practices, or took place; that is no mistake to be withdrawn. If it will not take place, call it off.',
      'events.lies-ahead': 'The event has not taken place yet.',
      'events.is-over': 'The event is over.',
      'events.not-a-contact': 'Type an e-mail address or a telephone number.',
      'events.guest-known': 'Already on the list of the event.',
      'events.came-already': 'Has come already.',
      'events.did-not-come': 'Feedback is given by those who came.',
      'events.no-agenda': 'Write the agenda first.',
      'events.longer-than-the-event': ({ minutes }) => `The whole event takes ${minutes} minutes.`,
      'events.nobody-came': 'Record first who came.',
      'events.own-practice': "It is this organisation's own practice.",
      'events.before-it-was-shared': ({ on }) => `The practice was shared on ${date(String(on))}.`,
      'events.session-was-not-held': 'The session did not take place.',
      'events.longer-than-the-session': ({ minutes }) => `The session lasted ${minutes} minutes.`,
      'events.too-many-tries': 'Too many tries. Come back in a minute.',
    },
  },
)
