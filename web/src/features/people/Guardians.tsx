import { Button, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import { Notice } from '@/shared/Notice'
import { ErrorView, useErrorText } from '@/shared/StateView'
import list from '@/shared/list/List.module.css'
import { guardiansOf, unlinkGuardian } from './api'
import classes from './People.module.css'

/** Who sees the student's grades and results at home. */
export function Guardians({ student, isManaged }: { student: Person; isManaged: boolean }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(guardiansOf(student.id))
  const removal = useMutation({
    mutationFn: (guardian: Person) => unlinkGuardian(student.id, guardian.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: guardiansOf(student.id).queryKey }),
  })
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={68} radius="lg" />
  if (data.length === 0) return <p className={classes.soft}>{t('admin.person.noFamily')}</p>
  return (
    <>
      {removal.isError && <Notice tone="bad">{errorText(removal.error)}</Notice>}
      <ul className={list.list} aria-label={t('admin.person.family')}>
        {data.map((guardian) => (
          <li key={guardian.id} className={list.row}>
            <Avatar url={guardian.avatar_url} name={guardian.full_name || guardian.username} size={36} />
            <span className={list.names}>
              <Link to="/app/admin/people/$userId" params={{ userId: guardian.id }}>
                <b>{guardian.full_name || guardian.username}</b>
              </Link>
              <span>{guardian.email ?? guardian.username}</span>
            </span>
            {isManaged && (
              <Button
                variant="default"
                size="sm"
                loading={removal.isPending && removal.variables === guardian}
                aria-label={`${t('linked.unlink')}: ${guardian.full_name || guardian.username}`}
                onClick={() => removal.mutate(guardian)}
              >
                {t('linked.unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
