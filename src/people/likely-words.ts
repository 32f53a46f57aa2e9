import { catalogue } from '../kernel/words.ts'

/** What is said where somebody seems to be recorded already. */
export const likely = catalogue(
  {
    notice: 'Persoana pare să fie deja înregistrată. Comparați, apoi deschideți fișa ei sau spuneți că e altcineva.',
    certain: 'Aproape sigur',
    review: 'De verificat',
    same: 'Este aceeași: deschide fișa',
    aspect: 'Ce comparăm',
    typed: 'Ați scris',
    recorded: 'În fișă',
    says: 'Ce înseamnă',
    another: 'Este altă persoană',
    anotherLead: 'Scrieți de unde știți și continuați înscrierea. Nu vom mai întreba despre ele.',
    reason: 'De unde știți că e altcineva',
    elsewhere:
      'O persoană foarte asemănătoare este înregistrată la alt partener sau în altă regiune. Întrebați managerul înainte de a continua.',
  },
  {
    notice: 'The person seems to be recorded already. Compare, then open their record or say that it is somebody else.',
    certain: 'Almost certain',
    review: 'To check',
    same: 'It is the same: open the record',
    aspect: 'What is compared',
    typed: 'You wrote',
    recorded: 'On record',
    says: 'What it means',
    another: 'It is another person',
    anotherLead: 'Write how you know and go on enrolling. Nobody will be asked about them again.',
    reason: 'How you know that it is somebody else',
    elsewhere:
      'Somebody very much alike is recorded with another partner or in another region. Ask the manager before you go on.',
  },
)
