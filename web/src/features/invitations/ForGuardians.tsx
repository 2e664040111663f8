import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { Section } from '@/shared/Section'
import { inviteGuardians, type NewInvitation } from './api'
import classes from './Invitations.module.css'

const AT_ONCE = 100
const DAYS = [14, 30, 60, 180]
const USES = [1, 2, 3, 4]

interface Props {
  studentIds: string[]
  /** Where the students are chosen. */
  children: ReactNode
  onMade: (made: NewInvitation[]) => void
}

/** A code for each chosen student, to be taken home. */
export function ForGuardians({ studentIds, children, onMade }: Props) {
  const { t } = useTranslation()
  const [days, setDays] = useState(60)
  const [uses, setUses] = useState(2)
  const [tried, setTried] = useState(false)
  const make = useMutation({
    mutationFn: () => inviteGuardians(studentIds, days, uses),
    onSuccess: (made) => {
      setTried(false)
      onMade(made)
    },
  })
  const wrong =
    (studentIds.length === 0 && t('admin.invite.needStudents')) ||
    (studentIds.length > AT_ONCE && t('admin.invite.tooMany', { count: AT_ONCE }))

  function submit() {
    setTried(true)
    if (!wrong) make.mutate()
  }

  return (
    <Section title={t('admin.invite.guardians')} text={t('admin.invite.guardiansText')} wide>
      {children}
      <Form error={make.error} onSubmit={submit}>
        <div className={classes.pair}>
          <NativeSelect
            label={t('admin.invite.days')}
            value={days}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
            data={DAYS.map((count) => ({
              value: String(count),
              label: t('admin.invite.dayCount', { count }),
            }))}
          />
          <NativeSelect
            label={t('admin.invite.uses')}
            value={uses}
            onChange={(event) => setUses(Number(event.currentTarget.value))}
            data={USES.map((count) => ({
              value: String(count),
              label: t('admin.invite.personCount', { count }),
            }))}
          />
        </div>
        {tried && wrong && (
          <p role="alert" className={classes.wrong}>
            {wrong}
          </p>
        )}
        <div>
          <Button type="submit" loading={make.isPending}>
            {studentIds.length > 0
              ? t('admin.invite.make', { count: studentIds.length })
              : t('admin.invite.makeSome')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
