import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { Markdown } from '@/shared/markdown/Markdown'
import { Notice } from '@/shared/Notice'
import { useErrorText } from '@/shared/StateView'
import { BANK, correctKey, type Forecast, type Tagged } from '../api'
import classes from '../Bank.module.css'

interface Props {
  question: Tagged
  annuls: boolean
  onClose: () => void
  onCorrected: () => void
}

/** Chooses the right key, shows what that does to results, and does it. */
export function CorrectKeyForm({ question, annuls, onClose, onCorrected }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const now = question.options.filter((option) => option.is_correct).map(({ key }) => key)
  const [keys, setKeys] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const chosen = annuls ? [] : [...keys].sort()
  const isChosen = annuls || (chosen.length > 0 && chosen.join() !== now.join())
  const forecast = useQuery({
    queryKey: [...BANK, 'forecast', question.id, question.etag, chosen, annuls],
    queryFn: () => correctKey(question, chosen, '', true),
    enabled: isChosen,
  })
  const correct = useMutation({
    mutationFn: () => correctKey(question, chosen, reason.trim(), false),
    onSuccess: onCorrected,
  })

  function submit() {
    setTried(true)
    if (isChosen && reason.trim()) correct.mutate()
  }

  const choose = (key: string) => {
    if (question.type === 'single') setKeys([key])
    else setKeys(keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key])
  }

  return (
    <Form error={correct.error} onSubmit={submit}>
      {annuls ? (
        <p className={classes.soft}>{t('bank.annulText')}</p>
      ) : (
        <fieldset className={classes.keys}>
          <legend>{t('bank.rightNow', { keys: now.join(', ') })}</legend>
          {question.options.map(({ key, text }) => (
            <label key={key} className={classes.key}>
              <input
                type={question.type === 'single' ? 'radio' : 'checkbox'}
                name="right-key"
                value={key}
                checked={keys.includes(key)}
                onChange={() => choose(key)}
              />
              <b>{key}</b>
              <Markdown source={text} />
            </label>
          ))}
        </fieldset>
      )}
      {forecast.isError && <Notice tone="bad">{errorText(forecast.error)}</Notice>}
      {forecast.data && isChosen && <Figures forecast={forecast.data} />}
      <Textarea
        label={t('bank.reason')}
        description={t('bank.reasonHint')}
        rows={2}
        maxLength={2000}
        value={reason}
        error={tried && !reason.trim() && t('bank.needReason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {tried && !isChosen && <Notice tone="bad">{t('bank.chooseOther')}</Notice>}
      <div className={classes.steps}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant={annuls ? 'bad' : 'filled'} loading={correct.isPending}>
          {t('bank.gradeAgain', { count: forecast.data && isChosen ? forecast.data.attempts : 0 })}
        </Button>
      </div>
    </Form>
  )
}

function Figures({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation()
  const figures = [
    [forecast.attempts, t('bank.foreseenAttempts')],
    [forecast.better, t('bank.foreseenBetter')],
    [forecast.worse, t('bank.foreseenWorse')],
    [forecast.unchanged, t('bank.foreseenUnchanged')],
    [forecast.now_passed, t('bank.foreseenPassed')],
    [forecast.now_failed, t('bank.foreseenFailed')],
    [forecast.running, t('bank.foreseenRunning')],
  ] as const
  const isPart = forecast.examined < forecast.better + forecast.worse
  return (
    <section className={classes.report} aria-label={t('bank.foreseen')} role="status">
      <b>{t('bank.foreseen')}</b>
      <dl className={classes.figures}>
        {figures.map(([value, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isPart && <p className={classes.soft}>{t('bank.foreseenPart', { count: forecast.examined })}</p>}
      {forecast.versions.length > 1 && (
        <p className={classes.soft}>
          {t('bank.covered', {
            numbers: forecast.versions
              .filter((version) => version.covered)
              .map((version) => version.number)
              .join(', '),
          })}
        </p>
      )}
    </section>
  )
}
