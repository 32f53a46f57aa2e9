import { atGate, type Engine } from '../kernel/engine.ts'
import { Problem, refuseField } from '../kernel/problem.ts'
import { foundRight, tryDoors } from './delay.ts'
import {
  type Credential,
  findCredential,
  findCredentialByEmail,
  putRecoveryCodes,
  putTotp,
  takeRecoveryCode,
  takeTotpStep,
} from './gate-tables.ts'
import { hashPassword, isPassword } from './password.ts'
import { hashRecoveryCode, newRecoveryCodes, SecondFactor } from './second-factor.ts'
import { beginSession, proveAgain, type Session } from './session.ts'

/** An unknown e-mail costs as much time as a wrong password, so that nobody learns who has an account. */
const nobody = hashPassword('nobody has this password')

export interface Attempt {
  email: string
  password: string
  /** Where it comes from, for counting wrong tries; kept as a digest for a quarter of an hour. */
  address: string
  device: string
}

/** Returns the token of a new session. Refuses with 429 while this account or this address has to wait, with 401 what is wrong. */
export async function signIn(engine: Engine, { email, password, address, device }: Attempt): Promise<string> {
  const tried = await tryDoors(engine, [
    { kind: 'account', of: foldEmail(email) },
    { kind: 'address', of: address },
  ])
  const credential = await atGate(engine, tx => findCredentialByEmail(tx, foldEmail(email)))
  const right = await isPassword(password, credential?.passwordHash ?? (await nobody))
  if (!credential || !right) throw new Problem(401, 'rights.email-or-password-wrong')
  await foundRight(engine, tried)
  return beginSession(engine, { account: credential.account, tenant: credential.tenant, device })
}

/** Shows the second factor: a code from the phone or a recovery code. Returns the token that replaces the one before. */
export async function showSecondFactor(engine: Engine, session: Session, code: string): Promise<string> {
  const tried = await tryDoors(engine, [{ kind: 'account', of: `code ${session.who.account}` }])
  if (!(await takeCode(engine, session, code))) throw refuseField('code', 'rights.code-wrong')
  await foundRight(engine, tried)
  return proveAgain(engine, session.id)
}

async function takeCode(engine: Engine, session: Session, code: string): Promise<boolean> {
  const now = engine.clock()
  const at = now.toISOString()
  const { account } = session.who
  const factor = await secondFactorOf(engine, session)
  const step = factor?.stepOf(code, now)
  return atGate(engine, tx =>
    step === undefined
      ? takeRecoveryCode(tx, account, hashRecoveryCode(code), at)
      : takeTotpStep(tx, account, step, at),
  )
}

/** The second factor of this account, confirmed or waiting for its first code. */
export async function secondFactorOf(engine: Engine, { who, email }: Session): Promise<SecondFactor | undefined> {
  const credential = await atGate(engine, tx => findCredential(tx, who.account))
  return credential?.totp ? openFactor(engine, credential.totp, { ...who, email }) : undefined
}

/** The secret that the phone has to learn; a page loaded twice shows the same one. */
export async function secondFactorToEnrol(engine: Engine, session: Session): Promise<SecondFactor> {
  const waiting = await secondFactorOf(engine, session)
  if (waiting) return waiting
  const { who, email } = session
  const factor = SecondFactor.new(email)
  const sealed = factor.sealed(engine.keyring.of(who.tenant).seal, { ...who, email })
  await atGate(engine, tx => putTotp(tx, who.account, sealed))
  return factor
}

/** The first right code confirms the phone. Returns the new token, and the recovery codes, which are shown once. */
export async function confirmSecondFactor(
  engine: Engine,
  session: Session,
  code: string,
): Promise<{ token: string; codes: string[] }> {
  const token = await showSecondFactor(engine, session, code)
  return { token, codes: await renewRecoveryCodes(engine, session.who.account) }
}

export async function renewRecoveryCodes(engine: Engine, account: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await atGate(engine, tx => putRecoveryCodes(tx, account, codes.map(hashRecoveryCode)))
  return codes
}

export const foldEmail = (email: string): string => email.trim().toLowerCase()

function openFactor(
  engine: Engine,
  sealed: NonNullable<Credential['totp']>,
  owner: { tenant: string; account: string; email: string },
): SecondFactor {
  return SecondFactor.open(engine.keyring.of(owner.tenant).seal, owner, sealed)
}
