import { catalogue } from '../kernel/words.ts'

/** What each parameter of a profile means; a choice with a single value is a whole sentence. */
const ro = {
  'ltu-months': 'Șomajul este de lungă durată peste atâtea luni',
  'ltu-months-young': 'Șomajul este de lungă durată peste atâtea luni, pentru tineri',
  'ltu-young-below': 'Tânăr înseamnă sub atâția ani la intrare',
  'student-or-register': 'Student la zi înregistrat ca șomer: contează registrul (register) sau studiile (student)',
  'birthday-29-february': 'Cine s-a născut la 29 februarie își are ziua, în anii obișnuiți, la 1 martie',
  'begun-during-support':
    'Căutarea unui loc de muncă sau înscrierea la studii începută după intrare și valabilă la ieșire se numără',
  'immediate-results-count': 'Rezultatele imediate se numără din ziua în care apar, nu după închiderea ferestrei',
  'longer-term-results-count': 'Rezultatele pe termen mai lung se numără abia din ziua de șase luni',
  'improvement-holds': 'Situația mai bună trebuie să fie adevărată chiar în ziua de șase luni',
  'support-ending-later': 'Sprijinul care se termină după ziua întrebată este încă în curs',
  're-entry': 'O reintrare continuă aceeași participare: prima intrare, ultima ieșire, rezultate numărate din nou',
  'entry-moved': 'O intrare mutată de un act întârziat mută vârsta, situația de la intrare și rezultatele',
  'complete-record': 'Fișa este completă când se știu sexul, data nașterii, situația pe piața muncii și educația',
  'missing-answer': 'Un răspuns care lipsește nu se numără la codul lui',
  'withdrawn-fact': 'Un fapt retras nu mai este adevărat pentru nicio zi',
  'withdrawn-correction': 'Retragerea unei corecturi nu aduce înapoi ce era înainte',
  'two-records-of-one-person':
    'Două fișe ale aceleiași persoane: rămân data nașterii și sexul primei, faptele se adună',
  'unemployment-spell': 'Șomajul se socotește în luni împlinite la intrare; 12 nu înseamnă peste 12',
  'retention-gap-days': 'Un post rămâne ocupat dacă pauza dintre doi angajați are cel mult atâtea zile',
  'insertion-percent': 'Din personalul unei întreprinderi de inserție, după persoane și după ore, în fiecare lună (%)',
  'pay-ratio': 'Cel mai mare salariu este de cel mult atâtea ori cel mai mic, la normă întreagă',
  'profit-to-purpose-percent': 'Din profitul unui an merge la scopul social și la rezerva statutară (%)',
  'de-minimis-euro': 'Ajutor de minimis pentru o întreprindere unică, cel mult (euro)',
  'de-minimis-years': 'Plafonul de minimis privește oricare atâția ani la rând',
  'change-notice-days': 'Agenția pentru ocupare află o schimbare de statut sau de conducere în atâtea zile',
  'yearly-report-months': 'Raportul social și situațiile unui an se trimit în atâtea luni de la sfârșitul lui',
}

const en: typeof ro = {
  'ltu-months': 'Unemployment is long-term over so many months',
  'ltu-months-young': 'Unemployment is long-term over so many months, for the young',
  'ltu-young-below': 'Young means below so many years at entry',
  'student-or-register': 'A full-time student registered as unemployed: the register counts, or the studies (student)',
  'birthday-29-february': 'Born on 29 February, the birthday in a common year is 1 March',
  'begun-during-support': 'A job search or enrolment begun after entry and still running at exit counts',
  'immediate-results-count': 'Immediate results count from the day they happen, not once the window has closed',
  'longer-term-results-count': 'Longer-term results count only from the six-month day',
  'improvement-holds': 'An improved situation must hold on the six-month day itself',
  'support-ending-later': 'Support that ends after the day asked is still running',
  're-entry': 'A re-entry continues the same participation: first entry, last exit, results counted anew',
  'entry-moved': 'An entry moved by a late paper moves age, status at entry and results',
  'complete-record': 'A record is complete when sex, birth date, labour status and education are known',
  'missing-answer': 'An answer that is missing does not count for its code',
  'withdrawn-fact': 'A fact withdrawn is gone for every day',
  'withdrawn-correction': 'Withdrawing a correction does not bring back what stood before',
  'two-records-of-one-person': "Two records of one person: the first one's birth date and sex stand, facts are pooled",
  'unemployment-spell': 'Unemployment is reckoned in completed months at entry; 12 is not over 12',
  'retention-gap-days': 'A position stays occupied through a gap of at most so many days',
  'insertion-percent': "Of an insertion enterprise's staff, by heads and by hours, every month (%)",
  'pay-ratio': 'The highest pay is at most so many times the lowest, on full-time equivalents',
  'profit-to-purpose-percent': "Of a year's profit goes to the social purpose and the statutory reserve (%)",
  'de-minimis-euro': 'De minimis aid to a single undertaking, at most (euro)',
  'de-minimis-years': 'The de minimis ceiling covers any so many years in a row',
  'change-notice-days': 'The employment agency is told of a change of statute or board within so many days',
  'yearly-report-months': "A year's social report and accounts are sent within so many months of its end",
}

export const parameterWords = catalogue(ro, en)
