import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/Notice'
import { saveFile } from '@/shared/saveFile'
import { useErrorText } from '@/shared/StateView'
import { exportMyData } from './api'
import { EraseDialog } from './EraseDialog'
import classes from './Account.module.css'

interface Props {
  username: string
  hasPassword: boolean
  onErased: () => void
}

/** What is stored about oneself: as a file, or gone for good. */
export function MyData({ username, hasPassword, onErased }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [erasing, setErasing] = useState(false)
  const download = useMutation({
    mutationFn: exportMyData,
    onSuccess: (file) => saveFile(file, `zerek-${username}.json`),
  })
  return (
    <>
      {download.isError && <Notice tone="bad">{errorText(download.error)}</Notice>}
      <div className={classes.actions}>
        <Button
          variant="light"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('data.download')}
        </Button>
      </div>
      <div className={classes.danger}>
        <h3>{t('data.erase')}</h3>
        <p className={classes.soft}>{t('data.eraseText')}</p>
        <Button variant="bad" onClick={() => setErasing(true)}>
          {t('data.erase')}
        </Button>
      </div>
      <EraseDialog
        username={username}
        hasPassword={hasPassword}
        opened={erasing}
        onClose={() => setErasing(false)}
        onErased={onErased}
      />
    </>
  )
}
