import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuestionFilters } from '@/features/bank/QuestionFilters'
import { QuestionList } from '@/features/bank/QuestionList'
import { hasRole } from '@/shared/access'
import { LinkButton } from '@/shared/LinkButton'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { useUser } from '../../useUser'
import { Room } from './Room'

export function QuestionsPage() {
  const { t } = useTranslation()
  const user = useUser()
  const search = useSearch({ from: '/signed-in/app/admin/questions' })
  const navigate = useNavigate({ from: '/app/admin/questions' })
  return (
    <Room title={t('admin.questions.title')}>
      <PageHead title={t('admin.questions.title')}>
        <LinkButton to="/app/admin/questions/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {t('bank.new')}
        </LinkButton>
      </PageHead>
      <QuestionFilters
        search={search}
        userId={user.id}
        moderates={hasRole(user, 'moderator', 'admin')}
        onChange={(changes) =>
          void navigate({
            search: given({ ...search, ...changes, page: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <QuestionList
        search={search}
        onPage={(page) => void navigate({ search: { ...search, page } })}
        onReset={() => void navigate({ search: {} })}
      />
    </Room>
  )
}
