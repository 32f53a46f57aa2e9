export const timesheetsPath = '/app/timesheets'
export const contractsPath = `${timesheetsPath}/contracts`

export const timesheetPath = (timesheet: string, section = ''): string => `${timesheetsPath}/${timesheet}${section}`
export const contractPath = (contract: string, section = ''): string => `${contractsPath}/${contract}${section}`
