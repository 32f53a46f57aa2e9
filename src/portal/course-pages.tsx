import { date, dateInWords, type Lang, number } from '../kernel/words.ts'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import type { PublicCourse } from './tables.ts'
import { type Of, PublicFrame } from './frame.tsx'
import { countyName } from './place-name.ts'

export function CoursesPage({ house, lang, courses }: Of & { courses: readonly PublicCourse[] }) {
  const text = publicWords(lang)
  return (
    <PublicFrame house={house} lang={lang} slug="courses">
      {courses.length === 0 && <p>{text.noCourses}</p>}
      <ul class="sheets">
        {courses.map(course => (
          <li key={course.id}>
            <h2>
              <a href={publicPath(lang, 'courses', `/${course.id}`)}>{course.title}</a>
            </h2>
            <p>
              {countyName(course.county)} · {text.starts}: {date(course.startsOn)}
            </p>
            <p class="muted">{course.free > 0 ? text.freePlaces({ free: course.free }) : text.full}</p>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

export const courseFacts = (lang: Lang, course: PublicCourse): [string, string][] => {
  const text = publicWords(lang)
  return [
    [text.starts, dateInWords(lang, course.startsOn)],
    [text.ends, dateInWords(lang, course.examOn)],
    [text.hours, number(lang, course.minutes / 60)],
    [text.place, `${course.room}, ${countyName(course.county)}`],
    [text.gives, text.certificates[course.certificate]],
  ]
}
