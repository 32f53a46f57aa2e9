export const jobsPath = '/app/jobs'
export const vacancyPath = (id: string, section = ''): string => `${jobsPath}/${id}${section}`
export const shortlistPath = (id: string): string => vacancyPath(id, '/shortlist')
export const batchPath = `${jobsPath}/batch`
export const importPath = `${jobsPath}/import`
export const referralPath = (id: string): string => `/app/referrals/${id}`

export const employersPath = '/app/employers'
export const employerPath = (id: string, section = ''): string => `${employersPath}/${id}${section}`

export const placementsPath = '/app/placements'
export const placementPath = (id: string, section = ''): string => `${placementsPath}/${id}${section}`
export const postsPath = '/app/posts'
export const postPath = (id: string, section = ''): string => `${postsPath}/${id}${section}`
export const workPath = (person: string, section = ''): string => `/app/people/${person}/jobs${section}`

/** Where a paper for an outcome is added, and back to the placement. */
export const addPaperPath = (of: { claim: string; id: string; subject: string; kind: string; back: string }): string =>
  `/app/evidence/new?${new URLSearchParams(of)}`
