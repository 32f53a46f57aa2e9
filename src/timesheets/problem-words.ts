import type { Details } from '../kernel/problem.ts'
import { catalogue, date, plural } from '../kernel/words.ts'

/** Why something about a timesheet is refused. */
export const problemWords = catalogue(
  {
    problems: {
      'timesheets.no-such-timesheet': 'Pontajul acesta nu există.',
      'timesheets.no-such-line': 'Rândul acesta nu există.',
      'timesheets.no-such-contract': 'Contractul acesta nu este al expertului.',
      'timesheets.no-such-expert': 'Nu există acest coleg.',
      'timesheets.lies-ahead': 'Ziua este în viitor.',
      'timesheets.opened-already': 'Pontajul lunii este deja început.',
      'timesheets.no-contract-then': 'Expertul nu are niciun contract în luna aceasta.',
      'timesheets.closed-already': 'Luna este deja închisă.',
      'timesheets.month-is-closed': 'Luna este închisă. Se corectează numai după ce este redeschisă, cu un motiv.',
      'timesheets.month-is-not-over': 'Luna nu s-a încheiat.',
      'timesheets.nothing-in-it': 'Pontajul nu are niciun rând.',
      'timesheets.differs-from-sessions': ({ count }: Details) =>
        `Pontajul nu spune același lucru ca ședințele: ${plural('ro', Number(count), { one: 'diferență', few: 'diferențe', other: 'de diferențe' })}.`,
      'timesheets.is-open': 'Luna este deschisă.',
      'timesheets.second-person': 'Propria lună o închide și o redeschide altcineva.',
      'timesheets.other-month': 'Ziua nu este din luna pontajului.',
      'timesheets.contract-does-not-hold': ({ number }: Details) =>
        `Contractul ${number} nu este valabil în ziua aceasta.`,
      'timesheets.from-and-to-or-hours': 'Se scriu ora de început și ora de sfârșit, sau numai numărul de ore.',
      'timesheets.ends-before-it-begins': 'Sfârșitul este înaintea începutului.',
      'timesheets.other-hours-than-from-to': 'Numărul de ore nu este cel dintre cele două ore.',
      'timesheets.two-things-at-once': ({ from, to }: Details) => `Între ${from} și ${to} există deja un rând.`,
      'timesheets.too-long-a-day': ({ most }: Details) => `Ziua ar trece de ${most} h din toate contractele.`,
      'timesheets.nothing-to-propose':
        'Nu este nimic de propus: fiecare ședință ținută are rândul ei sau nu încape în zi.',
      'timesheets.contract-known': ({ number }: Details) => `Expertul are deja contractul ${number}.`,
      'timesheets.worked-later': ({ on }: Details) => `Sub acest contract s-a lucrat și la ${date(String(on))}.`,
      'timesheets.no-table': 'Alegeți un tabel XLSX sau CSV de cel mult 500 de rânduri.',
      'timesheets.other-headings': 'Titlurile coloanelor nu sunt cele ale modelului.',
    },
  },
  {
    problems: {
      'timesheets.no-such-timesheet': 'There is no such timesheet.',
      'timesheets.no-such-line': 'There is no such line.',
      'timesheets.no-such-contract': "This contract is not the expert's.",
      'timesheets.no-such-expert': 'There is no such colleague.',
      'timesheets.lies-ahead': 'The day lies ahead.',
      'timesheets.opened-already': 'The timesheet of this month is begun already.',
      'timesheets.no-contract-then': 'The expert has no contract in this month.',
      'timesheets.closed-already': 'The month is closed already.',
      'timesheets.month-is-closed':
        'The month is closed. It is corrected only after it was opened again, with a reason.',
      'timesheets.month-is-not-over': 'The month is not over.',
      'timesheets.nothing-in-it': 'The timesheet has no line.',
      'timesheets.differs-from-sessions': ({ count }) =>
        `The timesheet does not say what the sessions say: ${plural('en', Number(count), { one: 'difference', other: 'differences' })}.`,
      'timesheets.is-open': 'The month is open.',
      'timesheets.second-person': 'Somebody else closes your own month and opens it again.',
      'timesheets.other-month': 'The day is not in the month of the timesheet.',
      'timesheets.contract-does-not-hold': ({ number }) => `Contract ${number} does not hold on this day.`,
      'timesheets.from-and-to-or-hours': 'Give the time of beginning and of end, or the number of hours alone.',
      'timesheets.ends-before-it-begins': 'The end is before the beginning.',
      'timesheets.other-hours-than-from-to': 'The number of hours is not that between the two times.',
      'timesheets.two-things-at-once': ({ from, to }) => `Between ${from} and ${to} there is a line already.`,
      'timesheets.too-long-a-day': ({ most }) => `The day would pass ${most} h under all contracts.`,
      'timesheets.nothing-to-propose':
        'Nothing to propose: each session that was held has its line, or does not fit into the day.',
      'timesheets.contract-known': ({ number }) => `The expert has contract ${number} already.`,
      'timesheets.worked-later': ({ on }) => `Work was done under this contract on ${date(String(on))} too.`,
      'timesheets.no-table': 'Choose an XLSX or CSV table of at most 500 lines.',
      'timesheets.other-headings': 'The headings of the columns are not those of the model.',
    },
  },
)
