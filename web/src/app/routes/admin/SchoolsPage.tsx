import { useTranslation } from 'react-i18next'
import { Schools } from '@/features/schools/Schools'
import { Room } from './Room'

export function SchoolsPage() {
  const { t } = useTranslation()
  return (
    <Room title={t('admin.schools.title')}>
      <Schools />
    </Room>
  )
}
