import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '@/i18n'
import { Card } from '@/shared/Card'
import { Bars } from '@/shared/chart/Bars'
import { ColumnChart } from '@/shared/chart/ColumnChart'
import { AsTable, DataTable } from '@/shared/chart/DataTable'
import { Figures } from '@/shared/chart/Figures'
import { decimal } from '@/shared/numbers'
import { ErrorView } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { useZoneName } from '@/shared/zones'
import { exportOverview, overview } from './api'
import classes from './Analytics.module.css'

const TABLES = ['majors', 'overview_subjects', 'statuses', 'roles', 'hours'] as const
const percent = (value: number | null) => (value === null ? '–' : `${decimal(value)}%`)

/** The whole installation at a glance. */
export function Overall() {
  const { t } = useTranslation()
  const zoneName = useZoneName()
  const { data, error, refetch } = useQuery(overview(currentLanguage()))
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const hours = data.busiest_hours.map(({ hour, attempts }) => ({
    key: String(hour),
    label: String(hour).padStart(2, '0'),
    value: attempts,
  }))
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p className={classes.soft}>{t('analytics.overviewText')}</p>
        <TableExport
          tables={TABLES.map((table) => ({
            label: t(`analytics.table_${table}`),
            name: `zerek-overview-${table}`,
            load: (format) => exportOverview(table, format),
          }))}
        />
      </div>
      <Figures
        figures={[
          [t('analytics.users'), data.total_users],
          [t('analytics.attempts'), data.total_attempts],
          [t('analytics.finished'), data.finished_attempts],
          [t('analytics.average'), percent(data.average_score)],
          [t('analytics.passRate'), percent(data.pass_rate)],
        ]}
      />
      <div className={classes.pair}>
        <Card>
          <h2>{t('analytics.table_hours')}</h2>
          <figure className={classes.stack}>
            <ColumnChart label={t('analytics.table_hours')} columns={hours} every={3} />
            <p className={classes.soft}>
              {t('analytics.hoursText', { zone: zoneName(data.timezone), days: data.hours_from_days })}
            </p>
            <AsTable
              caption={t('analytics.table_hours')}
              columns={[t('analytics.hour'), t('analytics.attempts')]}
              rows={hours.map(({ key, label, value }) => ({ key, cells: [`${label}:00`, value] }))}
            />
          </figure>
        </Card>
        <Card>
          <h2>{t('analytics.table_overview_subjects')}</h2>
          {data.by_subject.length === 0 ? (
            <p className={classes.soft}>{t('analytics.noItemsText')}</p>
          ) : (
            <Bars
              label={t('analytics.table_overview_subjects')}
              bars={data.by_subject.map((subject) => ({
                key: subject.subject_code,
                name: subject.title,
                percent: subject.accuracy,
                figures: `${subject.correct}/${subject.questions}`,
              }))}
            />
          )}
        </Card>
        <Card>
          <h2>{t('analytics.table_statuses')}</h2>
          <DataTable
            caption={t('analytics.table_statuses')}
            columns={[t('analytics.status'), t('analytics.attempts')]}
            rows={data.attempts_by_status.map(({ status, attempts }) => ({
              key: status,
              cells: [t(`status.${status as 'completed'}`), attempts],
            }))}
          />
        </Card>
        <Card>
          <h2>{t('analytics.table_roles')}</h2>
          <DataTable
            caption={t('analytics.table_roles')}
            columns={[t('analytics.role'), t('analytics.users')]}
            rows={data.users_by_role.map(({ role, users }) => ({
              key: role,
              cells: [t(`role.${role as 'student'}`), users],
            }))}
          />
        </Card>
      </div>
      {data.by_major.length > 0 && (
        <Card>
          <h2>{t('analytics.table_majors')}</h2>
          <DataTable
            caption={t('analytics.table_majors')}
            columns={[
              t('analytics.major'),
              t('analytics.attempts'),
              t('analytics.average'),
              t('analytics.passRate'),
            ]}
            rows={data.by_major.map((major) => ({
              key: major.major_code,
              cells: [
                `${major.major_code} · ${major.title}`,
                major.attempts,
                percent(major.average_score),
                percent(major.pass_rate),
              ],
            }))}
          />
        </Card>
      )}
    </div>
  )
}
