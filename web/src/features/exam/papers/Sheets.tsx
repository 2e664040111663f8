import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { decimal } from '@/shared/numbers'
import { Markdown } from '@/shared/markdown/Markdown'
import type { Paper, Variant } from './api'
import classes from './Print.module.css'

const LETTERS = 'ABCDEFGH'

/** A paper is in one language from its first word to its last, whatever the page around it is in. */
const useWordsOf = (paper: Paper) => useTranslation(undefined, { lng: paper.language })

/** The questions of one variant as they are handed out. */
export function QuestionSheets({ paper, variant }: { paper: Paper; variant: Variant }) {
  const { t } = useWordsOf(paper)
  return (
    <section className={classes.sheet} lang={paper.language}>
      <Head paper={paper} variant={variant} title={paper.title} />
      <p className={classes.rules}>
        {t('control.papers.rules', { minutes: decimal(paper.time_limit_minutes) })}
      </p>
      {paper.sections.map((section, place) => (
        <Fragment key={place}>
          <h3>
            {section.title} ({t('unit.questions', { count: section.count })})
          </h3>
          {section.grading === 'partial' && <p className={classes.rules}>{t('control.papers.several')}</p>}
          <ol className={classes.questions}>
            {variant.questions
              .filter((question) => question.section === place)
              .map((question) => (
                <li key={question.number} value={question.number}>
                  <Markdown source={question.question_text} />
                  <ol className={classes.options}>
                    {question.options.map((option) => (
                      <li key={option.key}>
                        <b>{option.key})</b> <Markdown source={option.text} />
                      </li>
                    ))}
                  </ol>
                </li>
              ))}
          </ol>
        </Fragment>
      ))}
    </section>
  )
}

/** Where answers are marked: a bubble for every option. */
export function AnswerSheet({ paper, variant }: { paper: Paper; variant: Variant }) {
  const { t } = useWordsOf(paper)
  return (
    <section className={classes.sheet} lang={paper.language}>
      <Head paper={paper} variant={variant} title={t('control.papers.answerSheet')} />
      <p className={classes.name}>{t('control.papers.name')}</p>
      <p className={classes.name}>{t('control.papers.group')}</p>
      <ol className={classes.bubbles}>
        {variant.questions.map((question) => (
          <li key={question.number}>
            <b>{question.number}</b>
            {LETTERS.slice(0, question.options.length)
              .split('')
              .map((letter) => (
                <span key={letter} className={classes.bubble}>
                  {letter}
                </span>
              ))}
          </li>
        ))}
      </ol>
      <p className={classes.rules}>{t('control.papers.fill')}</p>
    </section>
  )
}

/** The right answers of a variant, for who marks it. */
export function KeySheet({ paper, variant }: { paper: Paper; variant: Variant }) {
  const { t } = useWordsOf(paper)
  return (
    <section className={classes.sheet} lang={paper.language}>
      <Head paper={paper} variant={variant} title={t('control.papers.keySheet')} />
      <p className={classes.rules}>{t('control.papers.secret')}</p>
      <ol className={classes.keys}>
        {variant.keys.map((keys, place) => (
          <li key={place}>
            <b>{place + 1}</b> {keys.join('')}
            <small>{decimal(variant.questions[place]?.points ?? 1)}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Head({ paper, variant, title }: { paper: Paper; variant: Variant; title: string }) {
  const { t } = useWordsOf(paper)
  return (
    <header className={classes.head}>
      <h2>{title}</h2>
      <p>
        {paper.title === title ? '' : `${paper.title} · `}
        {t('control.papers.variant', { n: variant.number })}
      </p>
    </header>
  )
}
