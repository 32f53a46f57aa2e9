import { catalogue, inflect } from '../kernel/words.ts'

export const words = catalogue(
  {
    today: 'Azi',
    find: 'Caută',
    journal: 'Jurnal',
    nothingToday: 'Nimic de făcut azi. Uită-te la săptămâna viitoare.',
    overdue: 'Întârziate',
    dueToday: 'De făcut azi',
    thisWeek: 'Săptămâna aceasta',
    later: 'Mai târziu',
    showAll: ({ count }: { count: number }) =>
      `Arată toate cele ${count} ${inflect('ro', count, { one: 'sarcină', few: 'sarcini', other: 'de sarcini' })}`,
    problems: {
      'shell.form-from-elsewhere': 'Formularul a venit din altă pagină decât a noastră, deci nu a fost primit.',
    },
  },
  {
    today: 'Today',
    find: 'Search',
    journal: 'Journal',
    nothingToday: 'Nothing to do today. Have a look at next week.',
    overdue: 'Overdue',
    dueToday: 'To do today',
    thisWeek: 'This week',
    later: 'Later',
    showAll: ({ count }) => `Show all ${count} tasks`,
    problems: {
      'shell.form-from-elsewhere': 'The form came from another page than ours, so it was not taken.',
    },
  },
)
