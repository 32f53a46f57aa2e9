import { open } from '../../src/centres/centre.ts'
import { giveService } from '../../src/centres/given.ts'
import { offerService } from '../../src/centres/offered.ts'
import type { Trial } from './trial.ts'

/** A centre of the programme that has opened, and has done nothing yet. */
export async function openCentre({ dan }: Trial, centre: string): Promise<string> {
  const opening = { programme: 'o-sansa', centre, openedOn: '2026-02-02', area: ['RO21'], languages: ['ro'] }
  return String((await dan(open, opening)).answer.centre)
}

/** Its first service. */
export async function giveFirst({ dan }: Trial, centre: string): Promise<void> {
  const { answer } = await dan(offerService, { ...offerService.example, centre, since: '2026-02-02' })
  const service = String(answer.service)
  await dan(giveService, { ...giveService.example, centre, service, givenOn: '2026-02-09' })
}
