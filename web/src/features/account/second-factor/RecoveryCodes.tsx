import { Button } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '@/shared/saveFile'
import { useFocusOnMount } from '@/shared/useFocusOnMount'
import account from '../Account.module.css'
import classes from './SecondFactor.module.css'

/** The recovery codes, this once: nobody can show them again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const start = useFocusOnMount<HTMLParagraphElement>()
  const [copied, setCopied] = useState(false)
  const text = codes.join('\n')
  const clipboard = navigator.clipboard as Clipboard | undefined // absent outside secure contexts
  return (
    <div className={classes.recovery}>
      <p ref={start} tabIndex={-1} className={account.soft}>
        {t('factor.codesText')}
      </p>
      <div className={`${classes.sheet} recovery-sheet`}>
        <p className={classes.sheetTitle}>Zerek. {t('factor.codesTitle')}</p>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div className={account.actions}>
        {clipboard && (
          <Button
            variant="light"
            leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            onClick={() => void clipboard.writeText(text).then(() => setCopied(true))}
          >
            <span aria-live="polite">{t(copied ? 'factor.copied' : 'factor.copy')}</span>
          </Button>
        )}
        <Button
          variant="light"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() =>
            saveFile(new Blob([`Zerek\n\n${text}\n`], { type: 'text/plain' }), 'zerek-recovery-codes.txt')
          }
        >
          {t('factor.download')}
        </Button>
        <Button
          variant="light"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('factor.print')}
        </Button>
      </div>
      <Button onClick={onDone}>{t('factor.saved')}</Button>
    </div>
  )
}
