import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Filters } from '@/shared/list/Filters'
import { Listing } from '@/shared/list/Listing'
import { asOneOf, type Changes } from '@/shared/list/page'
import { StateView } from '@/shared/StateView'
import { reports, reportsOf } from './api'
import { ReportCard } from './Reports'
import { REASONS, REPORT_STATUSES, type ReportSearch } from './search'
import classes from './Bank.module.css'

interface Props {
  search: ReportSearch
  onChange: (changes: Changes<ReportSearch>) => void
  onPage: (page: number) => void
}

/** What solvers report, the longest waiting first. */
export function ReportQueue({ search, onChange, onPage }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Filters>
        <NativeSelect
          label={t('bank.status')}
          value={search.status ?? 'open'}
          onChange={(event) => {
            const status = asOneOf(event.currentTarget.value, REPORT_STATUSES)
            onChange({ status: status === 'open' ? undefined : status })
          }}
          data={REPORT_STATUSES.map((value) => ({ value, label: t(`bank.report_${value}`) }))}
        />
        <NativeSelect
          label={t('bank.why')}
          value={search.reason ?? ''}
          onChange={(event) => onChange({ reason: asOneOf(event.currentTarget.value, REASONS) })}
          data={[
            { value: '', label: t('admin.list.any') },
            ...REASONS.map((value) => ({ value, label: t(`bank.reason_${value}`) })),
          ]}
        />
      </Filters>
      <Listing
        label={t('admin.reports.title')}
        answer={useQuery(reports(search))}
        keyOf={({ id }) => id}
        onPage={onPage}
        empty={<StateView title={t('bank.noReports')} text={t('bank.noReportsText')} />}
      >
        {(report) => <ReportCard report={report} withQuestion />}
      </Listing>
    </>
  )
}

/** The reports of one question, for whoever is about to judge them. */
export function ReportsOf({ questionId }: { questionId: string }) {
  const { t } = useTranslation()
  const found = useQuery(reportsOf(questionId)).data?.items ?? []
  const waiting = found.filter(({ status }) => status === 'open')
  const closed = found.filter(({ status }) => status === 'closed')
  if (found.length === 0) return <p className={classes.soft}>{t('bank.noReports')}</p>
  return (
    <div className={classes.stack}>
      {[...waiting, ...closed].map((report) => (
        <ReportCard key={report.id} report={report} withQuestion={false} />
      ))}
    </div>
  )
}
