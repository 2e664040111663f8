import { useTranslation } from 'react-i18next'

const REASONS = ['absent', 'away', 'answer_refused', 'not_linked', 'email_known', 'linked_elsewhere'] as const

/** The `?error=openid.…` with which the sign-in provider sends somebody back, as a sentence. */
export function useProviderRefusal(code: string | undefined): string | undefined {
  const { t } = useTranslation()
  if (code === undefined) return undefined
  if (code === 'identity.banned') return t('openid.banned')
  const reason = REASONS.find((each) => code === `openid.${each}`)
  return t(`openid.${reason ?? 'answer_refused'}`)
}
