import { useTranslation } from 'react-i18next'

/** The zones of Kazakhstan, which nearly everybody here lives in: first in the list, and by their own names. */
export const HOME_ZONES = [
  'Asia/Almaty',
  'Asia/Aqtau',
  'Asia/Aqtobe',
  'Asia/Atyrau',
  'Asia/Oral',
  'Asia/Qostanay',
  'Asia/Qyzylorda',
] as const

type City<Zone> = Zone extends `Asia/${infer Name}` ? Name : never

export function zoneCity<Zone extends (typeof HOME_ZONES)[number]>(zone: Zone): City<Zone> {
  return zone.slice('Asia/'.length) as City<Zone>
}

/** All others that this browser knows, and the one in use, which it may not know. */
export function otherZones(inUse: string): string[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', inUse])
  for (const zone of HOME_ZONES) known.delete(zone)
  return [...known].sort()
}

/** A zone as people here call it; one of elsewhere keeps its own name. */
export function useZoneName(): (zone: string) => string {
  const { t } = useTranslation()
  return (zone) => {
    const home = HOME_ZONES.find((each) => each === zone)
    return home ? t(`zone.${zoneCity(home)}`) : zone
  }
}
