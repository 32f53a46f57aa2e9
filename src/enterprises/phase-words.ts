import { catalogue } from '../kernel/words.ts'

/** What is said about the phases of an enterprise and what opens them. */
export const phases = catalogue(
  {
    phases: 'Faze',
    phasesLead: 'O fază se deschide numai cu actele ei, acceptate de o a doua persoană.',
    enterPhase: 'Trece în fază',
    leavePhase: 'Întoarce faza',
    reachedOn: 'Din ziua',
    reached: ({ on }: { on: string }) => `din ${on}`,
    openNow: 'se poate deschide',
    lacks: ({ papers }: { papers: string }) => `lipsesc: ${papers}`,
    asks: {
      'submitted-plan': 'Cere un plan de afaceri trimis',
      'place-won': 'Cere un loc câștigat, dacă a fost la concurs',
    },
    closedPhase: 'Închisă',
    or: 'sau',
    papers: 'Acte',
    addPaper: 'Adaugă actul',
  },
  {
    phases: 'Phases',
    phasesLead: 'A phase opens only with its papers, accepted by a second person.',
    enterPhase: 'Enter a phase',
    leavePhase: 'Take the phase back',
    reachedOn: 'From',
    reached: ({ on }) => `since ${on}`,
    openNow: 'may be opened',
    lacks: ({ papers }) => `missing: ${papers}`,
    asks: {
      'submitted-plan': 'Asks for a submitted business plan',
      'place-won': 'Asks for a place won, if it was in a competition',
    },
    closedPhase: 'Closed',
    or: 'or',
    papers: 'Papers',
    addPaper: 'Add the paper',
  },
)
