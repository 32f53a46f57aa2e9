import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Problem } from '../kernel/problem.ts'

/** Source: OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes, 1 lane. Memory in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** Inclusive bounds, in characters. Source: ASVS 5.0, 6.2.1 and 6.2.9. No rules of composition, no expiry. */
export const passwordLength = { least: 12, most: 128 }

const derive = promisify(argon2)

/** `argon2id$19456$2$1$<salt>$<tag>`: the cost stands with the tag, so that it can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost })
  const parts = [cost.memory, cost.passes, cost.parallelism, nonce.toString('base64'), tag.toString('base64')]
  return ['argon2id', ...parts].join('$')
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', stored = ''] = hash.split('$')
  const expected = Buffer.from(stored, 'base64')
  const tag = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(tag, expected)
}

/** Refuses what is too short or long, what everybody tries first, and what an attacker knows: the name or the e-mail. */
export function checkPassword(password: string, known: readonly string[]): void {
  const refuse = (code: string) => new Problem(422, code, {}, [{ path: 'password', code, details: passwordLength }])
  if (password.length < passwordLength.least) throw refuse('rights.password-too-short')
  if (password.length > passwordLength.most) throw refuse('rights.password-too-long')
  if (isObvious(password, known)) throw refuse('rights.password-obvious')
}

/** Beginnings of the passwords most often found in leaks, in Romania and elsewhere. Our choice: short, since 12 characters keep out most. */
const wornOut = [
  'password',
  'parola',
  'qwerty',
  '123456',
  '111111',
  'abcdef',
  'iloveyou',
  'admin',
  'welcome',
  'romania',
]

function isObvious(password: string, known: readonly string[]): boolean {
  const folded = password.toLowerCase()
  const words = known.flatMap(text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(word => word.length > 3)
  const rest = [...wornOut, ...words].reduce((text, word) => text.replaceAll(word, ''), folded)
  return new Set(rest).size < 5
}
