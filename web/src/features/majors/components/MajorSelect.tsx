import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { titleOf } from '@/shared/titles'
import { majors } from '../api'

interface Props {
  value: string | undefined
  onChange: (code: string | undefined) => void
}

/** One major, found by typing, where a field is room enough. */
export function MajorSelect({ value, onChange }: Props) {
  const { t } = useTranslation()
  const data = useQuery(majors).data ?? []
  return (
    <Select
      label={t('control.sittings.major')}
      placeholder={t('control.sittings.anyMajor')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('admin.list.clear') }}
      nothingFoundMessage={t('new.nothing')}
      data={data.map((major) => ({ value: major.code, label: `${major.code} ${titleOf(major)}` }))}
      value={value ?? null}
      onChange={(code) => onChange(code ?? undefined)}
    />
  )
}
