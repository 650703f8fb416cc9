import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './station.css';
import type { StationCode } from '../../../shared/catalogue/types.ts';
import { mayRecordAt } from '../../../shared/model/permissions.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useCatalogue, useSession, useSite } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, LoadingState, NoPermission } from '../../ui/States.tsx';
import { useScanBurst } from '../../ui/useScanBurst.ts';
import { FindPerson } from '../../person/FindPerson.tsx';
import { SavedNote, type Saved } from './SavedNote.tsx';
import { StationDesk } from './StationDesk.tsx';
import { isStationCode } from '../../person/stationCode.ts';
import { WaitingList } from '../../person/WaitingList.tsx';

interface Open { examinationId: string; panel: string | null }

/** What was read from the address; a draft's list opens people here too. */
function useOpen(): [Open | null, (open: Open | null) => void] {
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { examination, panel } = search;
  const open = typeof examination === 'string' ? { examinationId: examination, panel: typeof panel === 'string' ? panel : null } : null;
  return [
    open,
    (next) => {
      const asked: Record<string, string> = next === null ? {} : { examination: next.examinationId, ...(next.panel === null ? {} : { panel: next.panel }) };
      void navigate({ to: '.', search: asked, replace: true });
    },
  ];
}

type Note = { kind: 'saved'; saved: Saved } | { kind: 'scan'; sentence: string } | { kind: 'draft'; name: string; from: Open };

/** `/station/$station`. Another station is another desk: nothing typed on the one stays on the other. */
export function StationScreen() {
  const { station = '' }: { station?: string } = useParams({ strict: false });
  return isStationCode(station) ? <Station key={station} station={station} /> : <NoPermission />;
}

/** One station's desk: who waits, whose form is open, what came of the last one. */
function Station({ station }: { station: StationCode }) {
  const { t } = useTranslation(['station', 'stations']);
  const site = useSite();
  const session = useSession();
  const campaignId = site?.campaign?.campaignId;
  useCatalogue(site?.campaign?.catalogueVersion);
  const [open, setOpen] = useOpen();
  const [note, setNote] = useState<Note | null>(null);
  const waiting = useQuery(
    ask.examinations.list.queryOptions({ input: site && campaignId ? { campaignId, stages: null, day: site.today, station, limit: 500, offset: 0 } : skipToken }),
  );
  const drafts = useQuery(ask.records.drafts.queryOptions({ input: {} })).data ?? [];
  const begun = new Set(drafts.filter(({ slot }) => slot.split('/')[0] === station).map(({ examinationId }) => examinationId));

  const openPerson = (examinationId: string, panel: string | null = null) => {
    setNote(null);
    setOpen({ examinationId, panel });
  };
  const findPerson = async (text: string) => {
    if (!campaignId) return;
    try {
      const { examinationId, residentId, reason } = await rpc.examinations.find({ text, campaignId });
      if (examinationId !== null) openPerson(examinationId);
      else if (reason === 'notRegistered' && residentId !== null) {
        const { demographics } = await rpc.residents.get({ residentId });
        setNote({ kind: 'scan', sentence: t('scanNotRegistered', { name: demographics.name }) });
      } else {
        // A whole ID number has no place on a screen that others see.
        const shown = text.length > 12 ? `${text.slice(0, 4)}…${text.slice(-4)}` : text;
        setNote({ kind: 'scan', sentence: t(reason === 'wrongCheckCharacter' ? 'scanWrongCheck' : 'scanUnknown', { text: shown }) });
      }
    } catch (error) {
      setNote({ kind: 'scan', sentence: t('scanFailed', { sentence: failureSentence(failureOf(error)) }) });
    }
  };
  useScanBurst((text) => void findPerson(text));

  if (site === null || !session) return <LoadingState />;
  if (!mayRecordAt(session, station)) return <NoPermission step={t('noRightStep')} />;
  if (!site.campaign) return <EmptyState title={t('noCampaignTitle')} step={t('noCampaignStep')} />;

  return (
    <div className="st-screen" data-open={open !== null || undefined}>
      <FindPerson
        onOpen={(candidate) => {
          if (candidate.examinationId !== null) openPerson(candidate.examinationId);
          else setNote({ kind: 'scan', sentence: t('scanNotRegistered', { name: candidate.name }) });
        }}
        onNumber={(text) => void findPerson(text)}
      />
      <WaitingList
        lines={waiting.data}
        failed={waiting.isError && waiting.data === undefined}
        onRetry={() => void waiting.refetch()}
        begun={(examinationId) => (begun.has(examinationId) ? t('draft') : null)}
        emptyStep={t('waitingNobodyStep')}
        openId={open?.examinationId ?? null}
        onOpen={(examinationId) => {
          if (examinationId !== open?.examinationId) openPerson(examinationId);
        }}
      />
      <div className="st-side">
        {note?.kind === 'scan' && <Banner tone="abnormal">{note.sentence}</Banner>}
        {note?.kind === 'draft' && !(note.from.examinationId === open?.examinationId && note.from.panel === open.panel) && (
          <Banner tone="info" action={<Button size="small" tabStop={false} onPress={() => openPerson(note.from.examinationId, note.from.panel)}>{t('goBack')}</Button>}>
            {t('draftKept', { name: note.name })}
          </Banner>
        )}
        {note?.kind === 'saved' && open !== null && <SavedNote saved={note.saved} inline />}
        {open === null ? (
          note?.kind === 'saved' ? <SavedNote saved={note.saved} /> : <EmptyState title={t('nobodyOpen')} step={t('nobodyOpenStep')} />
        ) : (
          <StationDesk
            key={open.examinationId}
            examinationId={open.examinationId}
            panel={open.panel}
            station={station}
            today={site.today}
            onClose={() => setOpen(null)}
            onPanel={(panel) => openPerson(open.examinationId, panel)}
            onSaved={(saved, nextPanel) => {
              setNote({ kind: 'saved', saved });
              setOpen(nextPanel === null ? null : { examinationId: open.examinationId, panel: nextPanel });
            }}
            onLeft={(name, panel) => setNote({ kind: 'draft', name, from: { examinationId: open.examinationId, panel } })}
          />
        )}
      </div>
    </div>
  );
}
