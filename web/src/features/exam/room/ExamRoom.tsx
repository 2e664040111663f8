import { Button, Drawer } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconLayoutGrid } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import { choose, type Shortcut } from '@/shared/question/choice'
import { shortcutsEnabled, useShortcuts } from '@/shared/question/useShortcuts'
import { sendPosition } from '../api'
import classes from './ExamRoom.module.css'
import { KeyHelp } from './KeyHelp'
import { MoreTime, OfflineBanner, Paused } from './Notices'
import { ProctorNote } from '../proctor/ProctorNote'
import { useProctoring } from '../proctor/useProctoring'
import { QuestionCard } from './QuestionCard'
import { QuestionMap } from './QuestionMap'
import { Reminder } from './Reminder'
import { RoomBar } from './RoomBar'
import { SubmitDialog } from './SubmitDialog'
import type { useRoom } from './useRoom'

interface Props {
  attemptId: string
  room: ReturnType<typeof useRoom>
  questions: readonly Question[]
  deadlineAt: string
  startAt: number
  /** Whether the full screen is asked for. */
  fullscreen: boolean
  titleOf: (subjectCode: string) => string
  onFinished: () => void
}

type Panel = 'map' | 'help' | 'submit' | null

const POSITION_PAUSE_MS = 600

/** The exam room: one question at a time, the map of all, the clock. What is safe where is the business of `useRoom`. */
export function ExamRoom({
  attemptId,
  room,
  questions,
  deadlineAt,
  startAt,
  fullscreen,
  titleOf,
  onFinished,
}: Props) {
  const { t } = useTranslation()
  const { sync, snapshot, pausedAt } = room
  const proctoring = useProctoring(attemptId, pausedAt === null)
  const total = questions.length
  const [place, setPlace] = useState(Math.min(Math.max(startAt, 0), total - 1))
  const [panel, setPanel] = useState<Panel>(null)
  const [keysOn, setKeysOn] = useState(() => shortcutsEnabled.read())
  const heading = useRef<HTMLHeadingElement>(null)
  const side = useRef<HTMLElement>(null)
  const question = questions[place]
  const state = question && snapshot.questions.get(question.question_id)
  const answered = questions.filter(
    (each) => snapshot.questions.get(each.question_id)?.selectedKeys.length,
  ).length

  const isPaused = pausedAt !== null
  useEffect(() => {
    if (isPaused) return // the server takes nothing meanwhile
    const send = () => sendPosition(attemptId, place)
    const timer = setTimeout(send, POSITION_PAUSE_MS)
    window.addEventListener('pagehide', send)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', send)
    }
  }, [attemptId, place, isPaused])

  function go(to: number) {
    setPanel(null)
    if (to < 0 || to >= total || to === place) return
    setPlace(to)
    // After the new question is drawn: screen readers read it from its heading, and long questions start at their top.
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      heading.current?.closest('article')?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** On a wide screen the map is in sight already: go there; on a narrow one it comes as a sheet. */
  function openMap() {
    const cell = side.current?.querySelector<HTMLElement>('[aria-current]')
    if (cell?.offsetParent) cell.focus()
    else setPanel('map')
  }

  function act(what: Shortcut) {
    if (!question) return
    if (what.kind === 'choose')
      sync.answer(question.question_id, choose(question, state?.selectedKeys ?? [], what.key))
    else if (what.kind === 'move') go(place + what.by)
    else if (what.kind === 'flag') sync.flag(question.question_id, !state?.flagged)
    else if (what.kind === 'map') openMap()
    else setPanel('help')
  }
  useShortcuts(keysOn && panel === null && pausedAt === null, question, act)

  if (!question) return null
  const map = (
    <QuestionMap
      questions={questions}
      states={snapshot.questions}
      current={place}
      titleOf={titleOf}
      onGo={go}
    />
  )
  const isLast = place === total - 1
  return (
    <>
      <RoomBar
        clock={room.clock}
        deadlineAt={deadlineAt}
        pausedAt={pausedAt}
        answered={answered}
        total={total}
        onHelp={() => setPanel('help')}
        onFinish={() => setPanel('submit')}
      />
      <div className={classes.room}>
        <div className={classes.desk}>
          {room.isOffline && !pausedAt && <OfflineBanner pending={snapshot.pending} />}
          <Reminder attemptId={attemptId} clock={room.clock} deadlineAt={deadlineAt} pausedAt={pausedAt} />
          <MoreTime deadlineAt={deadlineAt} pausedAt={pausedAt} />
          {pausedAt ? (
            <Paused pending={snapshot.pending} />
          ) : (
            <QuestionCard
              key={question.question_id}
              question={question}
              number={place + 1}
              total={total}
              sectionTitle={titleOf(question.subject_code)}
              state={state}
              headingRef={heading}
              onAnswer={(keys) => sync.answer(question.question_id, keys)}
              onFlag={() => sync.flag(question.question_id, !state?.flagged)}
            />
          )}
        </div>
        <aside className={classes.side} ref={side}>
          {map}
          <ProctorNote attemptId={attemptId} total={proctoring} fullscreen={fullscreen} />
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
            className={classes.mapButton}
            leftSection={<IconLayoutGrid size={18} aria-hidden />}
            aria-label={t('room.map')}
            aria-haspopup="dialog"
            onClick={() => setPanel('map')}
          >
            {place + 1}/{total}
          </Button>
          {isLast ? (
            <Button onClick={() => setPanel('submit')}>{t('room.finish')}</Button>
          ) : (
            <Button rightSection={<IconArrowRight size={18} aria-hidden />} onClick={() => go(place + 1)}>
              {t('room.next')}
            </Button>
          )}
        </div>
      </div>
      <Drawer
        opened={panel === 'map'}
        onClose={() => setPanel(null)}
        position="bottom"
        size="75%"
        title={<b>{t('room.map')}</b>}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {map}
        <ProctorNote attemptId={attemptId} total={proctoring} fullscreen={fullscreen} />
      </Drawer>
      <KeyHelp
        opened={panel === 'help'}
        enabled={keysOn}
        onToggle={(enabled) => {
          shortcutsEnabled.write(enabled)
          setKeysOn(enabled)
        }}
        onClose={() => setPanel(null)}
      />
      <SubmitDialog
        attemptId={attemptId}
        opened={panel === 'submit'}
        questions={questions}
        states={snapshot.questions}
        sync={sync}
        onGo={go}
        onClose={() => setPanel(null)}
        onSubmitted={onFinished}
      />
    </>
  )
}
