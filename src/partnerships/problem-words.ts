import { catalogue, date } from '../kernel/words.ts'
import type { Details } from '../kernel/problem.ts'

/** Why something about a partnership is refused. */
export const problemWords = catalogue(
  {
    problems: {
      'partnerships.no-such-organisation': 'Organizația aceasta nu există.',
      'partnerships.contact-without-name': 'Scrieți un nume, un telefon sau un e-mail.',
      'partnerships.organisation-known': ({ name }: Details) => `CUI-ul acesta este deja al organizației ${name}.`,
      'partnerships.no-such-agreement': 'Acordul acesta nu există.',
      'partnerships.no-such-party': 'Organizația aceasta nu este parte a acordului.',
      'partnerships.no-such-action': 'Acțiunea aceasta nu există.',
      'partnerships.no-such-promotion': 'Materialul acesta nu există.',
      'partnerships.party-twice': 'Organizația aceasta este deja parte a acordului.',
      'partnerships.two-parties': 'Un acord are cel puțin două părți.',
      'partnerships.party-has-signed': ({ name }: Details) => `${name} a semnat și rămâne parte.`,
      'partnerships.ends-before-it-begins': 'Sfârșitul este înaintea începutului.',
      'partnerships.brokered-by-no-centre': 'Alegeți centrul care l-a mijlocit.',
      'partnerships.brokered-between-three':
        'Un acord mijlocit are ca părți o autoritate publică, o firmă și o structură de economie socială.',
      'partnerships.holds-records': 'Este semnat sau are acțiuni comune; nu mai este o greșeală care se retrage.',
      'partnerships.not-longer': 'Acordul ține deja până atunci.',
      'partnerships.before-it-was-drawn-up': ({ on }: Details) => `Acordul a fost întocmit la ${date(String(on))}.`,
      'partnerships.not-signed': 'Nu au semnat toate părțile; o acțiune comună vine după semnare.',
      'partnerships.before-signature': ({ on }: Details) =>
        `Acordul a fost semnat la ${date(String(on))}; acțiunea comună vine după.`,
    },
  },
  {
    problems: {
      'partnerships.no-such-organisation': 'There is no such organisation.',
      'partnerships.contact-without-name': 'Type a name, a telephone number or an e-mail.',
      'partnerships.organisation-known': ({ name }) => `This number (CUI) is already that of ${name}.`,
      'partnerships.no-such-agreement': 'There is no such agreement.',
      'partnerships.no-such-party': 'This organisation is no party to the agreement.',
      'partnerships.no-such-action': 'There is no such joint action.',
      'partnerships.no-such-promotion': 'There is no such material.',
      'partnerships.party-twice': 'This organisation is a party already.',
      'partnerships.two-parties': 'An agreement has two parties at least.',
      'partnerships.party-has-signed': ({ name }) => `${name} has signed and stays a party.`,
      'partnerships.ends-before-it-begins': 'The end is before the beginning.',
      'partnerships.brokered-by-no-centre': 'Choose the centre that brought it about.',
      'partnerships.brokered-between-three':
        'A brokered agreement has a local authority, a business and a social-economy structure as parties.',
      'partnerships.holds-records': 'It is signed or has joint actions; that is no mistake to be withdrawn.',
      'partnerships.not-longer': 'The agreement holds until then already.',
      'partnerships.before-it-was-drawn-up': ({ on }) => `The agreement was drawn up on ${date(String(on))}.`,
      'partnerships.not-signed': 'Not all parties have signed; a joint action comes after the signatures.',
      'partnerships.before-signature': ({ on }) =>
        `The agreement was signed on ${date(String(on))}; a joint action comes after it.`,
    },
  },
)
