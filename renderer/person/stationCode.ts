import { stationCodes, type StationCode } from '../../shared/catalogue/types.ts';

export function isStationCode(text: string): text is StationCode {
  return (stationCodes as readonly string[]).includes(text);
}
