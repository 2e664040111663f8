import { Button } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'

/** The form of the question, which the button below sends from outside of it. */
export const FORM = 'practice-answer'

type Step = 'check' | 'skip' | 'next' | 'more' | 'finish'

interface Props {
  ref: Ref<HTMLButtonElement>
  step: Step
  isWaiting: boolean
  /** It waits for the network: then one may go on meanwhile. */
  isStuck: boolean
  isLast: boolean
  onStep: (step: Step) => void
}

const ARROW = <IconArrowRight size={18} aria-hidden />

/** The one button that always leads on: check, then the next question. */
export function Forward({ ref, step, isWaiting, isStuck, isLast, onStep }: Props) {
  const { t } = useTranslation()
  if (step === 'check' && !isStuck) {
    return (
      <Button
        ref={ref}
        type="submit"
        form={FORM}
        loading={isWaiting}
        leftSection={<IconCheck size={18} aria-hidden />}
      >
        {t('practice.check')}
      </Button>
    )
  }
  if (step === 'check' || step === 'skip') {
    return (
      <Button ref={ref} variant="default" disabled={isLast} onClick={() => onStep('skip')}>
        {t('practice.skip')}
      </Button>
    )
  }
  return (
    <Button ref={ref} rightSection={ARROW} onClick={() => onStep(step)}>
      {t(`practice.${step}`)}
    </Button>
  )
}
