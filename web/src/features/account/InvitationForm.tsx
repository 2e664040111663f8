import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { Notice } from '@/shared/Notice'
import { acceptInvitation } from './api'
import classes from './Account.module.css'

interface Props {
  size?: string
  code?: string | null
  /** What stands above the field. */
  children?: ReactNode
  onAccepted: (studentName: string) => void
}

/** Takes the code that the school gave out for a student: whoever enters it becomes that student's guardian. */
export function InvitationForm({ size = 'md', code: given = null, children, onAccepted }: Props) {
  const { t } = useTranslation()
  const [code, setCode] = useState(given ?? '')
  const [tried, setTried] = useState(false)
  const accept = useMutation({
    mutationFn: () => acceptInvitation(code.trim()),
    onSuccess: (student) => {
      setCode('')
      setTried(false)
      onAccepted(student.full_name)
    },
  })
  const refusal = refusalOf(accept.error, ['code'], {
    'identity.invitation_refused': 'code',
    'identity.user_not_found': 'code',
  })

  function submit() {
    setTried(true)
    if (code.trim()) accept.mutate()
  }

  return (
    <Form error={accept.error} refusal={refusal} onSubmit={submit}>
      {accept.isSuccess && (
        <Notice tone="good">{t('children.linked', { name: accept.data.full_name })}</Notice>
      )}
      {children}
      <TextInput
        size={size}
        label={t('invitation.code')}
        description={t('invitation.codeHint')}
        name="invitation"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={(tried && !code.trim() && t('register.needCode')) || refusal.at.code}
      />
      <div className={classes.actions}>
        <Button type="submit" size={size} fullWidth={size === 'lg'} loading={accept.isPending}>
          {t('children.link')}
        </Button>
      </div>
    </Form>
  )
}
