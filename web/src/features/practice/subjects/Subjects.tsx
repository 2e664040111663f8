import type { PracticeSubject } from '@/api/types'
import { SubjectCard } from './SubjectCard'
import classes from './Subjects.module.css'

/** What can be practised: the subjects of one's major first, as the server puts them. */
export function Subjects({ subjects }: { subjects: readonly PracticeSubject[] }) {
  return (
    <ul className={classes.subjects}>
      {subjects.map((each) => (
        <SubjectCard key={each.subject_code} subject={each} />
      ))}
    </ul>
  )
}
