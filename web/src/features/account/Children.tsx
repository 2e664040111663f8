import type { Me } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import classes from './Account.module.css'

/** The students whose guardian one is. */
export function Children({ students }: { students: NonNullable<Me['children']> }) {
  return (
    <ul className={classes.list}>
      {students.map(({ student_id, full_name }) => (
        <li key={student_id} className={classes.row}>
          <Avatar url={`/api/v1/users/${student_id}/avatar.svg`} name={full_name} size={40} />
          <span className={classes.rowText}>
            <b>{full_name}</b>
          </span>
        </li>
      ))}
    </ul>
  )
}
