import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Me } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { StateView } from '@/shared/StateView'
import classes from './Home.module.css'

/** The children whose results a guardian may read. */
export function ChildTiles({ students }: { students: NonNullable<Me['children']> }) {
  const { t } = useTranslation()
  return (
    <section className={classes.recent} aria-labelledby="children">
      <div className={classes.recentHead}>
        <h2 id="children">{t('children.title')}</h2>
      </div>
      {students.length === 0 ? (
        <Card>
          <StateView title={t('children.none')} text={t('children.noneText')} />
        </Card>
      ) : (
        <ul className={classes.list}>
          {students.map(({ student_id, full_name }) => (
            <li key={student_id}>
              <Link to="/app/children/$studentId" params={{ studentId: student_id }} className={classes.row}>
                <Avatar url={`/api/v1/users/${student_id}/avatar.svg`} name={full_name} size={48} />
                <span className={classes.rowText}>
                  <b>{full_name}</b>
                  <span>{t('children.open')}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div>
        <LinkButton variant="light" to="/app/account" hash="children">
          {t('home.addChild')}
        </LinkButton>
      </div>
    </section>
  )
}
