import { catalogue } from '../kernel/words.ts'

export const conflictWords = catalogue(
  {
    title: 'Suprapuneri',
    lead: 'Persoane, colegi și săli care apar în două locuri în același timp. Un rând de aici nu rezistă la control.',
    none: 'Nimeni nu este în două locuri deodată în aceste zile.',
    from: 'De la',
    to: 'Până la',
    who: 'Cine',
    on: 'Ziua',
    here: 'Aici',
    andHere: 'Și aici',
    kinds: { participant: 'participant', staff: 'coleg', room: 'sală' },
    task: ({ on }: { on: string }) => `Sunteți în două locuri deodată pe ${on}`,
    taskOfOthers: ({ on }: { on: string }) =>
      `Cineva sau o sală din ședințele dumneavoastră este în două locuri deodată pe ${on}`,
  },
  {
    title: 'Conflicts',
    lead: 'People, colleagues and rooms that are in two places at once. A line here does not stand up to a check.',
    none: 'Nobody is in two places at once in these days.',
    from: 'From',
    to: 'To',
    who: 'Who',
    on: 'Day',
    here: 'Here',
    andHere: 'And here',
    kinds: { participant: 'participant', staff: 'colleague', room: 'room' },
    task: ({ on }: { on: string }) => `You are in two places at once on ${on}`,
    taskOfOthers: ({ on }: { on: string }) => `Somebody or a room of your sessions is in two places at once on ${on}`,
  },
)
