import { join, resolve } from 'node:path'
import { createTransport } from 'nodemailer'
import { makeFolder, writeDurably } from './durable.ts'

/** One e-mail. `id`: the same letter sent again after a fault has the same one, so that whoever receives it twice sees it once. */
export interface Letter {
  id: string
  to: string
  subject: string
  text: string
  /** An appointment in it, as iCalendar, and whether it stands or is called off. */
  calendar?: string
  method?: 'PUBLISH' | 'CANCEL'
}

export interface Mailer {
  /** Whether letters leave the machine. */
  leaves: boolean
  /** Whom letters are from. */
  from: string
  /** Throws where it was not taken over; it is tried again later, unless `refusedForGood` says why that is no use. */
  send(letter: Letter): Promise<void>
}

export interface MailPlace {
  /** `smtp://user:password@host:587`, or `smtps://`; without it, letters are files. */
  smtp?: string | undefined
  from: string
  /** Where letters lie as `.eml` files, for whoever has no SMTP server: any mail program opens them. */
  folder: string
}

/** `SMTP_URL`, `MAIL_FROM`, `OUTBOX`; the folder stands beside the other data unless said otherwise. */
export const mailIn = (environment: NodeJS.ProcessEnv): MailPlace => ({
  smtp: environment.SMTP_URL,
  from: environment.MAIL_FROM ?? 'sansa@localhost',
  folder: environment.OUTBOX ?? join(resolve(environment.DATA ?? 'data'), 'outbox'),
})

export const openMailer = ({ smtp, from, folder }: MailPlace): Mailer =>
  smtp === undefined ? inFolder(from, folder) : overSmtp(from, smtp)

/**
 * The answer of a mail server that will never take this letter: a 5xx to its address or to its text. A 5xx at the greeting, to the password
 * or to the sender is a fault of our settings, which somebody may mend. Source: RFC 5321, 4.2.1.
 */
export function refusedForGood(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return undefined
  const { responseCode, command } = error
  const ofLetter = command === 'RCPT TO' || command === 'DATA'
  return ofLetter && typeof responseCode === 'number' && responseCode >= 500 ? responseCode : undefined
}

const secondsMs = 1000

function overSmtp(from: string, url: string): Mailer {
  const timeouts = { connectionTimeout: 20 * secondsMs, greetingTimeout: 20 * secondsMs, socketTimeout: 60 * secondsMs }
  const transport = createTransport({ url, ...timeouts })
  return { leaves: true, from, send: async letter => void (await transport.sendMail(messageOf(from, letter))) }
}

function inFolder(from: string, folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    leaves: false,
    from,
    async send(letter) {
      const { message } = await transport.sendMail(messageOf(from, letter))
      await makeFolder(folder)
      await writeDurably(join(folder, `${letter.id}.eml`), message as Buffer)
    },
  }
}

const messageOf = (from: string, { id, to, subject, text, calendar, method = 'PUBLISH' }: Letter) => ({
  from,
  // As an object: an address is never read as a list of addresses.
  to: { name: '', address: to },
  subject,
  text,
  messageId: `<${id}@sansa>`,
  ...(calendar !== undefined && { icalEvent: { filename: 'event.ics', method, content: calendar } }),
})
