import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './KeyHelp.module.css'

interface Props {
  opened: boolean
  enabled: boolean
  onToggle: (enabled: boolean) => void
  onClose: () => void
}

export function KeyHelp({ opened, enabled, onToggle, onClose }: Props) {
  const { t } = useTranslation()
  const rows = [
    [['1–8', 'A–H'], t('room.keyChoose')],
    [['←', '→', 'P', 'N'], t('room.keyMove')],
    [['F', 'Shift F'], t('room.keyFlag')],
    [['M'], t('room.keyMap')],
    [['?'], t('room.keyHelp')],
  ] as const
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b>{t('room.keys')}</b>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys}>
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <label className={classes.toggle}>
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => onToggle(event.currentTarget.checked)}
        />
        {t('room.keysOn')}
      </label>
    </Modal>
  )
}
