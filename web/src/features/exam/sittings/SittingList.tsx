import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/shared/Badge'
import { longDateTime } from '@/shared/dates'
import { LinkButton } from '@/shared/LinkButton'
import list from '@/shared/list/List.module.css'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { useFormatName } from '../useFormatName'
import { changeSitting, deleteSitting, SITTINGS, sittings, type Sitting } from './api'
import classes from './Sittings.module.css'

interface Props {
  page: number | undefined
  schoolOf: (schoolId: string | null) => string | undefined
  onPage: (page: number) => void
  onEdit: (sittingId: string) => void
}

const TONES: Record<Sitting['state'], Tone> = { open: 'good', coming: 'sun', closed: 'plain' }

export function SittingList({ page, schoolOf, onPage, onEdit }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(sittings(page))
  return (
    <Listing
      label={t('admin.sittings.title')}
      answer={answer}
      keyOf={({ id }) => id}
      onPage={onPage}
      empty={<StateView title={t('control.sittings.none')} text={t('control.sittings.noneText')} />}
    >
      {(sitting) => <Line sitting={sitting} school={schoolOf(sitting.school_id)} onEdit={onEdit} />}
    </Listing>
  )
}

function Line({
  sitting,
  school,
  onEdit,
}: {
  sitting: Sitting
  school: string | undefined
  onEdit: (sittingId: string) => void
}) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const formatName = useFormatName()
  const done = { onSettled: () => queryClient.invalidateQueries({ queryKey: SITTINGS }) }
  const close = useMutation({
    mutationFn: () => changeSitting(sitting.id, { closes_at: new Date().toISOString() }),
    ...done,
  })
  const remove = useMutation({ mutationFn: () => deleteSitting(sitting.id), ...done })
  const who = sitting.user_ids
    ? t('control.sittings.listed', { count: sitting.user_ids.length })
    : (school ?? t('control.sittings.everySchool'))
  return (
    <div className={`${list.row} ${classes.row}`}>
      <span className={list.names}>
        <b>{sitting.title}</b>
        <span>{[formatName(sitting.format), sitting.major_code, who].filter(Boolean).join(' · ')}</span>
        <span>
          {longDateTime(sitting.opens_at)} – {longDateTime(sitting.closes_at)} ·{' '}
          {t('control.sittings.started', { count: sitting.attempts })}
        </span>
      </span>
      <span className={classes.side}>
        <Badge tone={TONES[sitting.state]}>{t(`control.sittings.state_${sitting.state}`)}</Badge>
        {sitting.needs_code && <Badge>{t('control.sittings.withCode')}</Badge>}
        <LinkButton
          to="/app/admin/monitor"
          search={{ sitting: sitting.id }}
          size="sm"
          variant="light"
          aria-label={`${t('admin.monitor.title')}: ${sitting.title}`}
        >
          {t('admin.monitor.title')}
        </LinkButton>
        <Button size="sm" variant="default" onClick={() => onEdit(sitting.id)}>
          {t('control.formats.edit')}
        </Button>
        {sitting.state === 'open' && (
          <Button size="sm" variant="default" loading={close.isPending} onClick={() => close.mutate()}>
            {t('control.sittings.close')}
          </Button>
        )}
        {sitting.attempts === 0 && (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('control.formats.delete')}
          </Button>
        )}
      </span>
    </div>
  )
}
