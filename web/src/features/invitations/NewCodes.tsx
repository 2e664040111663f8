import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Notice } from '@/shared/Notice'
import { schoolNames } from '@/shared/schoolNames'
import { Section } from '@/shared/Section'
import type { NewInvitation } from './api'
import { Card } from './Card'
import { sheetsOf } from './cards'
import classes from './Cards.module.css'

interface Props {
  made: readonly NewInvitation[]
  schools: readonly School[]
  onDone: () => void
}

/** The codes that were just made, this once: on the page, and on paper eight to a sheet. */
export function NewCodes({ made, schools, onDone }: Props) {
  const { t } = useTranslation()
  const top = useRef<HTMLDivElement>(null)
  const schoolOf = schoolNames(schools)
  const card = (one: NewInvitation) => <Card key={one.id} invitation={one} school={schoolOf(one.school_id)} />

  useEffect(() => {
    top.current?.focus()
    top.current?.scrollIntoView({ block: 'start' })
  }, [made])

  return (
    <div ref={top} tabIndex={-1} className={classes.made}>
      <Section title={t('admin.invite.made', { count: made.length })} wide>
        <Notice tone="sun">{t('admin.invite.once')}</Notice>
        <div className={classes.actions}>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('admin.invite.print')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('admin.invite.done')}
          </Button>
        </div>
        <div className={classes.cards}>{made.map(card)}</div>
      </Section>
      {createPortal(
        <div className={`${classes.paper} invitation-paper`} aria-hidden>
          {sheetsOf(made).map((sheet) => (
            <div key={sheet[0]?.id} className={classes.sheet}>
              {sheet.map(card)}
            </div>
          ))}
        </div>,
        document.body,
      )}
    </div>
  )
}
