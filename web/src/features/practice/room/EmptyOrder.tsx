import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/Card'
import { StateView } from '@/shared/StateView'
import type { Order } from '../api'

interface Props {
  order: Order
  onReset: () => void
  onFinish: () => void
}

/** Nothing left of what was asked for: all mistakes repeated, or a filter that nothing passes. */
export function EmptyOrder({ order, onReset, onFinish }: Props) {
  const { t } = useTranslation()
  const kind = order === 'mistakes' ? 'noMistakes' : 'nothing'
  return (
    <Card>
      <StateView title={t(`practice.${kind}Title`)} text={t(`practice.${kind}Text`)}>
        <Button onClick={onReset}>{t('practice.goOn')}</Button>
        <Button variant="subtle" onClick={onFinish}>
          {t('practice.finish')}
        </Button>
      </StateView>
    </Card>
  )
}
