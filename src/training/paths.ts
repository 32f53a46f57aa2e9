export const coursesPath = '/app/courses'
export const curriculaPath = `${coursesPath}/curricula`
export const authorisationsPath = `${coursesPath}/authorisations`

export const curriculumPath = (curriculum: string, section = '') => `${curriculaPath}/${curriculum}${section}`
export const authorisationPath = (authorisation: string, section = '') =>
  `${authorisationsPath}/${authorisation}${section}`
export const coursePath = (course: string, section = '') => `${coursesPath}/${course}${section}`

interface OfCourse {
  id: string
  course_id: string
}

export const lessonPath = ({ id, course_id }: OfCourse, section = '') =>
  coursePath(course_id, `/sessions/${id}${section}`)
export const learnerPath = ({ id, course_id }: OfCourse, section = '') =>
  coursePath(course_id, `/group/${id}${section}`)

export const formsPath = `${coursesPath}/forms`

export const certificatePath = ({ id, course_id }: OfCourse): string => coursePath(course_id, `/certificates/${id}`)
