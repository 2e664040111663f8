import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ReportQueue } from '@/features/bank/ReportQueue'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { Room } from './Room'

export function ReportsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/question-reports' })
  const navigate = useNavigate({ from: '/app/admin/question-reports' })
  return (
    <Room title={t('admin.reports.title')}>
      <PageHead title={t('admin.reports.title')} text={t('admin.reports.text')} />
      <ReportQueue
        search={search}
        onChange={(changes) =>
          void navigate({ search: given({ ...search, ...changes, page: undefined }), replace: true })
        }
        onPage={(page) => void navigate({ search: { ...search, page } })}
      />
    </Room>
  )
}
