import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { outbox } from './api'
import { MailRow } from './MailRow'
import { MailText } from './MailText'
import type { OutboxSearch } from './search'

interface Props {
  search: OutboxSearch
  onPage: (page: number) => void
}

export function Mails({ search, onPage }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(outbox(search))
  const [read, setRead] = useState<string | null>(null)
  return (
    <>
      <Listing
        label={t('admin.outbox.title')}
        answer={answer}
        keyOf={({ id }) => id}
        onPage={onPage}
        empty={<StateView title={t('admin.outbox.none')} text={t('admin.outbox.noneText')} />}
      >
        {(mail) => <MailRow mail={mail} onRead={() => setRead(mail.id)} />}
      </Listing>
      <MailText mailId={read} onClose={() => setRead(null)} />
    </>
  )
}
