import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { attempts } from '@/features/exam/control/api'
import { AttemptFilters } from '@/features/exam/control/AttemptFilters'
import { AttemptLine } from '@/features/exam/control/AttemptLine'
import { Listing } from '@/shared/list/Listing'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { StateView } from '@/shared/StateView'
import { Room } from './Room'

export function AttemptsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/attempts' })
  const navigate = useNavigate({ from: '/app/admin/attempts' })
  const answer = useQuery(attempts(search))
  return (
    <Room title={t('admin.attempts.title')}>
      <PageHead title={t('admin.attempts.title')} text={t('admin.attempts.text')} />
      <AttemptFilters
        search={search}
        onChange={(changes) =>
          void navigate({
            search: given({ ...search, ...changes, page: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Listing
        label={t('admin.attempts.title')}
        answer={answer}
        keyOf={({ attempt_id }) => attempt_id}
        onPage={(page) => void navigate({ search: { ...search, page } })}
        empty={<StateView title={t('control.attempts.none')} text={t('control.attempts.noneText')} />}
      >
        {(attempt) => <AttemptLine attempt={attempt} />}
      </Listing>
    </Room>
  )
}
