export interface Device {
  /** `Chrome · Windows`; empty where nothing is known. */
  name: string
  isHandheld: boolean
}

// In this order: most browsers also claim to be those after them.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, 'Yandex'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** Browser and system by the `User-Agent` of a session: enough to recognise one's own devices. */
export function deviceOf(userAgent: string): Device {
  const find = (table: typeof BROWSERS) => table.find(([sign]) => sign.test(userAgent))?.[1]
  return {
    name: [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ') || userAgent.slice(0, 60),
    isHandheld: /Android|iPhone|iPad|iPod|Mobile/.test(userAgent),
  }
}
