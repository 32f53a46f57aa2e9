import type { Context } from 'hono'
import { wasPerformed } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { readPhone } from '../kernel/phone.ts'
import { Problem } from '../kernel/problem.ts'
import { readDay } from '../kernel/typed-day.ts'
import { commandField, type FormBody } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked, Likely, TypedPerson } from '../pages/slice.ts'
import { typedIn } from '../pages/submit.ts'
import { cnp, readCnp } from './cnp.ts'
import { cnpIndex } from './identity.ts'
import { findByCnp } from './person-tables.ts'

/** The records whom the asker has been shown; one that they may not see has no id. */
export const shownLikely = 'likely'
export const elsewhere = 'elsewhere'
export const anotherPeople = 'anotherThan.people'

/** Nothing is compared before a name is typed. */
export async function likelyFor(c: Context<Asked>, body: FormBody): Promise<readonly Likely[]> {
  const person = typedPerson(c, body)
  if (person === undefined) return []
  const reader = readerOf(c)
  return read(c.get('engine'), reader.who, async tx => {
    const found: Likely[] = []
    for (const slice of c.get('slices')) found.push(...((await slice.likely?.(tx, reader, person)) ?? []))
    return found
  })
}

/** Stops an enrolment until the asker has seen every record that it may double, and has said that it does not. */
export async function refuseUnseenLikely(c: Context<Asked>, body: FormBody): Promise<void> {
  const { who } = readerOf(c)
  const id = typedIn(body, commandField)
  if (isId(id) && (await read(c.get('engine'), who, tx => wasPerformed(tx, who.tenant, id)))) return
  if (await hasTheirCnp(c, body)) return // `enrol` refuses that, and names them
  const alike = await likelyFor(c, body)
  const shown = new Set([body[shownLikely] ?? []].flat())
  if (alike.some(one => !shown.has(one.id ?? elsewhere))) throw new Problem(409, 'people.may-be-here')
  const anyNamed = alike.some(one => one.id !== undefined)
  if (anyNamed && typedIn(body, 'anotherThan.reason').trim() === '') {
    throw new Problem(409, 'people.may-be-here', {}, [
      { path: 'anotherThan.reason', code: 'people.say-who-is-another' },
    ])
  }
}

async function hasTheirCnp(c: Context<Asked>, body: FormBody): Promise<boolean> {
  const { who } = readerOf(c)
  const index = typedPerson(c, body)?.cnpIndex
  return index !== undefined && (await read(c.get('engine'), who, tx => findByCnp(tx, who, index))) !== undefined
}

function typedPerson(c: Context<Asked>, body: FormBody): TypedPerson | undefined {
  const { who, today } = readerOf(c)
  const typed = (name: string) => typedIn(body, name).trim()
  const [familyName, givenName] = [typed('identity.familyName'), typed('identity.givenName')]
  if (familyName.length < 2 || givenName.length < 2 || familyName.length + givenName.length > 200) return undefined
  const digits = cnp().safeParse(typed('identity.cnp'))
  const number = digits.success ? readCnp(digits.data, { demo: true }) : undefined
  const told = number === undefined || 'problem' in number ? undefined : number
  const keys = c.get('engine').keyring.of(who.tenant)
  return {
    familyName,
    givenName,
    bornOn: told?.bornOn ?? readDay(typed('identity.bornOn'), today),
    cnpIndex: told && cnpIndex(keys, told.text),
    phone: typed('identity.phone') === '' ? undefined : readPhone(typed('identity.phone')),
    homes: [{ locality: typed('domicile.locality').slice(0, 120), county: typed('domicile.county') }],
  }
}
