import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BANK, createQuestion, question as questionOf } from '@/features/bank/api'
import { newDraft } from '@/features/bank/editor/draft'
import { Editor } from '@/features/bank/editor/Editor'
import { currentLanguage } from '@/i18n'
import { PageHead } from '@/shared/PageHead'
import { BackToQuestions } from './BackToQuestions'
import { Room } from './Room'

export function NewQuestionPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [initial] = useState(() => newDraft(currentLanguage()))
  return (
    <Room title={t('bank.new')}>
      <BackToQuestions />
      <PageHead title={t('bank.new')} text={t('bank.newText')} />
      <Editor
        initial={initial}
        isSubjectFixed={false}
        submitLabel={t('bank.create')}
        save={createQuestion}
        onSaved={(saved) => {
          void queryClient.invalidateQueries({ queryKey: [...BANK, 'list'] })
          queryClient.setQueryData(questionOf(saved.id).queryKey, saved)
          void navigate({ to: '/app/admin/questions/$questionId', params: { questionId: saved.id } })
        }}
      />
    </Room>
  )
}
