import { createHash, type KeyObject } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { openBytes, sealBytes } from '../kernel/keys.ts'

/** Source: RFC 6238 with the defaults that every authenticator app takes: SHA-1, six digits, thirty seconds. */
const period = 30
/** One step before and one after: a phone's clock may be off by half a minute. */
const window = 1
const recoveryCodes = 10

/** The secret of one account. It leaves the database only sealed. */
export class SecondFactor {
  readonly #totp: TOTP

  constructor(secret: Secret, email: string) {
    this.#totp = new TOTP({ issuer: 'Șansa', label: email, secret, period })
  }

  static new(email: string): SecondFactor {
    return new SecondFactor(new Secret({ size: 20 }), email)
  }

  static open(seal: KeyObject, owner: Owner, sealed: Uint8Array): SecondFactor {
    const bytes = Uint8Array.from(openBytes(seal, sealed, sealOf(owner)))
    return new SecondFactor(new Secret({ buffer: bytes.buffer }), owner.email)
  }

  sealed(seal: KeyObject, owner: Owner): Buffer {
    return sealBytes(seal, this.#totp.secret.bytes, sealOf(owner))
  }

  /** The time step this code is of, or undefined where it is wrong. A step taken once is not taken again: the caller remembers it. */
  stepOf(code: string, now: Date): number | undefined {
    const timestamp = now.getTime()
    const delta = this.#totp.validate({ token: code.replaceAll(/\s/g, ''), timestamp, window })
    return delta === null ? undefined : this.#totp.counter({ timestamp }) + delta
  }

  /** What the phone would show now; printed for fictional accounts only. */
  codeAt(now: Date): string {
    return this.#totp.generate({ timestamp: now.getTime() })
  }

  /** For a phone that cannot scan, in groups of four. */
  get typed(): string {
    return this.#totp.secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ')
  }

  qr(): string {
    return renderSVG(this.#totp.toString(), { ecc: 'M', border: 4 })
  }
}

export interface Owner {
  tenant: string
  account: string
  email: string
}

const sealOf = ({ tenant, account }: Owner) => ({ tenant, purpose: `totp/${account}`, keyVersion: 1 })

/** Ten codes of 80 random bits, each good once: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => new Secret({ size: 10 }).base32.replaceAll(/(.{4})(?=.)/g, '$1-'))
}

/** Case, blanks and dashes do not matter. 80 random bits need no slow hash. */
export function hashRecoveryCode(code: string): string {
  return createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest('hex')
}
