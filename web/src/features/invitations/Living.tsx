import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation, School } from '@/api/types'
import { longDate } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { schoolNames } from '@/shared/schoolNames'
import { Section } from '@/shared/Section'
import { useErrorText } from '@/shared/StateView'
import { Listing } from '@/shared/list/Listing'
import list from '@/shared/list/List.module.css'
import { invitations, INVITATIONS, revokeInvitation } from './api'
import classes from './Invitations.module.css'

/** The invitations that can still be used. Their codes are told once only; here they are revoked. */
export function Living({ schools }: { schools: readonly School[] }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const [page, setPage] = useState(1)
  const living = useQuery(invitations(page))
  const revoke = useMutation({
    mutationFn: (one: Invitation) => revokeInvitation(one.id),
    // Also after a refusal: it may be void already.
    onSettled: () => queryClient.invalidateQueries({ queryKey: INVITATIONS }),
  })
  const schoolOf = schoolNames(schools)
  return (
    <Section title={t('admin.invite.living')} text={t('admin.invite.livingText')} wide>
      {revoke.isError && <Notice tone="bad">{errorText(revoke.error)}</Notice>}
      <Listing
        label={t('admin.invite.living')}
        answer={living}
        keyOf={(one) => one.id}
        empty={<p className={classes.soft}>{t('admin.invite.none')}</p>}
        onPage={setPage}
      >
        {(one) => (
          <div className={`${list.row} ${classes.row}`}>
            <span className={list.names}>
              <b>{one.student_name ?? t('admin.invite.forRegistration')}</b>
              <span>
                {[
                  schoolOf(one.school_id),
                  t('admin.invite.left', { count: one.uses_left }),
                  t('admin.invite.cardUntil', { date: longDate(one.expires_at) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              variant="default"
              size="sm"
              loading={revoke.isPending && revoke.variables === one}
              aria-label={`${t('admin.invite.revoke')}: ${one.student_name ?? t('admin.invite.forRegistration')}`}
              onClick={() => revoke.mutate(one)}
            >
              {t('admin.invite.revoke')}
            </Button>
          </div>
        )}
      </Listing>
    </Section>
  )
}
