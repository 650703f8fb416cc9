import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panelByCode } from '../../../shared/catalogue/selectors.ts';
import type { StationCode } from '../../../shared/catalogue/types.ts';
import { isRecordedByPanel } from '../../../shared/examination/slot.ts';
import { keepsPersonHere } from '../../../shared/examination/accounting.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask } from '../../rpc/rpc.ts';
import { useCatalogue } from '../../rpc/site.ts';
import { useStationForm } from '../../rpc/useStationForm.ts';
import { failureSentence } from '../../text/failures.ts';
import { EmptyState, ErrorState, LoadingState, NoPermission } from '../../ui/States.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { EntryForm, type SavedAnswer } from './EntryForm.tsx';
import { PanelBar } from './PanelBar.tsx';
import { PersonHeader } from '../../person/PersonHeader.tsx';
import { RecordView } from './RecordView.tsx';
import type { Saved } from './SavedNote.tsx';

export interface StationDeskProps {
  examinationId: string;
  /** Null where the station records everything at once, or before a panel was chosen. */
  panel: string | null;
  station: StationCode;
  today: string;
  onClose: () => void;
  onPanel: (panel: string) => void;
  onSaved: (saved: Saved, nextPanel: string | null) => void;
  onLeft: (name: string, panel: string | null) => void;
}

/** One person's form at this station. Where panels are recorded one by one, the first that is missing comes first. */
export function StationDesk(props: StationDeskProps) {
  const byPanel = isRecordedByPanel(props.station);
  const examination = useQuery(ask.examinations.get.queryOptions({ input: byPanel && props.panel === null ? { examinationId: props.examinationId } : skipToken }));
  const catalogue = useCatalogue(examination.data?.catalogueVersion);
  if (!byPanel || props.panel !== null) return <Desk key={props.panel} {...props} />;
  if (examination.isError) return <ErrorState step={failureSentence(failureOf(examination.error))} onRetry={() => void examination.refetch()} />;
  if (!examination.data || !catalogue) return <LoadingState />;
  const here = examination.data.panels.map(({ panel }) => panel).filter((code) => panelByCode(catalogue).get(code)?.station === props.station);
  const missing = here.find((code) => examination.data.unaccounted.some(({ panel }) => panel === code));
  const panel = missing ?? here[0];
  if (panel === undefined) return <NotOnPackage station={props.station} onClose={props.onClose} />;
  return <Desk key={panel} {...props} panel={panel} />;
}

function NotOnPackage({ station, onClose }: { station: StationCode; onClose: () => void }) {
  const { t } = useTranslation(['station', 'stations']);
  useFKeys([{ key: 'Escape', label: t('back'), run: onClose }]);
  return <EmptyState title={t('notOnPackage', { station: t(`stations:${station}`) })} step={t('notOnPackageStep')} />;
}

function Desk({ examinationId, panel, station, today, onClose, onPanel, onSaved, onLeft }: StationDeskProps) {
  const { t } = useTranslation(['station', 'stations']);
  const root = useRef<HTMLDivElement>(null);
  const form = useStationForm({ examinationId, station, panel });
  const catalogue = useCatalogue(form.data?.examination.catalogueVersion);
  const [correcting, setCorrecting] = useState(false);
  /** From a correction to the record it corrects, which then says that a draft waits; from there to the list. */
  const back = () => {
    if (!correcting) {
      onClose();
      return;
    }
    setCorrecting(false);
    void form.refetch();
  };
  // Only from inside: Escape in a menu or a dialog is theirs.
  useFKeys([{ key: 'Escape', label: t('back'), run: back, within: root }]);

  if (form.isError && !form.data) return <ErrorState title={t('loadFailed')} step={failureSentence(failureOf(form.error))} onRetry={() => void form.refetch()} />;
  if (!form.data || !catalogue) return <LoadingState />;
  const answer = form.data;
  const { examination, record } = answer;
  const panels = panelByCode(catalogue);
  const panelName = (code: string) => panels.get(code)?.name ?? code;
  const here = examination.panels.map((one) => one.panel).filter((code) => panels.get(code)?.station === station);

  const saved = ({ missing, pendingStations, addedPanels }: SavedAnswer, at: number) => {
    const open = new Set([...examination.unaccounted.map((one) => one.panel), ...addedPanels]);
    const nextPanel = panel === null ? null : ([...here, ...addedPanels].find((code) => code !== panel && open.has(code) && panels.get(code)?.station === station) ?? null);
    onSaved(
      {
        name: examination.person.name, at, missing, pending: pendingStations.filter((code) => code !== station && keepsPersonHere(code)), added: addedPanels.map(panelName),
        panel: panel === null || nextPanel === null ? null : { saved: panelName(panel), next: panelName(nextPanel) },
      },
      nextPanel,
    );
  };
  const shared = { answer, catalogue, station, panel, today };
  return (
    <div ref={root} className="st-desk" tabIndex={-1} data-station={station}>
      <PersonHeader examination={examination} station={station} />
      {panel !== null && here.length > 1 && (
        <PanelBar
          panels={here.map((code) => ({ code, name: panelName(code), done: !examination.unaccounted.some((one) => one.panel === code) }))}
          current={panel}
          onPanel={onPanel}
        />
      )}
      {answer.panels.length === 0 ? (
        <NotOnPackage station={station} onClose={onClose} />
      ) : record !== null && !correcting ? (
        <RecordView {...shared} record={record} onClose={onClose} onCorrect={() => setCorrecting(true)} />
      ) : answer.mayWrite ? (
        <EntryForm
          key={record?.recordId ?? 'new'}
          {...shared}
          old={record}
          onClose={back}
          onSaved={saved}
          onLeft={() => onLeft(examination.person.name, panel)}
        />
      ) : examination.signed ? (
        <EmptyState title={t('noneRecorded')} step={t('recordSigned')} />
      ) : (
        <NoPermission step={t('noRightStep')} />
      )}
    </div>
  );
}
