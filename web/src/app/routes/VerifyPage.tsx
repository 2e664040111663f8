import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { verified } from '@/features/verify/api'
import { Certified } from '@/features/verify/Certified'
import { CodeForm } from '@/features/verify/CodeForm'
import classes from '@/features/verify/Verify.module.css'
import { currentLanguage } from '@/i18n'
import { Card } from '@/shared/Card'
import { PageHead } from '@/shared/PageHead'
import { ErrorView, StateView } from '@/shared/StateView'
import { Page } from '../Page'

/** For whoever holds a report or a certificate: nobody needs to sign in. */
export function VerifyPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { code = '' } = useParams({ strict: false })
  const { data, error, isLoading, refetch } = useQuery({
    ...verified(code, currentLanguage()),
    enabled: code !== '',
  })
  const unknown = error instanceof ApiError && error.status === 404
  return (
    <Page title={t('verify.title')}>
      <div className={classes.column}>
        <PageHead title={t('verify.title')} text={t('verify.text')} />
        <Card>
          <CodeForm
            key={code}
            code={code}
            onCode={(entered) => void navigate({ to: '/verify/$code', params: { code: entered } })}
          />
        </Card>
        {isLoading && <Loader aria-label={t('common.loading')} mx="auto" />}
        {unknown && (
          <Card>
            <div role="alert">
              <StateView title={t('verify.unknown')} text={t('verify.unknownText')} />
            </div>
          </Card>
        )}
        {error && !unknown && (
          <Card>
            <ErrorView error={error} onRetry={() => void refetch()} />
          </Card>
        )}
        {data && <Certified found={data} />}
      </div>
    </Page>
  )
}
