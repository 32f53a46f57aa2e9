import type { Details } from '../kernel/problem.ts'
import { catalogue, date } from '../kernel/words.ts'

const on = (day: string | number | undefined) => date(String(day))

/** What a rule about people refuses, by code. */
export const problemWords = catalogue(
  {
    problems: {
      'people.cnp-has-13-digits': 'CNP-ul are 13 cifre, iar prima nu este 0.',
      'people.cnp-check-digit': 'CNP-ul are o cifră greșită: ultima cifră nu se potrivește cu celelalte.',
      'people.cnp-no-such-day': 'CNP-ul cuprinde o dată a nașterii care nu există.',
      'people.cnp-only-in-demo':
        'Acest CNP este al unei persoane inventate și se acceptă numai în datele demonstrative.',
      'people.birth-date-differs-from-cnp': 'Data nașterii nu se potrivește cu CNP-ul.',
      'people.sex-differs-from-cnp': 'Sexul nu se potrivește cu CNP-ul.',
      'people.born-ahead': 'Data nașterii este în viitor.',
      'people.a-mark-needs-two-witnesses': 'Cine nu poate semna pune semn în fața a doi martori: scrieți-le numele.',
      'people.children-are-members': 'Copiii fac parte din gospodărie: numărul lor este mai mic decât al membrilor.',
      'people.twice-at-once': 'Aceeași persoană apare de două ori: alt rând are același CNP.',
      'people.already-registered': ({ code }: Details) => `Persoana cu acest CNP este deja înregistrată: ${code}.`,
      'people.registered-elsewhere':
        'O persoană cu acest CNP este deja înregistrată de altcineva; întrebați managerul.',
      'people.no-such-person': 'Nu am găsit persoana sau nu aveți acces la ea.',
      'people.no-such-record': 'Nu am găsit înregistrarea.',
      'people.no-such-region': 'Programul nu cuprinde această regiune.',
      'people.no-such-partner': 'Programul nu are acest partener.',
      'people.no-such-centre': 'Programul nu are acest centru în regiunea aleasă.',
      'people.counts-by-a-signature':
        'Acest serviciu contează prin semnătura persoanei. Înregistrați ședința, la Ședințe pe pagina persoanei.',
      'people.no-such-support-kind': 'Programul nu prevede acest fel de sprijin.',
      'people.no-such-outcome-kind': 'Programul nu prevede acest fel de rezultat.',
      'people.no-such-theme': 'Programul nu are această temă orizontală.',
      'people.not-your-place': 'Nu puteți înscrie persoane aici.',
      'people.lies-ahead': 'Ziua este în viitor.',
      'people.moved-from-nowhere': 'Nu este înregistrat domiciliul de dinainte.',
      'people.moved-already': (details: Details) =>
        `S-a mutat deja la ${on(details.on)}; mutarea aceasta este după ea.`,
      'people.before-application': ({ on: day }: Details) => `Ziua este înainte de cererea de înscriere (${on(day)}).`,
      'people.before-decision': ({ on: day }: Details) => `Ziua este înainte de decizia de eligibilitate (${on(day)}).`,
      'people.before-proposal': ({ on: day }: Details) => `Ziua este înainte de propunere (${on(day)}).`,
      'people.ends-before-it-begins': 'Se încheie înainte să înceapă.',
      'people.not-eligible': 'Lipsește decizia de eligibilitate.',
      'people.already-eligible': 'Persoana are deja o decizie de eligibilitate.',
      'people.criteria-without-paper': ({ on: day }: Details) =>
        `Lipsesc acte acceptate și valabile pe ${on(day)} pentru unele criterii de eligibilitate.`,
      'people.refusing-wants-a-reason': 'Scrieți motivul respingerii.',
      'people.nothing-to-sign': 'Nu există o propunere de semnat.',
      'people.nothing-to-revoke': 'Nu există o decizie de retras.',
      'people.second-signer-is-somebody-else': 'A doua semnătură este a altei persoane decât cea care a propus.',
      'people.has-received-support': 'Persoana a primit deja sprijin.',
      'people.application-withdrawn': 'Cererea de înscriere a fost retrasă.',
      'people.not-entered': 'Persoana nu a intrat încă în program.',
      'people.after-exit': ({ on: day }: Details) =>
        `Persoana a ieșit din program pe ${on(day)}. Spuneți dacă este o reintrare sau corectați ziua.`,
      'people.already-left': 'Ieșirea este deja înregistrată pentru această zi sau pentru una mai târzie.',
      'people.exit-is-the-last-support': ({ on: day }: Details) =>
        `Ziua ieșirii este ziua ultimului sprijin: ${on(day)}.`,
      'people.withdraw-the-exit-first': ({ on: day }: Details) =>
        `Fără acest sprijin, așa cum este, ieșirea nu mai are o zi a ei. Retrageți întâi ieșirea din ${on(day)}.`,
      'people.reached-that-day-already': 'Același rezultat este deja înregistrat pentru această zi.',
      'people.an-event-does-not-end': 'Acest rezultat este un fapt într-o zi și nu are sfârșit.',
      'people.nothing-changes': 'Nu se schimbă nimic.',
      'people.began-after-that-day': 'Perioada începe după ziua despre care este formularul.',
      'people.frozen-wants-a-reason':
        'Aceste răspunsuri sunt deja înregistrate sau privesc intrarea: scrieți motivul schimbării.',
      'people.cnp-or-none': 'Scrieți un CNP sau spuneți că persoana nu are; nu amândouă.',
      'people.the-same-person': 'Este aceeași persoană.',
      'people.has-no-household': 'Persoana nu are o gospodărie înregistrată.',
      'people.vmg-is-over': ({ on: day }: Details) =>
        `Venitul minim garantat s-a acordat până la ${on(day)}; alegeți venitul minim de incluziune.`,
      'people.vmi-begins': ({ on: day }: Details) =>
        `Venitul minim de incluziune se acordă din ${on(day)}; alegeți venitul minim garantat.`,
      'people.has-applied': 'Persoana are deja o cerere la acest program.',
      'people.no-such-colleague': 'Nu există acest coleg.',
      'people.two-cnps-are-two-people':
        'Fișele au CNP-uri diferite, deci sunt două persoane. Corectați întâi CNP-ul greșit.',
      'people.stands-by-itself': 'Fișa nu este unită cu alta.',
      'people.may-be-here': 'Persoana pare să fie deja înregistrată: comparați fișele de mai jos.',
      'people.say-who-is-another':
        'Deschideți fișa, dacă este aceeași persoană; altfel scrieți de unde știți că e altcineva.',
      'people.united-already': 'Cele două fișe sunt unite. Desparte-le întâi, dacă sunt două persoane.',
      'people.apart-already': 'S-a spus deja că sunt două persoane.',
      'people.no-paper-chosen': 'Alegeți cel puțin un fișier.',
    },
  },
  {
    problems: {
      'people.cnp-has-13-digits': 'A CNP has 13 digits, and the first is not 0.',
      'people.cnp-check-digit': 'The CNP has a wrong digit: the last does not go with the others.',
      'people.cnp-no-such-day': 'The CNP holds a birth date that does not exist.',
      'people.cnp-only-in-demo': 'This CNP belongs to an invented person and is accepted only in demo data.',
      'people.birth-date-differs-from-cnp': 'The birth date does not go with the CNP.',
      'people.sex-differs-from-cnp': 'The sex does not go with the CNP.',
      'people.born-ahead': 'The birth date lies ahead.',
      'people.a-mark-needs-two-witnesses': 'Whoever cannot sign makes a mark before two witnesses: write their names.',
      'people.children-are-members': 'Children belong to the household: there are fewer of them than members.',
      'people.twice-at-once': 'The same person stands here twice: another row has the same CNP.',
      'people.already-registered': ({ code }) => `The person with this CNP is already registered: ${code}.`,
      'people.registered-elsewhere': 'Somebody else has registered a person with this CNP already; ask the manager.',
      'people.no-such-person': 'We did not find this person, or they are not open to you.',
      'people.no-such-record': 'We did not find this record.',
      'people.no-such-region': 'The programme does not cover this region.',
      'people.no-such-partner': 'The programme has no such partner.',
      'people.no-such-centre': 'The programme has no such centre in the chosen region.',
      'people.counts-by-a-signature':
        'This service counts by the signature of the person. Record the session, on the page Sessions of the person.',
      'people.no-such-support-kind': 'The programme knows no such kind of support.',
      'people.no-such-outcome-kind': 'The programme knows no such kind of outcome.',
      'people.no-such-theme': 'The programme has no such horizontal theme.',
      'people.not-your-place': 'You cannot enrol people here.',
      'people.lies-ahead': 'The day lies ahead.',
      'people.moved-from-nowhere': 'The domicile before is not recorded.',
      'people.moved-already': (details: Details) => `Moved on ${on(details.on)} already; this move is after that one.`,
      'people.before-application': ({ on: day }) => `The day is before the application (${on(day)}).`,
      'people.before-decision': ({ on: day }) => `The day is before the eligibility decision (${on(day)}).`,
      'people.before-proposal': ({ on: day }) => `The day is before the proposal (${on(day)}).`,
      'people.ends-before-it-begins': 'It ends before it begins.',
      'people.not-eligible': 'There is no eligibility decision.',
      'people.already-eligible': 'This person already has an eligibility decision.',
      'people.criteria-without-paper': ({ on: day }) =>
        `Some eligibility criteria have no paper that is accepted and valid on ${on(day)}.`,
      'people.refusing-wants-a-reason': 'Write the reason for refusing.',
      'people.nothing-to-sign': 'There is no proposal to sign.',
      'people.nothing-to-revoke': 'There is no decision to revoke.',
      'people.second-signer-is-somebody-else': 'The second signature is of somebody else than who proposed.',
      'people.has-received-support': 'This person has received support already.',
      'people.application-withdrawn': 'The application has been withdrawn.',
      'people.not-entered': 'This person has not entered the programme yet.',
      'people.after-exit': ({ on: day }) =>
        `This person left the programme on ${on(day)}. Say whether it is a re-entry, or correct the day.`,
      'people.already-left': 'An exit is already recorded for this day or a later one.',
      'people.exit-is-the-last-support': ({ on: day }) => `The day of exit is the day of the last support: ${on(day)}.`,
      'people.withdraw-the-exit-first': ({ on: day }) =>
        `Without this support as it is, the exit has no day of its own left. First withdraw the exit of ${on(day)}.`,
      'people.reached-that-day-already': 'The same outcome is recorded for this day already.',
      'people.an-event-does-not-end': 'This outcome happened on a day and has no end.',
      'people.nothing-changes': 'Nothing changes.',
      'people.began-after-that-day': 'The spell begins after the day that the form is about.',
      'people.frozen-wants-a-reason':
        'These answers are recorded already, or are about entry: write the reason for changing them.',
      'people.cnp-or-none': 'Write a CNP or say that there is none; not both.',
      'people.the-same-person': 'This is the same person.',
      'people.has-no-household': 'This person has no household on record.',
      'people.vmg-is-over': ({ on: day }) =>
        `Guaranteed minimum income was paid until ${on(day)}; choose minimum inclusion income.`,
      'people.vmi-begins': ({ on: day }) =>
        `Minimum inclusion income is paid from ${on(day)}; choose guaranteed minimum income.`,
      'people.has-applied': 'This person has applied to this programme already.',
      'people.no-such-colleague': 'There is no such colleague.',
      'people.two-cnps-are-two-people':
        'The records have different CNPs, so they are two people. First correct the wrong CNP.',
      'people.stands-by-itself': 'This record is not united with another.',
      'people.may-be-here': 'The person seems to be recorded already: compare the records below.',
      'people.say-who-is-another':
        'Open the record if it is the same person; else write how you know that it is somebody else.',
      'people.united-already': 'The two records are united. Part them first, if they are two people.',
      'people.apart-already': 'It has been said already that they are two people.',
      'people.no-paper-chosen': 'Choose at least one file.',
    },
  },
)
