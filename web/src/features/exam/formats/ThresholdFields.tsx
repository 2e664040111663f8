import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { decimal } from '@/shared/numbers'
import { mostPoints, NAMED, type Section, type Threshold } from './draft'
import classes from './Formats.module.css'

interface Props {
  number: number
  threshold: Threshold
  sections: readonly Section[]
  /** Null takes the threshold out. */
  onChange: (threshold: Threshold | null) => void
}

export function ThresholdFields({ number, threshold, sections, onChange }: Props) {
  const { t } = useTranslation()
  const set = (changes: Partial<Threshold>) => onChange({ ...threshold, ...changes })
  const most = mostPoints(threshold, sections)
  const isNamed = (NAMED as readonly string[]).includes(threshold.name)
  const labelOf = ({ role, subject_code }: Section) =>
    role === 'general' ? (subject_code ?? '') : t(`control.formats.role_${role}`)
  return (
    <div
      className={classes.line}
      data-kind="threshold"
      role="group"
      aria-label={t('control.formats.threshold', { n: number })}
    >
      <NativeSelect
        label={t('control.formats.thresholdName')}
        value={isNamed ? threshold.name : ''}
        onChange={(event) => set({ name: event.currentTarget.value || '—' })}
        data={[
          ...NAMED.map((name) => ({ value: name, label: t(`control.formats.threshold_${name}`) })),
          { value: '', label: t('control.formats.ownName') },
        ]}
      />
      {!isNamed && (
        <TextInput
          label={t('control.formats.ownName')}
          maxLength={200}
          value={threshold.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('control.formats.thresholdOf')}
        value={threshold.role ? `${threshold.role}/${threshold.subject_code ?? ''}` : ''}
        onChange={(event) => {
          const [role, code] = event.currentTarget.value.split('/')
          const section = sections.find((each) => each.role === role && (each.subject_code ?? '') === code)
          set({ role: section?.role ?? null, subject_code: section?.subject_code ?? null })
        }}
        data={[
          { value: '', label: t('control.formats.threshold_total') },
          ...sections.map((section) => ({
            value: `${section.role}/${section.subject_code ?? ''}`,
            label: labelOf(section),
          })),
        ]}
      />
      <NumberInput
        label={t('control.formats.atLeast', { most: decimal(most) })}
        min={0}
        value={threshold.points}
        onChange={(points) => set({ points: Number(points) })}
        error={threshold.points > most && t('control.formats.unreachable')}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        className={classes.remove}
        aria-label={t('control.formats.removeThreshold', { n: number })}
        onClick={() => onChange(null)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}
