import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Bookmarks } from '@/features/practice/bookmarks/Bookmarks'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { Page } from '../Page'
import classes from './PracticePage.module.css'

/** The questions that one wants to find again. */
export function BookmarksPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/practice/bookmarks' })
  const navigate = useNavigate({ from: '/app/practice/bookmarks' })
  return (
    <Page title={t('bookmarks.title')}>
      <PageHead title={t('bookmarks.title')} text={t('bookmarks.lead')}>
        <LinkButton variant="default" to="/app/practice">
          {t('practice.title')}
        </LinkButton>
      </PageHead>
      <div className={classes.stack}>
        <Bookmarks search={search} onChange={(next) => void navigate({ search: next })} />
      </div>
    </Page>
  )
}
