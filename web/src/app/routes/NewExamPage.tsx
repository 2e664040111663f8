import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { currentAttempt } from '@/features/exam/api'
import { StartExam } from '@/features/exam/StartExam'
import { major } from '@/features/majors/api'
import { ChosenMajor } from '@/features/majors/components/ChosenMajor'
import { ExamPlan } from '@/features/majors/components/ExamPlan'
import { FormatPicker } from '@/features/majors/components/FormatPicker'
import { MajorPicker } from '@/features/majors/components/MajorPicker'
import { rememberMajor } from '@/features/majors/lastMajor'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { ErrorView, StateView } from '@/shared/StateView'
import { Page } from '../Page'
import classes from './NewExamPage.module.css'

export function NewExamPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/app/exam/new' })
  const search = useSearch({ from: '/signed-in/app/exam/new' })
  const running = useQuery(currentAttempt)
  const chosen = useQuery({ ...major(search.major ?? ''), enabled: search.major !== undefined })

  const exams = chosen.data?.exams ?? []
  const exam =
    exams.find((each) => each.format === search.format) ?? exams.find((each) => each.available) ?? exams[0]

  function pick(code: string | undefined) {
    if (code) rememberMajor(code)
    const { format } = search
    void navigate({ search: { ...(code && { major: code }), ...(format && { format }) } })
  }

  if (running.data) {
    return (
      <Page title={t('new.title')}>
        <Card>
          <StateView title={t('new.runningTitle')} text={t('new.runningText')}>
            <LinkButton to="/app/exam/$attemptId" params={{ attemptId: running.data.attempt_id }}>
              {t('home.continue')}
            </LinkButton>
          </StateView>
        </Card>
      </Page>
    )
  }

  return (
    <Page title={t('new.title')}>
      <h1>{t('new.title')}</h1>
      <p className={classes.lead}>{t('new.lead')}</p>
      <div className={classes.columns}>
        <div className={classes.choices}>
          <Card>
            <h2 className={classes.step}>{t('new.major')}</h2>
            {search.major === undefined && <MajorPicker onPick={pick} />}
            {search.major !== undefined && chosen.isPending && <Skeleton height={56} radius="md" />}
            {chosen.error && <ErrorView error={chosen.error} onRetry={() => pick(undefined)} />}
            {chosen.data && <ChosenMajor major={chosen.data} onChange={() => pick(undefined)} />}
          </Card>
          {chosen.data && (
            <Card>
              <h2 className={classes.step}>{t('new.format')}</h2>
              <FormatPicker
                exams={exams}
                chosen={exam?.format}
                onChoose={(format) => void navigate({ search: { ...search, format }, replace: true })}
              />
            </Card>
          )}
        </div>
        <Card className={classes.plan}>
          <h2 className={classes.step}>{t('new.awaits')}</h2>
          {chosen.data && exam ? (
            <>
              <ExamPlan exam={exam} />
              <StartExam
                majorCode={chosen.data.code}
                exam={exam}
                onStarted={(attemptId) =>
                  void navigate({ to: '/app/exam/$attemptId', params: { attemptId } })
                }
              />
            </>
          ) : (
            <p className={classes.lead}>{t('new.pickFirst')}</p>
          )}
        </Card>
      </div>
    </Page>
  )
}
