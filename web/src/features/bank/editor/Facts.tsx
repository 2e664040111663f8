import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n'
import { titleOf } from '@/shared/titles'
import { subjects } from '@/shared/subjects'
import { DIFFICULTIES, TYPES } from '../search'
import { languagesOf, withOriginal, withType, type Draft, type DraftLanguage } from './draft'
import classes from './Editor.module.css'

interface Props {
  draft: Draft
  /** What was published stays in its subject. */
  isSubjectFixed: boolean
  onChange: (draft: Draft) => void
  refused: (...fields: string[]) => string | undefined
}

/** What a question is, whatever the language. */
export function Facts({ draft, isSubjectFixed, onChange, refused }: Props) {
  const { t } = useTranslation()
  const known = useQuery(subjects).data ?? []
  const taken = languagesOf(draft).slice(1)
  return (
    <div className={classes.facts}>
      <NativeSelect
        label={t('bank.subject')}
        disabled={isSubjectFixed}
        value={draft.subject}
        error={refused('body.subject_code')}
        onChange={(event) => onChange({ ...draft, subject: event.currentTarget.value })}
        data={[
          { value: '', label: t('bank.chooseSubject') },
          ...known.map((subject) => ({ value: subject.code, label: titleOf(subject) })),
        ]}
      />
      <NativeSelect
        label={t('bank.originalLanguage')}
        value={draft.original}
        error={refused('body.language')}
        onChange={(event) => onChange(withOriginal(draft, event.currentTarget.value as DraftLanguage))}
        data={[
          ...LANGUAGES.filter((language) => !taken.includes(language)).map((value) => ({
            value: value,
            label: LANGUAGE_NAMES[value],
          })),
          ...(taken.length === 0 ? [{ value: '', label: t('bank.noLanguage') }] : []),
        ]}
      />
      <NativeSelect
        label={t('bank.difficulty')}
        value={draft.difficulty}
        error={refused('body.difficulty')}
        onChange={(event) => onChange({ ...draft, difficulty: event.currentTarget.value })}
        data={DIFFICULTIES.map((value) => ({ value, label: t(`bank.difficulty_${value}`) }))}
      />
      <TextInput
        label={t('bank.points')}
        inputMode="decimal"
        value={draft.points}
        error={refused('body.points')}
        onChange={(event) => onChange({ ...draft, points: event.currentTarget.value })}
      />
      <TextInput
        label={t('bank.seconds')}
        inputMode="numeric"
        value={draft.seconds}
        error={refused('body.time_seconds')}
        onChange={(event) => onChange({ ...draft, seconds: event.currentTarget.value })}
      />
      <TextInput
        label={t('bank.tags')}
        description={t('bank.tagsHint')}
        value={draft.tags}
        error={refused('body.tags')}
        onChange={(event) => onChange({ ...draft, tags: event.currentTarget.value })}
      />
      <div className={classes.type}>
        <span id="question-type">{t('bank.type')}</span>
        <SegmentedControl
          aria-labelledby="question-type"
          value={draft.type}
          onChange={(type) => onChange(withType(draft, type))}
          data={TYPES.map((value) => ({ value, label: t(`bank.type_${value}`) }))}
        />
      </div>
    </div>
  )
}
