import { useTranslation } from 'react-i18next'
import type { MyStatistics } from '@/api/types'
import { Card } from '@/shared/Card'
import { AsTable } from '@/shared/chart/DataTable'
import { LineChart } from '@/shared/chart/LineChart'
import { longDate } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import classes from './Statistics.module.css'

interface Props {
  progress: MyStatistics['progress']
  formatName: (code: string) => string
}

export function MyProgress({ progress, formatName }: Props) {
  const { t } = useTranslation()
  const rows = progress.map((point) => ({ ...point, day: longDate(point.date) }))
  return (
    <Card>
      <h2>{t('statistics.progress')}</h2>
      <figure className={classes.stack}>
        <LineChart
          label={t('statistics.progressLabel', { count: rows.length })}
          points={rows.map(({ attempt_id, day, score_percentage }) => ({
            key: attempt_id,
            label: day,
            value: score_percentage,
          }))}
        />
        <AsTable
          caption={t('statistics.progress')}
          columns={[t('statistics.date'), t('statistics.exam'), t('statistics.score')]}
          rows={rows
            .map(({ attempt_id, day, format, score_percentage }) => ({
              key: attempt_id,
              cells: [day, formatName(format), `${decimal(score_percentage)}%`],
            }))
            .reverse()}
        />
      </figure>
    </Card>
  )
}
