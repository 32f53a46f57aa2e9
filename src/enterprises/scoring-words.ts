import { catalogue } from '../kernel/words.ts'

/** What is said to scorers. */
export const scoring = catalogue(
  {
    scoring: 'Evaluare',
    scoringLead: 'Planurile pe care le citiți. Nu scrie al cui este niciunul.',
    nothingToScore: 'Niciun plan de citit.',
    toDeclare: 'de declarat',
    toScore: 'de punctat',
    scoredOn: ({ on }: { on: string }) => `punctat la ${on}`,
    declare: 'Declarație',
    declareLead:
      'Declar că nu am niciun interes în acest plan, că nu recunosc cine l-a scris și că nu sunt rudă, coleg sau concurent cu el. Dacă nu este așa, dați planul înapoi; îl citește altcineva.',
    interest: { none: 'Declar: nu am niciun interes', has: 'Am un interes sau recunosc autorul' },
    declareSave: 'Declară',
    givePoints: 'Punctaj',
    givePointsLead: 'Se dă o singură dată. Celălalt evaluator nu îl vede înainte să și-l dea pe al lui.',
    pointsOf: ({ title, most, weight }: { title: string; most: number; weight: number }) =>
      `${title} (0–${most}, ponderea ${weight})`,
    scoreSave: 'Dă punctajul',
    myPoints: 'Punctajul meu',
    otherPoints: 'Punctajele celorlalți',
  },
  {
    scoring: 'Scoring',
    scoringLead: 'The plans that you read. None says whose it is.',
    nothingToScore: 'No plan to read.',
    toDeclare: 'to be declared',
    toScore: 'to be scored',
    scoredOn: ({ on }) => `scored on ${on}`,
    declare: 'Declaration',
    declareLead:
      'I declare that I have no interest in this plan, that I do not recognise who wrote it, and that I am no relative, colleague or competitor of theirs. If that is not so, give the plan back; somebody else reads it.',
    interest: { none: 'I declare: I have no interest', has: 'I have an interest or recognise the author' },
    declareSave: 'Declare',
    givePoints: 'Points',
    givePointsLead: 'They are given once. The other scorer does not see them before giving their own.',
    pointsOf: ({ title, most, weight }) => `${title} (0–${most}, weight ${weight})`,
    scoreSave: 'Give the points',
    myPoints: 'My points',
    otherPoints: 'Points of the others',
  },
)
