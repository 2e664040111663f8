import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ExportForm } from '@/features/exchange/ExportForm'
import { ImportForm } from '@/features/exchange/ImportForm'
import { PageHead } from '@/shared/PageHead'
import { Room } from './Room'
import classes from './Room.module.css'

export function QuestionsImportPage() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  return (
    <Room title={t('exchange.title')}>
      <PageHead title={t('exchange.title')} text={t('exchange.text')} />
      <div className={classes.column}>
        <ImportForm onImported={() => void queryClient.invalidateQueries({ queryKey: ['questions'] })} />
        <ExportForm />
      </div>
    </Room>
  )
}
