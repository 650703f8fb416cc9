import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './specimen.css';
import { readExamNumber } from '../../../shared/examination/examNumber.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useMay, useSite } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { timeText } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, LoadingState, NoPermission } from '../../ui/States.tsx';
import { useScanBurst } from '../../ui/useScanBurst.ts';
import { SpecimenDesk, type Recorded } from './SpecimenDesk.tsx';
import { FindPerson } from '../../person/FindPerson.tsx';
import { WaitingList } from '../../person/WaitingList.tsx';

type Note =
  | { kind: 'recorded'; recorded: Recorded }
  | { kind: 'refused'; sentence: string }
  | { kind: 'opened'; sentence: string }
  | { kind: 'kept'; name: string; count: number; examinationId: string };

function useOpen(): [string | null, (examinationId: string | null) => void] {
  const navigate = useNavigate();
  const { examination } = useSearch({ strict: false });
  return [
    typeof examination === 'string' ? examination : null,
    (next) => void navigate({ to: '.', search: next === null ? {} : { examination: next }, replace: true }),
  ];
}

/** The table where blood is drawn: who waits, whose tubes lie there, what became of the last ones. */
export function SpecimenScreen() {
  const { t } = useTranslation(['specimen', 'station', 'common']);
  const site = useSite();
  const may = useMay('specimen.collect');
  const campaignId = site?.campaign?.campaignId;
  const [open, setOpen] = useOpen();
  const [ticked, setTicked] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [note, setNote] = useState<Note | null>(null);
  const waiting = useQuery(
    ask.examinations.list.queryOptions({ input: site && campaignId ? { campaignId, stages: null, day: site.today, station: 'specimen', limit: 500, offset: 0 } : skipToken }),
  );
  const tickedOf = (examinationId: string) => ticked.get(examinationId) ?? [];
  const nameOf = (examinationId: string) => waiting.data?.find((line) => line.examinationId === examinationId)?.name ?? '';

  const openPerson = (examinationId: string, next: Note | null = null) => {
    const left = open !== null && open !== examinationId ? tickedOf(open).length : 0;
    setNote(next ?? (open !== null && left > 0 ? { kind: 'kept', name: nameOf(open), count: left, examinationId: open } : null));
    setOpen(examinationId);
  };
  const findPerson = async (text: string) => {
    if (!campaignId) return;
    try {
      const { examinationId, residentId, reason } = await rpc.examinations.find({ text, campaignId });
      if (examinationId !== null) {
        const reading = readExamNumber(text);
        const byTube = reading.ok && reading.tube !== null;
        const name = byTube ? (await rpc.examinations.get({ examinationId })).person.name : '';
        // The tube alone does not say who sits here: it opens the form, the person is checked, then it counts.
        openPerson(examinationId, byTube ? { kind: 'opened', sentence: t('openedByTube', { name }) } : null);
      } else if (reason === 'notRegistered' && residentId !== null) {
        const { demographics } = await rpc.residents.get({ residentId });
        setNote({ kind: 'refused', sentence: t('station:scanNotRegistered', { name: demographics.name }) });
      } else {
        // A whole ID number has no place on a screen that others see.
        const shown = text.length > 12 ? `${text.slice(0, 4)}…${text.slice(-4)}` : text;
        setNote({ kind: 'refused', sentence: t(reason === 'wrongCheckCharacter' ? 'station:scanWrongCheck' : 'station:scanUnknown', { text: shown }) });
      }
    } catch (error) {
      setNote({ kind: 'refused', sentence: t('station:scanFailed', { sentence: failureSentence(failureOf(error)) }) });
    }
  };
  useScanBurst((text) => void findPerson(text));

  if (site === null) return <LoadingState />;
  if (!may) return <NoPermission />;
  if (!site.campaign) return <EmptyState title={t('station:noCampaignTitle')} step={t('station:noCampaignStep')} />;
  return (
    <div className="sp-screen" data-open={open !== null || undefined}>
      <FindPerson
        onOpen={(candidate) => {
          if (candidate.examinationId !== null) openPerson(candidate.examinationId);
          else setNote({ kind: 'refused', sentence: t('station:scanNotRegistered', { name: candidate.name }) });
        }}
        onNumber={(text) => void findPerson(text)}
      />
      <WaitingList
        lines={waiting.data}
        failed={waiting.isError && waiting.data === undefined}
        onRetry={() => void waiting.refetch()}
        begun={(examinationId) => (tickedOf(examinationId).length > 0 ? t('specimen:ticked') : null)}
        emptyStep={t('specimen:waitingNobodyStep')}
        openId={open}
        onOpen={(examinationId) => openPerson(examinationId)}
      />
      <div className="sp-side">
        <div className="sp-notes">
          {note?.kind === 'refused' && <Banner tone="abnormal">{note.sentence}</Banner>}
          {note?.kind === 'opened' && open !== null && <Banner tone="info">{note.sentence}</Banner>}
          {note?.kind === 'kept' && note.examinationId !== open && (
            <Banner tone="info" action={<Button size="small" onPress={() => openPerson(note.examinationId)}>{t('goBack')}</Button>}>{t('ticksKept', note)}</Banner>
          )}
        </div>
        {open === null ? (
          note?.kind === 'recorded' ? <RecordedNote recorded={note.recorded} /> : <EmptyState title={t('nobodyOpen')} step={t('nobodyOpenStep')} />
        ) : (
          <SpecimenDesk
            key={open}
            examinationId={open}
            today={site.today}
            ticked={tickedOf(open)}
            onTicked={(next) => setTicked((all) => new Map(all).set(open, next))}
            onClose={() => setOpen(null)}
            onRecorded={(recorded) => {
              setNote({ kind: 'recorded', recorded });
              setOpen(null);
            }}
          />
        )}
      </div>
    </div>
  );
}

function RecordedNote({ recorded: { name, count, at, rest } }: { recorded: Recorded }) {
  const { t } = useTranslation('specimen');
  return (
    <div className="sp-recorded" role="status">
      <p className="sp-recorded-line"><b aria-hidden="true">✓</b> {t('saved', { name, count, time: timeText(at) })}</p>
      <p className="sp-recorded-rest" data-rest={rest.length > 0 || undefined}>{rest.length > 0 ? t('savedRest', { tubes: rest.join('、') }) : t('savedDone')}</p>
      <p className="ui-soft">{t('nobodyOpen')}</p>
    </div>
  );
}
