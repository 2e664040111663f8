import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorView } from '@/shared/StateView'
import { practiceTopics } from '../api'
import classes from './Subjects.module.css'

/** How likely one is to be right in each topic now; what nobody knows yet is said so. */
export function Topics({ subject }: { subject: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(practiceTopics(subject))
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={120} radius="md" />
  return (
    <ul className={classes.topics}>
      {data.map((each) => {
        const percent = Math.round(each.mastery * 100)
        const name = each.topic ?? t('practice.noTopic')
        return (
          <li key={name}>
            {each.topic ? (
              <Link to="/app/practice/$subject" params={{ subject }} search={{ topic: each.topic }}>
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
            <span className={classes.percent}>
              {each.answered > 0 ? t('practice.mastery', { percent }) : t('practice.unknown')}
            </span>
            <span className={classes.bar} aria-hidden="true">
              {each.answered > 0 && <span className={classes.known} style={{ width: `${percent}%` }} />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
