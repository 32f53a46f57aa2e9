import { catalogue, inflect } from '../kernel/words.ts'

export const words = catalogue(
  {
    title: 'Copii de siguranță',
    never: 'Nicio copie nu a fost încă încercată. Prima se face în noaptea aceasta.',
    verified: ({ days, at }: { days: number; at: string }) => {
      const ago =
        days === 0 ? 'azi' : `acum ${days} ${inflect('ro', days, { one: 'zi', few: 'zile', other: 'de zile' })}`
      return `Ultima copie restaurată de probă: ${ago} (din ${at}).`
    },
    late: 'Mai veche de două zile: vedeți de ce nu se mai fac copii.',
  },
  {
    title: 'Backups',
    never: 'No backup was tried yet. The first is made tonight.',
    verified: ({ days, at }) => {
      const ago = days === 0 ? 'today' : `${days} ${inflect('en', days, { one: 'day', other: 'days' })} ago`
      return `Last backup restored on trial: ${ago} (made ${at}).`
    },
    late: 'Older than two days: see why no backups are made.',
  },
)
