/** Time in the exam is the server's. This file holds the arithmetic; nothing here reads a clock by itself. */

export interface ServerClock {
  /** Server time in ms since the epoch, at the moment `at`. */
  serverMs: number
  /** The same moment on the device's monotonic clock (performance.now()). */
  at: number
}

export type Phase = 'calm' | 'soon' | 'last' | 'over'

const MINUTE = 60_000

/** The device's idea of server time, from one request: the server wrote its time about half-way through it. */
export function synchronise(serverTime: string, sentAt: number, receivedAt: number): ServerClock {
  return { serverMs: Date.parse(serverTime), at: sentAt + (receivedAt - sentAt) / 2 }
}

export function serverNow(clock: ServerClock, monotonicNow: number): number {
  return clock.serverMs + (monotonicNow - clock.at)
}

/** Whole seconds that remain; a started second counts, and it is never below 0. */
export function remainingSeconds(deadlineAt: string, serverNowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(deadlineAt) - serverNowMs) / 1000))
}

export function phaseOf(seconds: number): Phase {
  if (seconds <= 0) return 'over'
  if (seconds < 60) return 'last'
  return seconds < 10 * 60 ? 'soon' : 'calm'
}

/** `1:05:09` or `9:07`. */
export function clockFace(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const ANNOUNCED_MINUTES = [30, 10, 5, 1]
const REMINDED_MINUTES = [10, 5, 1]

/** The last of the marks that was crossed between two readings: a device that slept may have jumped over several. */
const crossed = (marks: readonly number[], before: number, now: number): number | null =>
  marks.findLast((minutes) => before > minutes * 60 && now <= minutes * 60) ?? null

/** The mark to speak of, for people who hear the clock; null almost always. */
export const announcedMinute = (before: number, now: number) => crossed(ANNOUNCED_MINUTES, before, now)

/** The mark to show, for people who look at their question and not at the clock. */
export const remindedMinute = (before: number, now: number) => crossed(REMINDED_MINUTES, before, now)

/**
 * The next number of the order in which answers were given. It follows server time, so that a second device with a wrong
 * clock still comes after the first; and it always grows, even if time is corrected backwards.
 */
export function nextSequence(serverNowMs: number, last: number): number {
  return Math.max(Math.floor(serverNowMs), last + 1)
}

/** Pause before attempt `failures + 1`, in ms: 1, 2, 4, 8, then 15 seconds. */
export function retryDelay(failures: number): number {
  return Math.min(1000 * 2 ** Math.max(0, failures - 1), MINUTE / 4)
}
