import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExamStatistics } from '@/api/types'
import { currentLanguage } from '@/i18n'
import { Card } from '@/shared/Card'
import { ColumnChart } from '@/shared/chart/ColumnChart'
import { AsTable, DataTable } from '@/shared/chart/DataTable'
import { decimal } from '@/shared/numbers'
import { ErrorView, StateView } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { exams, exportExams } from './api'
import { coefficient } from './words'
import classes from './Analytics.module.css'

/** How reliably each exam measures, and how its scores are spread. */
export function Exams() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(exams(currentLanguage()))
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return null
  if (data.length === 0) {
    return (
      <Card>
        <StateView title={t('analytics.noItems')} text={t('analytics.noItemsText')} />
      </Card>
    )
  }
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p className={classes.soft}>{t('analytics.alphaText')}</p>
        <TableExport
          tables={(['reliability', 'distribution'] as const).map((table) => ({
            label: t(`analytics.${table}`),
            name: `zerek-exams-${table}`,
            load: (format) => exportExams(table, format),
          }))}
        />
      </div>
      {data.map((exam) => (
        <Exam key={exam.format + exam.shape} exam={exam} />
      ))}
    </div>
  )
}

function Exam({ exam }: { exam: ExamStatistics }) {
  const { t } = useTranslation()
  const columns = exam.distribution.map((band) => ({
    key: String(band.from_percentage),
    label: `${band.from_percentage}`,
    value: band.attempts,
  }))
  const few = exam.attempts < exam.fewest_attempts
  return (
    <Card>
      <h2>{exam.title}</h2>
      <p className={classes.text}>
        {`${exam.shape.replaceAll('+', ' + ').replaceAll(':', ' ')} · ${t('analytics.attempts')}: ${exam.attempts}`}
      </p>
      <div className={classes.pair}>
        <figure className={classes.stack}>
          <ColumnChart label={t('analytics.distribution')} columns={columns} every={4} />
          <AsTable
            caption={t('analytics.distribution')}
            columns={[t('analytics.band'), t('analytics.attempts')]}
            rows={exam.distribution.map((band) => ({
              key: String(band.from_percentage),
              cells: [`${band.from_percentage}–${band.to_percentage}%`, band.attempts],
            }))}
          />
        </figure>
        <div>
          <DataTable
            caption={t('analytics.reliability')}
            columns={[
              t('analytics.part'),
              t('analytics.mean'),
              t('analytics.deviation'),
              t('analytics.alpha'),
              t('analytics.error'),
            ]}
            rows={[exam.whole, ...exam.sections].map((part) => ({
              key: String(part.section),
              cells: [
                part.section === null ? t('analytics.whole') : part.name,
                `${decimal(part.mean_percentage)}%`,
                decimal(part.deviation_percentage),
                coefficient(part.alpha, part.alpha_low, part.alpha_high),
                part.error_percentage === null ? '–' : `±${decimal(part.error_percentage)}`,
              ],
            }))}
          />
          {few && (
            <p className={classes.soft}>{t('analytics.fewAttempts', { least: exam.fewest_attempts })}</p>
          )}
        </div>
      </div>
    </Card>
  )
}
