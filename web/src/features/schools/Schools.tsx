import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Listing } from '@/shared/list/Listing'
import { PageHead } from '@/shared/PageHead'
import { StateView } from '@/shared/StateView'
import list from '@/shared/list/List.module.css'
import { schools } from './api'
import { DeleteSchool, NameSchool } from './SchoolDialogs'
import classes from './Schools.module.css'

type Open = { kind: 'add' } | { kind: 'rename' | 'delete'; school: School } | null

/** All schools: added, renamed, and deleted where nobody is there. */
export function Schools() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const answer = useQuery({
    ...schools,
    select: (items) => ({ items, total: items.length, limit: Math.max(items.length, 1), offset: 0 }),
  })
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)

  function done() {
    close()
    void queryClient.invalidateQueries({ queryKey: schools.queryKey })
  }

  return (
    <>
      <PageHead title={t('admin.schools.title')} text={t('admin.schools.text')}>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ kind: 'add' })}>
          {t('admin.schools.add')}
        </Button>
      </PageHead>
      <Listing
        label={t('admin.schools.title')}
        answer={answer}
        keyOf={({ id }) => id}
        onPage={() => undefined}
        empty={<StateView title={t('admin.schools.none')} text={t('admin.schools.noneText')} />}
      >
        {(school) => (
          <div className={`${list.row} ${classes.row}`}>
            <span className={list.names}>
              <b>{school.name}</b>
            </span>
            <span className={list.actions}>
              <Button
                variant="default"
                size="sm"
                aria-label={`${t('admin.schools.rename')}: ${school.name}`}
                onClick={() => setOpen({ kind: 'rename', school })}
              >
                {t('admin.schools.rename')}
              </Button>
              <Button
                variant="default"
                size="sm"
                aria-label={`${t('admin.schools.delete')}: ${school.name}`}
                onClick={() => setOpen({ kind: 'delete', school })}
              >
                {t('admin.schools.delete')}
              </Button>
            </span>
          </div>
        )}
      </Listing>
      <NameSchool
        opened={open?.kind === 'add' || open?.kind === 'rename'}
        school={open?.kind === 'rename' ? open.school : null}
        onClose={close}
        onDone={done}
      />
      <DeleteSchool
        opened={open?.kind === 'delete'}
        school={open?.kind === 'delete' ? open.school : null}
        onClose={close}
        onDone={done}
      />
    </>
  )
}
