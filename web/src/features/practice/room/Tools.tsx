import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FILTERS, ORDERS, practiceTopics, type Choice, type Filter, type Order } from '../api'
import classes from './PracticeRoom.module.css'

interface Props {
  subject: string
  choice: Choice
  onChange: (choice: Choice) => void
}

/** In which order questions come, and which of them. */
export function Tools({ subject, choice, onChange }: Props) {
  const { t } = useTranslation()
  const topics = useQuery(practiceTopics(subject)).data?.flatMap((each) => each.topic ?? []) ?? []
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part, offset: 0 })
  return (
    <div className={classes.tools}>
      <NativeSelect
        label={t('practice.order')}
        value={choice.order}
        onChange={(event) => change({ order: event.currentTarget.value as Order })}
        data={ORDERS.map((value) => ({ value, label: t(`practice.orders.${value}`) }))}
      />
      <NativeSelect
        label={t('practice.which')}
        value={choice.filter ?? ''}
        onChange={(event) =>
          change({ filter: (event.currentTarget.value || undefined) as Filter | undefined })
        }
        data={[
          { value: '', label: t('practice.filters.all') },
          ...FILTERS.map((value) => ({ value, label: t(`practice.filters.${value}`) })),
        ]}
      />
      {topics.length > 0 && (
        <NativeSelect
          label={t('practice.topic')}
          value={choice.topic ?? ''}
          onChange={(event) => change({ topic: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('practice.allTopics') }, ...topics]}
        />
      )}
    </div>
  )
}
