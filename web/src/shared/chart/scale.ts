/** The drawing of a chart, in its own units. */
export const WIDTH = 720
export const HEIGHT = 270
export const LEFT = 62
export const BOTTOM = 34
export const TOP = 16

const inner = HEIGHT - TOP - BOTTOM

/** From the top down, as SVG counts: where a share of `most` lies. */
export const yOf = (value: number, most: number) => TOP + inner * (1 - (most > 0 ? value / most : 0))

/** The middle of the `index`-th of `count` places side by side. */
export const xOf = (index: number, count: number) => LEFT + ((WIDTH - LEFT) * (index + 0.5)) / count

/** A round number at or above the largest value, for the upper end of an axis. */
export function roundUp(value: number): number {
  if (value <= 5) return 5
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value
}
