import { catalogue, inflect } from '../kernel/words.ts'
import type { Details } from '../kernel/problem.ts'

/** What is said of the photographs of an offer. */
export const photoWords = catalogue(
  {
    photos: 'Fotografii',
    count: ({ count }: { count: number }) =>
      count === 0
        ? 'niciuna'
        : `${count} ${inflect('ro', count, { one: 'fotografie', few: 'fotografii', other: 'de fotografii' })}`,
    title: ({ offer }: { offer: string }) => `Fotografii: ${offer}`,
    lead: 'Apar în catalog, fără locul și aparatul cu care au fost făcute. Fișierul trimis rămâne sigilat.',
    none: 'Nicio fotografie.',
    mayBeShown: 'Nu se recunoaște nimeni sau cine se vede a fost de acord să apară',
    add: 'Adaugă fotografia',
    added: 'Fotografia este adăugată.',
    large: 'Mărește',
    drop: 'Scoate',
    dropped: 'Fotografia este scoasă.',
    dropTitle: 'Scoateți fotografia?',
    dropWhat: 'Nu mai apare în catalog.',
    deeds: { 'enterprises.add-photo': 'Fotografie adăugată', 'enterprises.drop-photo': 'Fotografie scoasă' },
    problems: {
      'enterprises.no-photo': 'Alegeți o fotografie: un fișier JPG sau PNG.',
      'enterprises.photo-of-people': 'Bifați numai dacă nu se recunoaște nimeni sau cine se vede a fost de acord.',
      'enterprises.photos-enough': ({ most }: Details) => `O ofertă are cel mult ${most} fotografii.`,
      'enterprises.photo-added-already': 'Fotografia aceasta este deja adăugată.',
      'enterprises.no-such-photo': 'Fotografia aceasta nu există.',
    },
  },
  {
    photos: 'Photographs',
    count: ({ count }) =>
      count === 0 ? 'none' : `${count} ${inflect('en', count, { one: 'photograph', other: 'photographs' })}`,
    title: ({ offer }) => `Photographs: ${offer}`,
    lead: 'They stand in the catalogue, without the place and the camera of their taking. The file that was sent stays sealed.',
    none: 'No photograph.',
    mayBeShown: 'Nobody can be recognised, or whoever can has agreed to be shown',
    add: 'Add the photograph',
    added: 'The photograph is added.',
    large: 'Enlarge',
    drop: 'Take away',
    dropped: 'The photograph is taken away.',
    dropTitle: 'Take the photograph away?',
    dropWhat: 'It is no longer in the catalogue.',
    deeds: { 'enterprises.add-photo': 'Photograph added', 'enterprises.drop-photo': 'Photograph taken away' },
    problems: {
      'enterprises.no-photo': 'Choose a photograph: a JPG or PNG file.',
      'enterprises.photo-of-people': 'Tick only if nobody can be recognised, or whoever can has agreed.',
      'enterprises.photos-enough': ({ most }) => `An offer has ${most} photographs at most.`,
      'enterprises.photo-added-already': 'This photograph has been added already.',
      'enterprises.no-such-photo': 'This photograph does not exist.',
    },
  },
)
