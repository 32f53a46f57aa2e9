import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { atGate, type Engine } from '../kernel/engine.ts'
import { Problem, refuse, refuseField } from '../kernel/problem.ts'
import { id, plain } from '../kernel/shape.ts'
import type { Lang } from '../kernel/words.ts'
import { clearTotp, putCredential } from './gate-tables.ts'
import { deleteSessions } from './session-tables.ts'
import { checkPassword, hashPassword } from './password.ts'
import { foldEmail } from './sign-in.ts'
import { type Account, findInvitation, findInvitationByToken, getAccount, type InvitationLink } from './tables.ts'
import { hashToken } from './token.ts'

/** Our choice: long enough for somebody on leave, short enough for a forgotten e-mail. */
const days = 7

const linkShape = z.strictObject({
  account: id(),
  tokenHash: plain(64),
  /** Also forget the phone: for whoever lost it together with the recovery codes. */
  forgetPhone: z.boolean(),
})
export type Link = z.infer<typeof linkShape>

/**
 * A link with which a colleague sets a password, the first or a new one. It works once, for seven days, and ends the one before. The
 * line holds the hash; the link itself is shown to the administrator once.
 */
export const link = command<Link, { account: Account; before: boolean }, Link & { before: boolean; expiresAt: string }>(
  {
    kind: 'rights.link',
    shape: linkShape,
    example: { account: '0198f000-0000-7000-8000-000000000001', tokenHash: 'ab'.repeat(32), forgetPhone: false },
    may: 'administer',
    final: true,
    given: async ({ account }, { tx, who }) => ({
      account: await getAccount(tx, who.tenant, account),
      before: (await findInvitation(tx, who.tenant, account)) !== undefined,
    }),
    decide(input, { account, before }, { receivedAt }) {
      if (account.closedOn !== null) throw refuse('rights.closed-already')
      const expiresAt = new Date(Date.parse(receivedAt) + days * 86_400_000).toISOString()
      return { ...input, before, expiresAt }
    },
    async write({ account, tokenHash, forgetPhone, before, expiresAt }, rows) {
      const cells = { token_hash: tokenHash, expires_at: expiresAt, forget_phone: forgetPhone }
      if (before) await rows.revise('invitation', { account_id: account }, cells)
      else await rows.insert('invitation', { account_id: account, ...cells })
      return { account }
    },
  },
)

/** Whose link this is. Refuses one that is unknown, used or too old: the three look the same. */
export async function openLink(engine: Engine, token: string): Promise<InvitationLink> {
  const found = await atGate(engine, tx => findInvitationByToken(tx, hashToken(token)))
  if (!found || found.used || found.expiresAt <= engine.clock().toISOString())
    throw new Problem(404, 'rights.link-expired')
  return found
}

/** Sets the password; every session of this account ends. Refuses an e-mail that opens an account elsewhere. */
export async function acceptLink(engine: Engine, token: string, password: string, lang: Lang): Promise<InvitationLink> {
  const opened = await openLink(engine, token)
  checkPassword(password, [opened.name, opened.email, opened.organisation])
  const passwordHash = await hashPassword(password)
  const { account, tenant, entry } = opened
  await atGate(engine, async tx => {
    const put = await putCredential(tx, { account, tenant, email: foldEmail(opened.email), passwordHash, lang, entry })
    if (!put) throw refuseField('password', 'rights.email-has-an-account')
    if (opened.forgetPhone) await clearTotp(tx, account)
    await deleteSessions(tx, account)
  })
  return opened
}
