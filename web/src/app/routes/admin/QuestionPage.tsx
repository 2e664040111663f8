import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AUDIT } from '@/features/audit/api'
import { BANK, changeQuestion, question as questionOf, type Tagged } from '@/features/bank/api'
import { draftOf } from '@/features/bank/editor/draft'
import { Editor } from '@/features/bank/editor/Editor'
import { Preview } from '@/features/bank/editor/Preview'
import { History } from '@/features/bank/History'
import { CorrectKey } from '@/features/bank/keys/CorrectKey'
import { plainText } from '@/features/bank/plainText'
import { ReportsOf } from '@/features/bank/ReportQueue'
import { StatusBadges } from '@/features/bank/StatusBadges'
import { Steps } from '@/features/bank/Steps'
import { hasRole } from '@/shared/access'
import { Card } from '@/shared/Card'
import { Notice } from '@/shared/Notice'
import { PageHead } from '@/shared/PageHead'
import { Section } from '@/shared/Section'
import { ErrorView } from '@/shared/StateView'
import { useSubjectName } from '@/shared/subjects'
import { RoutePending } from '../../RouteStates'
import { useUser } from '../../useUser'
import { BackToQuestions } from './BackToQuestions'
import { Room } from './Room'
import classes from './Room.module.css'

const LONGEST_TITLE = 90

export function QuestionPage() {
  const { questionId } = useParams({ from: '/signed-in/app/admin/questions/$questionId' })
  const { t } = useTranslation()
  const subjectName = useSubjectName()
  const user = useUser()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: question, error, refetch } = useQuery(questionOf(questionId))

  const refresh = () => {
    for (const queryKey of [BANK, AUDIT]) void queryClient.invalidateQueries({ queryKey })
  }
  const saved = (changed: Tagged) => {
    queryClient.setQueryData(questionOf(questionId).queryKey, changed)
    refresh()
  }

  async function deleted() {
    await navigate({ to: '/app/admin/questions', replace: true })
    queryClient.removeQueries({ queryKey: questionOf(questionId).queryKey })
    refresh()
  }

  if (error && !question) {
    return (
      <Room title={t('admin.questions.title')}>
        <BackToQuestions />
        <Card>
          <ErrorView error={error} onRetry={() => void refetch()} />
        </Card>
      </Room>
    )
  }
  if (!question) return <RoutePending />
  const text = plainText(question.question_text)
  const title = text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text
  const moderates = hasRole(user, 'moderator', 'admin')
  const isPublic = question.published_version !== null
  return (
    <Room title={title}>
      <BackToQuestions />
      <PageHead
        title={title}
        text={[
          subjectName(question.subject_code),
          t('bank.version', { number: question.version }),
          question.author?.full_name,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className={classes.column}>
        <div className={classes.badges}>
          <StatusBadges
            status={question.status}
            revision={question.revision_status}
            reports={question.reports_open}
          />
        </div>
        {question.review_comment && (
          <Notice tone="sun">{t('bank.sentBackWith', { comment: question.review_comment })}</Notice>
        )}
        {question.annulled && <Notice tone="sun">{t('bank.annulledText')}</Notice>}
        {question.revision_status && (
          <Notice tone="sun">
            {t('bank.revisionText', { number: question.published_version ?? question.version })}
          </Notice>
        )}
        <Steps question={question} onTaken={saved} onDeleted={() => void deleted()} />
        {moderates && isPublic && (
          <>
            <Section title={t('bank.reports')} wide>
              <ReportsOf questionId={question.id} />
            </Section>
            <Section title={t('bank.key')} wide>
              <CorrectKey question={question} onCorrected={refresh} />
            </Section>
          </>
        )}
        {question.steps.includes('edit') ? (
          <Editor
            key={question.etag}
            initial={draftOf(question)}
            isSubjectFixed={isPublic}
            submitLabel={t(isPublic ? 'bank.saveRevision' : 'bank.save')}
            save={(input) => changeQuestion(question, input)}
            onSaved={saved}
          />
        ) : (
          <Section title={t('bank.preview')} wide>
            <Preview draft={draftOf(question)} />
          </Section>
        )}
        <Section title={t('bank.history')} wide>
          <History questionId={question.id} />
        </Section>
      </div>
    </Room>
  )
}
