import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { examFormats } from '@/features/exam/api'
import { presets } from '@/features/exam/formats/api'
import { draftOf, EMPTY } from '@/features/exam/formats/draft'
import { FormatForm } from '@/features/exam/formats/FormatForm'
import { Formats } from '@/features/exam/formats/Formats'
import { subjectChoices } from '@/features/exam/formats/subjects'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { titleOf } from '@/shared/titles'
import { RoutePending } from '../../RouteStates'
import { Room } from './Room'

export function FormatsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/formats' })
  const navigate = useNavigate({ from: '/app/admin/formats' })
  const formats = useQuery(examFormats).data
  const brought = useQuery(presets).data
  const subjects = useQuery(subjectChoices).data ?? []
  const isOpen = search.edit !== undefined || search.copy !== undefined || search.new !== undefined
  if (!isOpen) {
    return (
      <Room title={t('admin.formats.title')}>
        <PageHead title={t('admin.formats.title')} text={t('admin.formats.text')}>
          <LinkButton
            to="/app/admin/formats"
            search={{ new: 'yes' }}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('control.formats.add')}
          </LinkButton>
        </PageHead>
        <Formats
          onEdit={(edit) => void navigate({ search: { edit } })}
          onCopy={({ code }) => void navigate({ search: { copy: code } })}
        />
      </Room>
    )
  }
  if (!formats || !brought) return <RoutePending />
  const edited = formats.find(({ code }) => code === search.edit)
  const model = [...formats, ...brought].find(({ code }) => code === search.copy)
  const isTaken = formats.some(({ code }) => code === model?.code)
  const first = edited
    ? draftOf(edited)
    : model
      ? { ...draftOf(model), ...(isTaken && { code: `${model.code}-2` }) }
      : EMPTY
  const title = edited ? titleOf(edited) : t('control.formats.add')
  return (
    <Room title={title}>
      <PageHead title={title} text={t('control.formats.formText')} />
      <Card>
        <FormatForm
          key={`${search.edit}/${search.copy}`}
          first={first}
          isNew={!edited}
          subjects={subjects.map((subject) => ({ code: subject.code, title: titleOf(subject) }))}
          onDone={() => void navigate({ search: {} })}
        />
      </Card>
    </Room>
  )
}
