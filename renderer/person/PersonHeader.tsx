import { skipToken, useQuery } from '@tanstack/react-query';
import { Accessibility } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isStationCode } from './stationCode.ts';
import type { StationCode } from '../../shared/catalogue/types.ts';
import type { ExaminationShape } from '../../shared/contract/shapes.ts';
import { ethnicityName } from '../../shared/model/ethnicity.ts';
import type { Group } from '../../shared/model/person.ts';
import { keepsPersonHere } from '../../shared/examination/accounting.ts';
import { ask } from '../rpc/rpc.ts';
import { useMay } from '../rpc/site.ts';
import { sexText } from '../text/format.ts';
import { PersonBar } from '../ui/PersonBar.tsx';
import { Tag } from '../ui/Tag.tsx';

/** What an examiner must know of; the others only say why somebody is examined. */
const clinicalGroups: ReadonlySet<Group> = new Set(['hypertension', 'diabetes', 'severeMentalDisorder', 'tuberculosis', 'pregnant']);

function usePhoto(residentId: string, hasPhoto: boolean): string | null {
  const may = useMay('resident.read');
  const photo = useQuery(ask.residents.photo.queryOptions({ input: hasPhoto && may ? { residentId } : skipToken, staleTime: Infinity })).data;
  return photo ? `data:${photo.mediaType};base64,${photo.base64}` : null;
}

/** Who this is, what must not be missed, and where the person has still to go. */
export function PersonHeader({ examination, station }: { examination: ExaminationShape; station: StationCode }) {
  const { t } = useTranslation(['station', 'stations', 'common']);
  const { person } = examination;
  const photo = usePhoto(person.residentId, person.hasPhoto);
  const elsewhere = examination.pendingStations.filter((code) => code !== station && keepsPersonHere(code));
  const ethnicity = person.ethnicityCode === null ? null : ethnicityName(person.ethnicityCode);
  return (
    <PersonBar
      personKey={examination.examinationId}
      name={person.name}
      facts={[
        `${sexText(person.sex)} ${t('common:years', { count: person.ageYears })}`,
        ...(ethnicity === null ? [] : [ethnicity]),
        person.maskedNumber,
        t('examNumber', { number: examination.examNumber }),
      ]}
      alerts={
        <>
          {examination.conflicts.map((slot) => {
            const [code = ''] = slot.split('/');
            return <Tag key={slot} tone="critical" sign="⚠">{t('conflict', { station: isStationCode(code) ? t(`stations:${code}`) : code })}</Tag>;
          })}
          {person.allergies !== null && person.allergies !== '' && <Tag tone="critical" sign="⚠">{t('allergy', { text: person.allergies })}</Tag>}
          {person.assistance !== null && person.assistance !== '' && <Tag tone="info" sign={<Accessibility size="0.9em" />}>{t('assistance', { text: person.assistance })}</Tag>}
          {person.groups.map((group) => {
            const clinical = clinicalGroups.has(group);
            return <Tag key={group} tone={clinical ? 'abnormal' : 'muted'} sign={clinical ? '⚠' : undefined}>{t(`group_${group}`)}</Tag>;
          })}
          {examination.fasting === false && <Tag tone="abnormal" sign="!">{t('notFasting')}</Tag>}
          {examination.fasting === true && station === 'specimen' && <Tag tone="done" sign="✓">{t('fasting')}</Tag>}
          {examination.signed && <Tag tone="done" sign="✓">{t('signed')}</Tag>}
        </>
      }
      remaining={elsewhere.length === 0 ? t('remainingNone') : t('remaining', { stations: elsewhere.map((code) => t(`stations:${code}`)).join(' · ') })}
      photo={photo}
    />
  );
}
