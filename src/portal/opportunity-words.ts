import { catalogue, plural } from '../kernel/words.ts'

/** What is said about opportunities and their last day. */
export const opportunities = catalogue(
  {
    noOpportunities: 'Acum nu avem nicio oportunitate deschisă.',
    subscribe: 'Urmăriți lista (RSS)',
    buyer: 'Cine cumpără',
    value: 'Valoare',
    lastDay: 'Ultima zi',
    daysLeft: ({ days }: { days: number }) =>
      days === 0
        ? 'azi este ultima zi'
        : `mai sunt ${plural('ro', days, { one: 'zi', few: 'zile', other: 'de zile' })}`,
    reservedFor: {
      'res-ws': 'Doar pentru firme sociale și unități protejate',
      'res-pub-ser': 'Doar pentru organizații cu scop social',
    },
    source: 'Anunțul întreg',
  },
  {
    noOpportunities: 'There is no open opportunity now.',
    subscribe: 'Follow the list (RSS)',
    buyer: 'Who buys',
    value: 'Value',
    lastDay: 'Last day',
    daysLeft: ({ days }) =>
      days === 0 ? 'today is the last day' : `${plural('en', days, { one: 'day', other: 'days' })} left`,
    reservedFor: {
      'res-ws': 'Only for social enterprises and sheltered workshops',
      'res-pub-ser': 'Only for organisations with a social purpose',
    },
    source: 'The whole notice',
  },
)
