import { NativeSelect } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Bookmark, BookmarkedSubject } from '@/api/types'
import { Badge } from '@/shared/Badge'
import { longDate } from '@/shared/dates'
import { LinkButton } from '@/shared/LinkButton'
import { Filters } from '@/shared/list/Filters'
import { Listing } from '@/shared/list/Listing'
import { Markdown } from '@/shared/markdown/Markdown'
import { QuestionBookmark } from '@/shared/question/BookmarkButton'
import { StateView } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { BOOKMARKS, bookmarks, type BookmarkSearch } from '../api'
import classes from './Bookmarks.module.css'

interface Props {
  search: BookmarkSearch
  onChange: (search: BookmarkSearch) => void
}

/** What one has kept, with the way to practise it, subject by subject. */
export function Bookmarks({ search, onChange }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(bookmarks(search))
  const subjects = answer.data?.by_subject ?? []
  const titles = new Map(subjects.map((each) => [each.subject_code, titleOf(each)]))
  return (
    <>
      <Practise subjects={subjects} />
      {subjects.length > 1 && (
        <Filters>
          <NativeSelect
            label={t('bookmarks.subject')}
            value={search.subject ?? ''}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.value ? { subject: currentTarget.value } : {})
            }
            data={[
              { value: '', label: t('admin.list.any') },
              ...subjects.map((each) => ({ value: each.subject_code, label: titleOf(each) })),
            ]}
          />
        </Filters>
      )}
      <Listing
        label={t('bookmarks.title')}
        answer={answer}
        keyOf={(each) => each.question_id}
        onPage={(page) => onChange({ ...search, page })}
        empty={
          <StateView title={t('bookmarks.none')} text={t('bookmarks.noneText')}>
            <LinkButton to="/app/practice">{t('practice.title')}</LinkButton>
          </StateView>
        }
      >
        {(each) => <Kept bookmark={each} subject={titles.get(each.subject_code) ?? each.subject_code} />}
      </Listing>
    </>
  )
}

function Practise({ subjects }: { subjects: readonly BookmarkedSubject[] }) {
  const { t } = useTranslation()
  const open = subjects.filter((each) => each.practisable > 0)
  if (open.length === 0) return null
  return (
    <ul className={classes.subjects} aria-label={t('bookmarks.practise')}>
      {open.map((each) => (
        <li key={each.subject_code}>
          <LinkButton
            variant="light"
            to="/app/practice/$subject"
            params={{ subject: each.subject_code }}
            search={{ order: 'bank', filter: 'bookmarked' }}
            leftSection={<IconTargetArrow size={18} aria-hidden />}
          >
            <span className="visually-hidden">{t('bookmarks.practise')}: </span>
            {titleOf(each)} · {each.practisable}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

function Kept({ bookmark, subject }: { bookmark: Bookmark; subject: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const text = `kept-${bookmark.question_id}`
  return (
    <article className={classes.mark}>
      <div className={classes.head}>
        <p>
          {[subject, bookmark.topic, longDate(bookmark.created_at)].filter(Boolean).join(' · ')}{' '}
          {!bookmark.practisable && <Badge>{t('bookmarks.retired')}</Badge>}
        </p>
        <QuestionBookmark
          questionId={bookmark.question_id}
          describedBy={text}
          initially
          // The list itself stays as it is, so that a slip can be taken back.
          onChanged={() => void queryClient.invalidateQueries({ queryKey: BOOKMARKS, refetchType: 'none' })}
        />
      </div>
      <div id={text}>
        <Markdown source={bookmark.question_text} />
      </div>
    </article>
  )
}
