import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import type { Tagged } from '../api'
import { CorrectKeyForm } from './CorrectKeyForm'
import { Corrections } from './Corrections'
import classes from '../Bank.module.css'

interface Props {
  question: Tagged
  onCorrected: () => void
}

/** The wrong key: its correction, or giving everybody the point, and what became of earlier ones. */
export function CorrectKey({ question, onCorrected }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'correct' | 'annul' | null>(null)
  const isPossible = question.steps.includes('correct_key')
  return (
    <div className={classes.stack}>
      <p className={classes.soft}>{t(isPossible ? 'bank.keyText' : 'bank.keyNotNow')}</p>
      {isPossible && (
        <div className={classes.steps}>
          <Button variant="light" onClick={() => setKind('correct')}>
            {t('bank.correctKey')}
          </Button>
          <Button variant="default" onClick={() => setKind('annul')}>
            {t('bank.annul')}
          </Button>
        </div>
      )}
      <Corrections questionId={question.id} />
      <Dialog
        title={t(kind === 'annul' ? 'bank.annul' : 'bank.correctKey')}
        opened={kind !== null}
        onClose={() => setKind(null)}
      >
        {kind && (
          <CorrectKeyForm
            question={question}
            annuls={kind === 'annul'}
            onClose={() => setKind(null)}
            onCorrected={() => {
              setKind(null)
              onCorrected()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}
