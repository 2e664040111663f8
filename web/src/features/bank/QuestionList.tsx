import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dateTime } from '@/shared/dates'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import list from '@/shared/list/List.module.css'
import { useSubjectName } from '@/shared/subjects'
import { questions, type QuestionListed } from './api'
import { plainText } from './plainText'
import type { QuestionSearch } from './search'
import { StatusBadges } from './StatusBadges'
import classes from './Bank.module.css'

interface Props {
  search: QuestionSearch
  onPage: (page: number) => void
  onReset: () => void
}

export function QuestionList({ search, onPage, onReset }: Props) {
  const { t } = useTranslation()
  return (
    <Listing
      label={t('admin.questions.title')}
      answer={useQuery(questions(search))}
      keyOf={({ id }) => id}
      onPage={onPage}
      empty={
        <StateView title={t('bank.none')} text={t('bank.noneText')}>
          <Button variant="light" onClick={onReset}>
            {t('admin.list.reset')}
          </Button>
        </StateView>
      }
    >
      {(question) => <Row question={question} />}
    </Listing>
  )
}

function Row({ question }: { question: QuestionListed }) {
  const { t } = useTranslation()
  const subjectName = useSubjectName()
  const facts = [
    subjectName(question.subject_code),
    question.topic,
    t('bank.difficultyShort', { letter: question.difficulty }),
    question.languages.join(', ').toUpperCase(),
    question.author?.full_name,
    dateTime(question.updated_at),
  ]
  return (
    <Link
      to="/app/admin/questions/$questionId"
      params={{ questionId: question.id }}
      preload={false}
      className={`${list.row} ${classes.row}`}
    >
      <span className={list.names}>
        <b className={classes.excerpt}>{plainText(question.question_text)}</b>
        <span>{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={list.badges}>
        <StatusBadges
          status={question.status}
          revision={question.revision_status}
          reports={question.reports_open}
        />
      </span>
      <IconChevronRight size={18} aria-hidden />
    </Link>
  )
}
