import { personPath } from '../people/paths.ts'

export const sessionsPath = '/app/sessions'

export const accreditationsPath = '/app/accreditations'

export const sessionPath = (session: string, part = ''): string => `${sessionsPath}/${session}${part}`

export const personSessionsPath = (person: string, part = ''): string => personPath(person, `/sessions${part}`)
