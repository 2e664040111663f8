import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { Section } from '@/shared/Section'
import { inviteToRegister, type NewInvitation } from './api'
import classes from './Invitations.module.css'

const DAYS = [7, 14, 30, 60]
const MOST = 10_000

interface Props {
  schools: readonly School[]
  onMade: (made: NewInvitation) => void
}

/** One code with which many register as students of a school. */
export function ForStudents({ schools, onMade }: Props) {
  const { t } = useTranslation()
  const [schoolId, setSchoolId] = useState(schools[0]?.id ?? '')
  const [days, setDays] = useState(30)
  const [uses, setUses] = useState('30')
  const [tried, setTried] = useState(false)
  const make = useMutation({
    mutationFn: () => inviteToRegister(schoolId || null, days, Number(uses)),
    onSuccess: onMade,
  })
  const refusal = refusalOf(make.error, ['school_id', 'uses'])
  const isWrong = !/^\d+$/.test(uses.trim()) || Number(uses) < 1 || Number(uses) > MOST

  function submit() {
    setTried(true)
    if (!isWrong) make.mutate()
  }

  return (
    <Section title={t('admin.invite.students')} text={t('admin.invite.studentsText')}>
      <Form error={make.error} refusal={refusal} onSubmit={submit}>
        {schools.length > 1 && (
          <NativeSelect
            label={t('admin.people.school')}
            value={schoolId}
            onChange={(event) => setSchoolId(event.currentTarget.value)}
            data={schools.map(({ id, name }) => ({ value: id, label: name }))}
            error={refusal.at.school_id}
          />
        )}
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
          <TextInput
            label={t('admin.invite.howMany')}
            name="uses"
            inputMode="numeric"
            value={uses}
            onChange={(event) => setUses(event.currentTarget.value)}
            error={(tried && isWrong && t('admin.invite.needNumber')) || refusal.at.uses}
          />
        </div>
        <div>
          <Button type="submit" variant="light" loading={make.isPending}>
            {t('admin.invite.makeOne')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
