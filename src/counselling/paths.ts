import { personPath } from '../people/paths.ts'

export const sessionsPath = '/app/sessions'

export const accreditationsPath = '/app/accreditations'

export const sessionPath = (session: string, part = ''): string => `${sessionsPath}/${session}${part}`

export const personSessionsPath = (person: string, part = ''): string => personPath(person, `/sessions${part}`)

export const planPath = (person: string, part = ''): string => personPath(person, `/plan${part}`)

export const assessmentsPath = (person: string, part = ''): string => personPath(person, `/assessments${part}`)

export const instrumentsPath = '/app/instruments'

export const conflictsPath = '/app/conflicts'

export const followUpPath = (person: string, part = ''): string => personPath(person, `/follow-up${part}`)

export const calendarPath = '/app/calendar'

export const visitPath = '/app/visit'
