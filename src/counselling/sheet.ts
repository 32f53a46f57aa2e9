/** Rises by one with every change of what the printed sheet asks. */
export const sheetTemplate = 'session-sheet.v1'
