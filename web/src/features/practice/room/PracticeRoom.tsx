import { Button, Drawer } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconArrowLeft } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticePage, PracticeQuestion } from '@/api/types'
import { choose, type Shortcut } from '@/shared/question/choice'
import { shortcutsEnabled, useShortcuts } from '@/shared/question/useShortcuts'
import { Notice } from '@/shared/Notice'
import { setBookmark } from '@/shared/question/marks'
import { ReportQuestion } from '@/shared/question/ReportQuestion'
import { useErrorText } from '@/shared/StateView'
import { BOOKMARKS, type Choice } from '../api'
import { FORM, Forward } from './Forward'
import { Live } from './Live'
import { OfflineBanner } from './OfflineBanner'
import { PracticeCard } from './PracticeCard'
import classes from './PracticeRoom.module.css'
import { Strip, type State } from './Strip'
import { Tools } from './Tools'
import { nextNumber, useChecked, useEnter, useStopwatch, type useOutbox } from './usePractice'

interface Props {
  subject: string
  page: PracticePage
  choice: Choice
  sync: ReturnType<typeof useOutbox>
  onChoose: (choice: Choice) => void
  onMore: () => void
  onFinish: () => void
}

/** The practice room: one question at a time, checked at once. */
export function PracticeRoom({ subject, page, choice, sync, onChoose, onMore, onFinish }: Props) {
  const { t } = useTranslation()
  const { outbox, snapshot } = sync
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const questions = page.items
  const reviewing = choice.order === 'mistakes'
  const [place, setPlace] = useState(() => firstOpen(questions, reviewing))
  const [reopened, setReopened] = useState<ReadonlySet<string>>(
    () => new Set(reviewing ? questions.map((each) => each.question_id) : []),
  )
  const [selections, setSelections] = useState<ReadonlyMap<string, string[]>>(new Map())
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [tools, setTools] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const forward = useRef<HTMLButtonElement>(null)
  const question = questions[place]
  const id = question?.question_id ?? ''
  const { checked, isWaiting, refusal, isLoading } = useChecked(subject, question, snapshot, reopened.has(id))
  const seconds = useStopwatch(id)
  const selected = snapshot.waiting.get(id)?.selected_keys ?? selections.get(id) ?? []
  const isLast = place === questions.length - 1
  const isBookmarked = marks.get(id) ?? question?.bookmarked ?? false

  const isChecked = checked !== undefined
  useEffect(() => {
    if (isChecked) forward.current?.focus({ preventScroll: true })
  }, [isChecked, id])

  function stateOf(each: PracticeQuestion): State {
    const found = snapshot.checked.get(each.question_id)
    if (found) return found.is_correct ? 'right' : 'wrong'
    if (snapshot.waiting.has(each.question_id)) return 'waiting'
    if (!each.selected_keys.length || reopened.has(each.question_id)) return 'open'
    return each.last_result ?? 'answered'
  }

  function go(to: number) {
    if (to < 0 || to >= questions.length) return
    setPlace(to)
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      heading.current?.closest('article')?.scrollIntoView({ block: 'nearest' })
    })
  }

  function check() {
    if (!question || !selected.length || isWaiting || checked) return
    outbox.submit({
      question_id: id,
      version_id: question.version_id,
      selected_keys: selected,
      client_seq: nextNumber(),
      time_seconds: seconds(),
    })
  }

  function again() {
    outbox.reopen(id)
    setReopened(new Set(reopened).add(id))
    setSelections(new Map(selections).set(id, []))
    heading.current?.focus({ preventScroll: true })
  }

  function bookmark() {
    setMarks(new Map(marks).set(id, !isBookmarked))
    setBookmark(id, !isBookmarked).then(
      () => queryClient.invalidateQueries({ queryKey: BOOKMARKS }),
      () => setMarks((held) => new Map(held).set(id, isBookmarked)),
    )
  }

  function select(keys: string[]) {
    if (!checked && !isWaiting) setSelections(new Map(selections).set(id, keys))
  }

  function act(what: Shortcut) {
    if (!question) return
    if (what.kind === 'choose') select(choose(question, selected, what.key))
    else if (what.kind === 'move') go(place + what.by)
    else if (what.kind === 'flag') bookmark()
    else if (what.kind === 'map') setTools(true)
  }
  useShortcuts(shortcutsEnabled.read() && !tools, question, act)

  useEnter(!tools, () => (checked ? forward.current?.click() : check()))

  if (!question) return null
  const strip = (
    <Strip
      questions={questions}
      states={questions.map(stateOf)}
      current={place}
      onGo={(to) => {
        setTools(false)
        go(to)
      }}
    />
  )
  const settings = <Tools subject={subject} choice={choice} onChange={onChoose} />
  return (
    <>
      <div className={classes.room}>
        <div className={classes.desk}>
          <form
            id={FORM}
            className={classes.desk}
            onSubmit={(event) => {
              event.preventDefault()
              check()
            }}
          >
            {snapshot.offline && <OfflineBanner waiting={snapshot.waiting.size} />}
            {refusal !== undefined && <Notice tone="bad">{errorText(refusal)}</Notice>}
            <PracticeCard
              key={id}
              question={question}
              number={question.position + 1}
              total={page.total}
              selected={selected}
              checked={checked}
              isLocked={isWaiting || isLoading}
              isBookmarked={isBookmarked}
              headingRef={heading}
              onSelect={select}
              onBookmark={bookmark}
            />
            <div className={classes.actions}>
              {checked && !checked.is_correct && (
                <Button variant="subtle" size="md" onClick={again}>
                  {t('practice.again')}
                </Button>
              )}
              <span className={classes.hint}>{t('practice.keys')}</span>
            </div>
          </form>
          {/* Beside the form, not in it: it has a form of its own. */}
          <ReportQuestion key={id} questionId={id} number={question.position + 1} />
        </div>
        <aside className={classes.side}>
          <Live subject={subject} />
          {strip}
          {settings}
        </aside>
      </div>
      <div className={classes.moves}>
        <div className={classes.movesInner}>
          <Button
            variant="default"
            disabled={place === 0}
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={() => go(place - 1)}
          >
            {t('room.prev')}
          </Button>
          <Button
            variant="default"
            className={classes.toolsButton}
            leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
            aria-haspopup="dialog"
            onClick={() => setTools(true)}
          >
            {place + 1}/{questions.length}
          </Button>
          <Forward
            ref={forward}
            step={
              checked
                ? isLast
                  ? reviewing
                    ? 'finish'
                    : 'more'
                  : 'next'
                : selected.length
                  ? 'check'
                  : 'skip'
            }
            isWaiting={isWaiting}
            isStuck={isWaiting && snapshot.offline}
            isLast={isLast}
            onStep={(step) => {
              if (step === 'next' || step === 'skip') go(place + 1)
              else if (step === 'more') onMore()
              else if (step === 'finish') onFinish()
            }}
          />
        </div>
      </div>
      <Drawer
        opened={tools}
        onClose={() => setTools(false)}
        position="bottom"
        size="75%"
        title={<b>{t('practice.list')}</b>}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <div className={classes.sheet}>
          <Live subject={subject} />
          {strip}
          {settings}
        </div>
      </Drawer>
    </>
  )
}

/** Where to go on: the first question that has no answer in this session. */
function firstOpen(questions: readonly PracticeQuestion[], reviewing: boolean): number {
  if (reviewing) return 0
  return Math.max(
    0,
    questions.findIndex((each) => !each.selected_keys.length),
  )
}
