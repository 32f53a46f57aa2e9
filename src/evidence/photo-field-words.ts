import { catalogue } from '../kernel/words.ts'

/** What a form asks of a photograph. */
export const photoFieldWords = catalogue(
  {
    file: 'Fotografia',
    fileHint: ({ megabytes }: { megabytes: number }) => `JPG sau PNG, cel mult ${megabytes} MB`,
    alt: 'Ce se vede',
    altHint: 'Se citește cu voce tare celor care nu văd fotografia. Fără nume de oameni.',
  },
  {
    file: 'Photograph',
    fileHint: ({ megabytes }) => `JPG or PNG, ${megabytes} MB at most`,
    alt: 'What is seen',
    altHint: 'It is read aloud to those who do not see the photograph. Without names of people.',
  },
)
