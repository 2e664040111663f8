import { ActionIcon, NativeSelect, NumberInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ROLES, type Section } from './draft'
import classes from './Formats.module.css'

export interface SubjectChoice {
  code: string
  title: string
}

interface Props {
  number: number
  section: Section
  subjects: readonly SubjectChoice[]
  /** Null takes the section out. */
  onChange: (section: Section | null) => void
}

export function SectionFields({ number, section, subjects, onChange }: Props) {
  const { t } = useTranslation()
  const set = (changes: Partial<Section>) => onChange({ ...section, ...changes })
  const isGeneral = section.role === 'general'
  const known = subjects.some(({ code }) => code === section.subject_code)
  return (
    <div className={classes.line} role="group" aria-label={t('control.formats.section', { n: number })}>
      <NativeSelect
        label={t('control.formats.subject')}
        value={isGeneral ? (section.subject_code ?? '') : section.role}
        onChange={(event) => {
          const value = event.currentTarget.value
          const role = ROLES.find((each) => each === value && each !== 'general')
          set(role ? { role, subject_code: null } : { role: 'general', subject_code: value })
        }}
        data={[
          { value: 'profile_1', label: t('control.formats.role_profile_1') },
          { value: 'profile_2', label: t('control.formats.role_profile_2') },
          ...subjects.map(({ code, title }) => ({ value: code, label: title })),
          ...(isGeneral && !known && section.subject_code
            ? [{ value: section.subject_code, label: section.subject_code }]
            : []),
        ]}
      />
      <NumberInput
        label={t('control.formats.count')}
        min={1}
        max={500}
        allowDecimal={false}
        value={section.count}
        onChange={(count) => set({ count: Number(count) })}
      />
      <NumberInput
        label={t('control.formats.points')}
        min={0.1}
        max={100}
        decimalScale={2}
        value={section.points}
        onChange={(points) => set({ points: Number(points) })}
      />
      <NativeSelect
        label={t('control.formats.type')}
        value={`${section.question_type ?? ''}/${section.grading}`}
        onChange={(event) => {
          const [type, grading] = event.currentTarget.value.split('/')
          set({
            question_type: type === 'single' || type === 'multiple' ? type : null,
            grading: grading === 'partial' ? 'partial' : 'exact',
          })
        }}
        data={[
          { value: '/exact', label: t('control.formats.type_any') },
          { value: 'single/exact', label: t('control.formats.type_single') },
          { value: 'multiple/exact', label: t('control.formats.type_multiple') },
          { value: 'multiple/partial', label: t('control.formats.type_partial') },
          ...(section.question_type === null && section.grading === 'partial'
            ? [{ value: '/partial', label: t('control.formats.type_anyPartial') }]
            : []),
        ]}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        className={classes.remove}
        aria-label={t('control.formats.removeSection', { n: number })}
        onClick={() => onChange(null)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}
