import { catalogue, number, plural } from '../kernel/words.ts'

const points = { one: 'punct', few: 'puncte', other: 'de puncte' }

/** What is said of any instrument and its answers. */
export const instrumentWords = catalogue(
  {
    notValidated: 'Nevalidat',
    notValidatedHint: 'Nimeni nu a verificat științific acest chestionar: deschide o discuție, nu este un test.',
    licence: 'Licența',
    onDay: 'Data evaluării',
    score: 'Punctaj',
    band: 'Nivel',
    first: ({ on }: { on: string }) => `Prima, ${on}`,
    later: ({ on }: { on: string }) => `Apoi, ${on}`,
    rose: ({ by }: { by: number }) => `A crescut cu ${number('ro', by)}`,
    fell: ({ by }: { by: number }) => `A scăzut cu ${number('ro', by)}`,
    same: 'A rămas la fel',
    one: ({ score }: { score: number }) => `Punctaj ${number('ro', score)}; încă nu are pereche`,
    beyond: ({ chance }: { chance: number }) =>
      `Schimbarea este mai mare decât întâmplarea, care ajunge până la ${plural('ro', chance, points)} (95 %).`,
    within: ({ chance }: { chance: number }) =>
      `Schimbarea poate fi o întâmplare, care ajunge până la ${plural('ro', chance, points)} (95 %).`,
    unknown:
      'Nu se poate spune dacă schimbarea este mai mare decât întâmplarea: fidelitatea și abaterea nu sunt cunoscute.',
    source: 'Sursa',
  },
  {
    notValidated: 'Not validated',
    notValidatedHint: 'Nobody has validated this questionnaire: it opens a talk and is no test.',
    licence: 'Licence',
    onDay: 'Day of the assessment',
    score: 'Score',
    band: 'Band',
    first: ({ on }: { on: string }) => `First, ${on}`,
    later: ({ on }: { on: string }) => `Then, ${on}`,
    rose: ({ by }: { by: number }) => `It rose by ${number('en', by)}`,
    fell: ({ by }: { by: number }) => `It fell by ${number('en', by)}`,
    same: 'It stayed the same',
    one: ({ score }: { score: number }) => `Score ${number('en', score)}; it has no pair yet`,
    beyond: ({ chance }) =>
      `The change is greater than chance, which reaches up to ${number('en', chance)} points (95 %).`,
    within: ({ chance }) => `The change may be chance, which reaches up to ${number('en', chance)} points (95 %).`,
    unknown: 'Whether the change is greater than chance cannot be said: reliability and deviation are not known.',
    source: 'Source',
  },
)
