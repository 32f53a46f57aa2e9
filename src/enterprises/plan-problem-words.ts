import { catalogue } from '../kernel/words.ts'
import type { Details } from '../kernel/problem.ts'

/** Why something about a business plan is refused. */
export const planProblemWords = catalogue(
  {
    problems: {
      'enterprises.no-such-plan': 'Planul acesta nu există.',
      'enterprises.plan-not-begun': 'Planul nu este început. Spuneți întâi de când pornește.',
      'enterprises.no-such-section': 'Profilul de reguli nu cunoaște textul acesta.',
      'enterprises.section-twice': 'Textul acesta este trimis de două ori.',
      'enterprises.no-such-person': 'Nimeni din program nu are codul acesta.',
      'enterprises.author-already': 'Este deja la plan.',
      'enterprises.no-such-author': 'Nu este la planul acesta.',
      'enterprises.no-such-line': 'Rândul acesta nu este în plan.',
      'enterprises.month-twice': 'Luna aceasta are deja o sumă a ei.',
      'enterprises.too-many-lines': ({ most }: Details) => `Un plan are cel mult ${most} de rânduri.`,
      'enterprises.plan-lacks-texts': 'Planul nu este gata: îi lipsesc texte. Pe pagina planului scrie care.',
      'enterprises.plan-lacks-money': 'Planul nu este gata: are nevoie de cel puțin un venit și o cheltuială.',
      'enterprises.plan-unchanged': 'Planul este deja trimis așa cum este.',
      'enterprises.phase-without-plan': 'Faza aceasta cere un plan de afaceri trimis până în acea zi.',
    },
  },
  {
    problems: {
      'enterprises.no-such-plan': 'This plan does not exist.',
      'enterprises.plan-not-begun': 'The plan has not been begun. Say first when it starts.',
      'enterprises.no-such-section': 'The rule profile does not know this text.',
      'enterprises.section-twice': 'This text was sent twice.',
      'enterprises.no-such-person': 'Nobody of the programme has this code.',
      'enterprises.author-already': 'They are at this plan already.',
      'enterprises.no-such-author': 'They are not at this plan.',
      'enterprises.no-such-line': 'This line is not in the plan.',
      'enterprises.month-twice': 'This month has an amount of its own already.',
      'enterprises.too-many-lines': ({ most }) => `A plan has at most ${most} lines.`,
      'enterprises.plan-lacks-texts': 'The plan is not ready: texts are missing. Its page says which.',
      'enterprises.plan-lacks-money': 'The plan is not ready: it needs at least one income and one cost.',
      'enterprises.plan-unchanged': 'The plan is submitted already as it stands.',
      'enterprises.phase-without-plan': 'This phase asks for a business plan submitted by that day.',
    },
  },
)
