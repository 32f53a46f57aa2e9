// Jobs as whoever keeps the register types them.

export const gardener = {
  unit: 'job',
  programme: 'o-sansa',
  code: 'J-3',
  title: 'Grădinar la primăria din Deal',
  region: 'RO21',
  reachedOn: '2025-05-05',
  weeklyHours: 20,
  contract: 'fixed-term',
}

export const baker = {
  unit: 'job',
  programme: 'o-sansa',
  code: 'J-1',
  title: 'Brutar',
  region: 'RO21',
  reachedOn: '2025-06-02',
  netNew: true,
  weeklyHours: 40,
  contract: 'permanent',
}

export const weaver = {
  unit: 'job',
  programme: 'o-sansa',
  code: 'J-9',
  title: 'Țesător',
  region: 'RO21',
  reachedOn: '2025-05-12',
  weeklyHours: 40,
  contract: 'permanent',
}
