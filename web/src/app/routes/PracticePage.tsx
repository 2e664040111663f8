import { Skeleton } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { lastMajor } from '@/features/majors/lastMajor'
import { practiceSubjects, reviews } from '@/features/practice/api'
import { DueToday } from '@/features/practice/reviews/DueToday'
import { Subjects } from '@/features/practice/subjects/Subjects'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { ErrorView } from '@/shared/StateView'
import { Page } from '../Page'
import classes from './PracticePage.module.css'

/** What is due today, and all that can be practised. */
export function PracticePage() {
  const { t } = useTranslation()
  const subjects = useQuery(practiceSubjects(lastMajor()))
  const agenda = useQuery(reviews)
  return (
    <Page title={t('practice.title')}>
      <PageHead title={t('practice.title')} text={t('practice.lead')}>
        <LinkButton
          variant="default"
          to="/app/practice/bookmarks"
          search={{}}
          leftSection={<IconBookmark size={18} aria-hidden />}
        >
          {t('bookmarks.title')}
        </LinkButton>
      </PageHead>
      <div className={classes.stack}>
        {agenda.data && agenda.data.cards > 0 && <DueToday agenda={agenda.data} />}
        {subjects.error && <ErrorView error={subjects.error} onRetry={() => void subjects.refetch()} />}
        {subjects.isPending && <Skeleton height={220} radius="lg" />}
        {subjects.data && (
          <section className={classes.stack} aria-labelledby="subjects">
            <h2 id="subjects">{t('practice.subjects')}</h2>
            <Subjects subjects={subjects.data} />
          </section>
        )}
      </div>
    </Page>
  )
}
