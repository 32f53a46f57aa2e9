import { catalogue, date, type Lang, number as shown } from '../kernel/words.ts'
import type { Details } from '../kernel/problem.ts'

const euro = (lang: Lang, sum: Details[string] | undefined): string => shown(lang, Number(sum))

/** Why something about an enterprise is refused. */
export const problemWords = catalogue(
  {
    problems: {
      'enterprises.no-such-enterprise': 'Întreprinderea aceasta nu există.',
      'enterprises.no-such-form': 'Profilul de reguli nu cunoaște forma juridică aceasta.',
      'enterprises.holds-records':
        'Are locuri de muncă, cifre, evaluări, ajutor, oferte, comenzi sau vânzări înregistrate; nu mai este o greșeală care se retrage.',
      'enterprises.no-such-phase': 'Profilul de reguli nu cunoaște faza aceasta.',
      'enterprises.phase-reached-already': 'Faza aceasta este deja atinsă.',
      'enterprises.has-closed': 'Întreprinderea s-a închis. Întoarceți întâi închiderea.',
      'enterprises.phase-before-last': ({ on }: Details) =>
        `Faza dinainte este din ${date(String(on))}; aceasta nu poate fi mai veche.`,
      'enterprises.phase-skipped': 'Întâi trebuie atinsă faza dinainte, care nu este opțională.',
      'enterprises.founded-without-cui': 'Fără CUI nu este înființată. Adăugați-l la datele întreprinderii.',
      'enterprises.phase-without-papers':
        'Fazei îi lipsesc acte acceptate și valabile în acea zi. Pe pagina întreprinderii scrie care.',
      'enterprises.support-ended-lately': ({ from }: Details) =>
        `Sprijinul s-a încheiat când a intrat în activitate; faza aceasta se poate atinge din ${date(String(from))}.`,
      'enterprises.phase-not-reached': 'Faza aceasta nu este atinsă.',
      'enterprises.phase-not-last': 'O fază mai târzie o urmează; întoarceți-o întâi pe ea.',
      'enterprises.month-is-not-over': 'Luna aceasta nu s-a încheiat.',
      'enterprises.month-before-enterprise': 'În luna aceasta întreprinderea nu era cunoscută.',
      'enterprises.more-than-all': 'Nu pot fi mai mulți decât toți.',
      'enterprises.highest-below-lowest': 'Cel mai mare salariu nu poate fi sub cel mai mic.',
      'enterprises.year-is-not-over': 'Anul acesta nu s-a încheiat.',
      'enterprises.sent-before-year-ends': 'Nu se poate trimite înainte ca anul să se încheie.',
      'enterprises.ends-before-it-begins': 'Sfârșitul este înaintea începutului.',
      'enterprises.worker-recorded-already': ({ number }: Details) =>
        `Numărul ${number} are deja un statut în zilele acestea.`,
      'enterprises.no-such-worker': 'Statutul acesta nu există.',
      'enterprises.over-de-minimis': ({ on, sum, limit, years }: Details) =>
        `Cu el, la ${date(String(on))}, ajutorul de minimis al întreprinderii unice ar fi de ${euro('ro', sum)} euro în ${years} ani; plafonul este ${euro('ro', limit)}.`,
      'enterprises.tranches-do-not-add-up': 'Tranșele nu însumează suma contractului.',
      'enterprises.no-such-aid': 'Ajutorul acesta nu există.',
      'enterprises.no-such-tranche': 'Tranșa aceasta nu există.',
      'enterprises.paid-before-contract': ({ on }: Details) =>
        `Contractul este din ${date(String(on))}; nimic nu se plătește înainte.`,
      'enterprises.tranche-paid-already': 'Tranșa aceasta este plătită.',
      'enterprises.earlier-tranche-unpaid': 'Tranșa dinainte nu este plătită.',
      'enterprises.milestone-not-reached': 'Faza care o deschide nu este atinsă.',
      'enterprises.no-such-post': 'Postul acesta nu este al întreprinderii.',
      'enterprises.post-has-a-status': 'Cine ocupă postul are deja un statut în zilele acestea.',
      'enterprises.no-such-offer': 'Oferta aceasta nu este a întreprinderii.',
      'enterprises.before-enterprise': 'În ziua aceasta întreprinderea nu exista.',
      'enterprises.invoice-recorded-already': ({ invoice }: Details) => `Factura ${invoice} este deja înregistrată.`,
      'enterprises.no-such-sale': 'Factura aceasta nu există.',
      'enterprises.no-such-notice': 'Schimbarea aceasta nu există.',
    },
  },
  {
    problems: {
      'enterprises.no-such-enterprise': 'This enterprise does not exist.',
      'enterprises.no-such-form': 'The rule profile does not know this legal form.',
      'enterprises.holds-records':
        'It has jobs, figures, assessments, aid, offers, orders or sales recorded; it is no longer a mistake to be withdrawn.',
      'enterprises.no-such-phase': 'The rule profile does not know this phase.',
      'enterprises.phase-reached-already': 'This phase has been reached already.',
      'enterprises.has-closed': 'The enterprise has closed. Take the closing back first.',
      'enterprises.phase-before-last': ({ on }) =>
        `The phase before is of ${date(String(on))}; this one cannot be earlier.`,
      'enterprises.phase-skipped': 'The phase before must be reached first; it is not optional.',
      'enterprises.founded-without-cui':
        'Without its tax number it is not founded. Add it to the data of the enterprise.',
      'enterprises.phase-without-papers':
        'The phase lacks papers accepted and valid on that day. The page of the enterprise says which.',
      'enterprises.support-ended-lately': ({ from }) =>
        `Support ended when it began to operate; this phase can be reached from ${date(String(from))}.`,
      'enterprises.phase-not-reached': 'This phase has not been reached.',
      'enterprises.phase-not-last': 'A later phase follows it; take that one back first.',
      'enterprises.month-is-not-over': 'This month is not over.',
      'enterprises.month-before-enterprise': 'In this month the enterprise was not known.',
      'enterprises.more-than-all': 'There cannot be more than all.',
      'enterprises.highest-below-lowest': 'The highest pay cannot be below the lowest.',
      'enterprises.year-is-not-over': 'This year is not over.',
      'enterprises.sent-before-year-ends': 'It cannot be sent before the year is over.',
      'enterprises.ends-before-it-begins': 'The end is before the beginning.',
      'enterprises.worker-recorded-already': ({ number }) => `Number ${number} has a status on these days already.`,
      'enterprises.no-such-worker': 'This status does not exist.',
      'enterprises.over-de-minimis': ({ on, sum, limit, years }) =>
        `With it, on ${date(String(on))}, de minimis aid of the single undertaking would be ${euro('en', sum)} euro over ${years} years; the ceiling is ${euro('en', limit)}.`,
      'enterprises.tranches-do-not-add-up': 'The tranches do not add up to the amount of the contract.',
      'enterprises.no-such-aid': 'This aid does not exist.',
      'enterprises.no-such-tranche': 'This tranche does not exist.',
      'enterprises.paid-before-contract': ({ on }) =>
        `The contract is of ${date(String(on))}; nothing is paid before it.`,
      'enterprises.tranche-paid-already': 'This tranche is paid.',
      'enterprises.earlier-tranche-unpaid': 'The tranche before is not paid.',
      'enterprises.milestone-not-reached': 'The phase that opens it has not been reached.',
      'enterprises.no-such-post': 'This post is not of the enterprise.',
      'enterprises.post-has-a-status': 'Whoever holds the post has a status on these days already.',
      'enterprises.no-such-offer': 'This offer is not of the enterprise.',
      'enterprises.before-enterprise': 'On this day the enterprise did not exist.',
      'enterprises.invoice-recorded-already': ({ invoice }) => `Invoice ${invoice} is recorded already.`,
      'enterprises.no-such-sale': 'This invoice does not exist.',
      'enterprises.no-such-notice': 'This change does not exist.',
    },
  },
)
