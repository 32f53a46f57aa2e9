import { setAgenda } from '../../src/events/agenda.ts'
import { planEvent } from '../../src/events/event.ts'
import { admit } from '../../src/events/guest.ts'
import { holdEvent } from '../../src/events/holding.ts'
import { drawUp } from '../../src/partnerships/agreement.ts'
import { recordAction } from '../../src/partnerships/joint-action.ts'
import { addOrganisation } from '../../src/partnerships/organisation.ts'
import { sign } from '../../src/partnerships/signature.ts'
import type { Trial } from './trial.ts'

/** An organisation of each kind, in the region or North-East. */
export async function organisations(
  { dan }: Pick<Trial, 'dan'>,
  kinds: readonly string[],
  region = 'RO21',
): Promise<string[]> {
  const ids: string[] = []
  for (const kind of kinds) {
    const { answer } = await dan(addOrganisation, { programme: 'o-sansa', name: `${kind} ${region}`, kind, region })
    ids.push(String(answer.organisation))
  }
  return ids
}

export async function agree(
  { dan }: Pick<Trial, 'dan'>,
  code: string,
  parties: readonly (string | undefined)[],
  more: object = {},
): Promise<string> {
  const { answer } = await dan(drawUp, {
    programme: 'o-sansa',
    code,
    title: 'Acord de probă',
    object: 'Vizite de lucru.',
    region: 'RO21',
    drawnUpOn: '2026-02-02',
    parties: parties.map(organisation => ({ organisation })),
    ...more,
  })
  return String(answer.agreement)
}

export const signFor = ({ dan }: Pick<Trial, 'dan'>, agreement: string, organisation: string | undefined) =>
  dan(sign, { agreement, organisation, signedOn: '2026-03-02', signatory: 'Ion Exemplu' })

export const actTogether = ({ dan }: Pick<Trial, 'dan'>, agreement: string) =>
  dan(recordAction, { agreement, happenedOn: '2026-03-09', title: 'Vizită' })

export async function planned(
  { dan }: Pick<Trial, 'dan'>,
  code: string,
  on: string,
  more: object = {},
): Promise<string> {
  const event = { title: 'Târg', region: 'RO21', on, starts: '10:00', ends: '14:00', place: 'Iași' }
  const { answer } = await dan(planEvent, { programme: 'o-sansa', code, ...event, ...more })
  return String(answer.event)
}

/** Somebody came, from this organisation if one is named, and it was concluded. */
export async function takePlace(
  { dan }: Pick<Trial, 'dan'>,
  event: string,
  from: readonly string[] = [],
): Promise<void> {
  await dan(setAgenda, { event, items: [{ title: 'Deschidere', minutes: 60, theme: 'environment' }] })
  await dan(admit, { event, name: 'Ana Exemplu' })
  for (const organisation of from) await dan(admit, { event, name: `Din ${organisation}`, organisation })
  await dan(holdEvent, { event, minutes: 'A fost bine.' })
}
