import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import list from '@/shared/list/List.module.css'
import { decimal } from '@/shared/numbers'
import { ErrorView } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { examFormats } from '../api'
import { deleteFormat, presets } from './api'
import type { Format } from './draft'
import classes from './Formats.module.css'

interface Props {
  onEdit: (code: string) => void
  onCopy: (format: Format) => void
}

/** All formats of the installation, and those that the product brings along, to be copied. */
export function Formats({ onEdit, onCopy }: Props) {
  const { t } = useTranslation()
  const formats = useQuery(examFormats)
  const brought = useQuery(presets)
  const [doomed, setDoomed] = useState<Format | null>(null)
  if (formats.error) return <ErrorView error={formats.error} onRetry={() => void formats.refetch()} />
  const known = new Set(formats.data?.map(({ code }) => code))
  const absent = (brought.data ?? []).filter(({ code }) => !known.has(code))
  return (
    <>
      <ul className={list.list} aria-label={t('admin.formats.title')}>
        {formats.data?.map((format) => (
          <li key={format.code}>
            <FormatLine format={format}>
              <Button variant="light" size="sm" onClick={() => onEdit(format.code)}>
                {t('control.formats.edit')}
              </Button>
              <Button variant="default" size="sm" onClick={() => onCopy(format)}>
                {t('control.formats.copy')}
              </Button>
              <Button variant="subtle" color="gray" size="sm" onClick={() => setDoomed(format)}>
                {t('control.formats.delete')}
              </Button>
            </FormatLine>
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <>
          <h2>{t('control.formats.presets')}</h2>
          <ul className={list.list} aria-label={t('control.formats.presets')}>
            {absent.map((format) => (
              <li key={format.code}>
                <FormatLine format={format}>
                  <Button variant="light" size="sm" onClick={() => onCopy(format)}>
                    {t('control.formats.take')}
                  </Button>
                </FormatLine>
              </li>
            ))}
          </ul>
        </>
      )}
      <Dialog
        title={t('control.formats.deleteTitle')}
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
      >
        {doomed && <DeleteForm format={doomed} onClose={() => setDoomed(null)} />}
      </Dialog>
    </>
  )
}

function FormatLine({ format, children }: { format: Format; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={`${list.row} ${classes.row}`}>
      <span className={list.names}>
        <b>{titleOf(format)}</b>
        <span>
          {t('control.formats.totals', {
            questions: format.total_questions,
            points: decimal(format.max_points),
            minutes: decimal(format.time_limit_minutes),
          })}{' '}
          · {format.code}
        </span>
      </span>
      <span className={list.actions}>{children}</span>
    </div>
  )
}

function DeleteForm({ format, onClose }: { format: Format; onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteFormat(format.code),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: examFormats.queryKey })
      onClose()
    },
  })
  return (
    <Form error={remove.error} onSubmit={() => remove.mutate()}>
      <p className={classes.soft}>{t('control.formats.deleteText', { title: titleOf(format) })}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="bad" loading={remove.isPending}>
          {t('control.formats.delete')}
        </Button>
      </div>
    </Form>
  )
}
