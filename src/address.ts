import { isId } from './kernel/ids.ts'

/** How the server is reached. */
export interface Address {
  host: string
  port: number
  /** The address people type, where a proxy stands in front: `https://sansa.exemplu.ro`. */
  publicUrl?: string | undefined
  /** Where several organisations share the server, whose public page it shows: its id. */
  publicOrganisation?: string | undefined
}

/** `HOST` (the loopback unless said otherwise), `PORT` (3000), `PUBLIC_URL`, `PUBLIC_ORGANISATION`. */
export function addressIn(environment: NodeJS.ProcessEnv): Address {
  const {
    HOST: host = '127.0.0.1',
    PORT = '3000',
    PUBLIC_URL: publicUrl,
    PUBLIC_ORGANISATION: publicOrganisation,
  } = environment
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${PORT}`)
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) throw new Error(`PUBLIC_URL is no address: ${publicUrl}`)
  if (publicOrganisation !== undefined && !isId(publicOrganisation))
    throw new Error(`PUBLIC_ORGANISATION is no id: ${publicOrganisation}`)
  return { host, port, publicUrl, publicOrganisation }
}
