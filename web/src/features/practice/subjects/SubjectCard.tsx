import { Button, Collapse } from '@mantine/core'
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeSubject } from '@/api/types'
import { LinkButton } from '@/shared/LinkButton'
import { decimal } from '@/shared/numbers'
import { titleOf } from '@/shared/titles'
import classes from './Subjects.module.css'
import { Topics } from './Topics'

export function SubjectCard({ subject }: { subject: PracticeSubject }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const { questions, known, met, answered, session } = subject
  const share = questions ? Math.round((100 * known) / questions) : 0
  const isEmpty = questions === 0
  return (
    <li className={classes.card} data-empty={isEmpty}>
      <div className={classes.head}>
        <h3>{titleOf(subject)}</h3>
        <p>
          {t('unit.questions', { count: questions })}
          {answered > 0 && ` · ${t('practice.accuracyOf', { percent: decimal(subject.accuracy) })}`}
        </p>
      </div>
      <div className={classes.progress}>
        <div
          className={classes.bar}
          role="img"
          aria-label={t('practice.known', { known, total: questions, met })}
        >
          <span className={classes.met} style={{ width: `${questions ? (100 * met) / questions : 0}%` }} />
          <span className={classes.known} style={{ width: `${share}%` }} />
        </div>
        <p aria-hidden="true">{t('practice.known', { known, total: questions, met })}</p>
      </div>
      {isEmpty ? (
        <p className={classes.empty}>{t('practice.noQuestions')}</p>
      ) : (
        <div className={classes.actions}>
          <LinkButton
            to="/app/practice/$subject"
            params={{ subject: subject.subject_code }}
            search={{}}
            rightSection={<IconArrowRight size={18} aria-hidden />}
          >
            {t(session?.answered ? 'practice.resume' : 'practice.begin')}
            <span className="visually-hidden">: {titleOf(subject)}</span>
          </LinkButton>
          <Button
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={panel}
            rightSection={
              <IconChevronDown size={16} aria-hidden data-open={isOpen} className={classes.chevron} />
            }
            onClick={() => setOpen(!isOpen)}
          >
            {t('practice.topics')}
          </Button>
        </div>
      )}
      <Collapse expanded={isOpen} id={panel}>
        {isOpen && <Topics subject={subject.subject_code} />}
      </Collapse>
    </li>
  )
}
