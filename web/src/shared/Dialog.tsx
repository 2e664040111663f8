import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Dialog.module.css'

interface Props {
  title: string
  opened: boolean
  onClose: () => void
  /** Where what it shows is shown this once: it closes with its own button only. */
  firm?: boolean
  children: ReactNode
}

export function Dialog({ title, opened, onClose, firm = false, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b className={classes.title}>{title}</b>}
      withCloseButton={!firm}
      closeOnClickOutside={!firm}
      closeOnEscape={!firm}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {children}
    </Modal>
  )
}
