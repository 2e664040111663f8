import { Button, SegmentedControl } from '@mantine/core'
import { IconCertificate, IconFileText } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Breakdown, Result } from '@/api/types'
import { Card } from '@/shared/Card'
import { Notice } from '@/shared/Notice'
import { saveFile } from '@/shared/saveFile'
import { useErrorText } from '@/shared/StateView'
import { chooseName, paper, type Paper } from '../api'
import classes from './Papers.module.css'

interface Props {
  result: Result
  breakdown: Breakdown
  /** Whether whoever looks at the result is the one who sat the exam. */
  own: boolean
}

/** The result on paper, and what others read who verify it. */
export function Papers({ result, breakdown, own }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queries = useQueryClient()
  const label = useId()
  const refresh = () => queries.invalidateQueries({ queryKey: ['exam', result.attempt_id, 'breakdown'] })
  const download = useMutation({
    mutationFn: async (which: Paper) => saveFile(await paper(result.attempt_id, which), `zerek-${which}.pdf`),
    onSuccess: refresh,
  })
  const name = useMutation({
    mutationFn: (shown: 'initials' | 'full') => chooseName(result.attempt_id, shown),
    onSuccess: refresh,
  })
  const certificate = breakdown.certificate
  const passed = result.passed === true && result.status !== 'cancelled'
  const error = download.error ?? name.error
  return (
    <Card>
      <h2>{t('papers.title')}</h2>
      <p className={classes.text}>{t(passed ? 'papers.passedText' : 'papers.text')}</p>
      <div className={classes.buttons}>
        {passed && (
          <Button
            leftSection={<IconCertificate size={20} aria-hidden />}
            loading={download.isPending && download.variables === 'certificate'}
            onClick={() => download.mutate('certificate')}
          >
            {t('papers.certificate')}
          </Button>
        )}
        <Button
          variant={passed ? 'default' : 'light'}
          leftSection={<IconFileText size={20} aria-hidden />}
          loading={download.isPending && download.variables === 'result'}
          onClick={() => download.mutate('result')}
        >
          {t('papers.report')}
        </Button>
      </div>
      {error && <Notice tone="bad">{errorText(error)}</Notice>}
      {certificate && (
        <p className={classes.code}>
          {t('papers.code')}{' '}
          <Link to="/verify/$code" params={{ code: certificate.code }}>
            {certificate.code}
          </Link>
        </p>
      )}
      {own && passed && (
        <div className={classes.name}>
          <span id={label}>{t('papers.name')}</span>
          <SegmentedControl
            aria-labelledby={label}
            disabled={name.isPending}
            value={certificate?.name_shown ?? 'initials'}
            onChange={(shown) => name.mutate(shown)}
            data={[
              { value: 'initials', label: t('papers.initials') },
              { value: 'full', label: t('papers.full') },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
