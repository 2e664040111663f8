import type { Tone } from '@/shared/Badge'

export const VERDICTS = ['clean', 'doubtful', 'violation'] as const
export type ReviewVerdict = (typeof VERDICTS)[number]

export const VERDICT_TONES: Record<ReviewVerdict, Tone> = { clean: 'good', doubtful: 'sun', violation: 'bad' }
