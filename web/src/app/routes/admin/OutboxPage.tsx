import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mails } from '@/features/outbox/Mails'
import { OutboxFilters } from '@/features/outbox/OutboxFilters'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { Room } from './Room'

export function OutboxPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/outbox' })
  const navigate = useNavigate({ from: '/app/admin/outbox' })
  return (
    <Room title={t('admin.outbox.title')}>
      <PageHead title={t('admin.outbox.title')} text={t('admin.outbox.text')} />
      <OutboxFilters
        search={search}
        onChange={(changes) =>
          void navigate({
            search: given({ ...search, ...changes, page: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Mails search={search} onPage={(page) => void navigate({ search: { ...search, page } })} />
    </Room>
  )
}
