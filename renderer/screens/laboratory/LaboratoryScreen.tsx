import { skipToken, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './laboratory.css';
import type { Catalogue } from '../../../shared/catalogue/types.ts';
import { addDays } from '../../../shared/model/day.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask } from '../../rpc/rpc.ts';
import { useCatalogue, useMay, useSession, useSite } from '../../rpc/site.ts';
import { useDraftSlots } from '../../rpc/useDraftSlots.ts';
import { failureSentence } from '../../text/failures.ts';
import { shortDayText } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioRow } from '../../ui/RadioRow.tsx';
import { Select } from '../../ui/Select.tsx';
import { EmptyState, ErrorState, LoadingState, NoPermission } from '../../ui/States.tsx';
import { useScanBurst } from '../../ui/useScanBurst.ts';
import { hasOptional, type LabLine } from './columns.ts';
import { findTube, type FoundTube } from './findTube.ts';
import { LabGrid } from './LabGrid.tsx';
import { focusCell } from './moveInGrid.ts';
import { PanelList } from './PanelList.tsx';
import { keepBench, readBench, type BenchSettings } from './settings.ts';

type Day = string | null;

const daysBack = 7;

/** The laboratory's bench. */
export function LaboratoryScreen() {
  const { t } = useTranslation(['laboratory', 'station']);
  const site = useSite();
  const may = useMay('laboratory.write');
  const catalogue = useCatalogue(site?.campaign?.catalogueVersion);
  if (site === null) return <LoadingState />;
  if (!may) return <NoPermission />;
  if (!site.campaign) return <EmptyState title={t('station:noCampaignTitle')} step={t('station:noCampaignStep')} />;
  if (!catalogue) return <LoadingState />;
  return <Bench campaignId={site.campaign.campaignId} today={site.today} catalogue={catalogue} />;
}

/** A link from the drafts names a person and a panel; the day it was collected may be any. */
function useAsked(): { examination: string | null; panel: string | null } {
  const { examination, panel } = useSearch({ strict: false });
  return { examination: typeof examination === 'string' ? examination : null, panel: typeof panel === 'string' ? panel : null };
}

function Bench({ campaignId, today, catalogue }: { campaignId: string; today: string; catalogue: Catalogue }) {
  const { t } = useTranslation('laboratory');
  const asked = useAsked();
  const session = useSession();
  const [day, setDay] = useState<Day>(asked.examination === null ? today : null);
  const [withDone, setWithDone] = useState(false);
  const [chosen, setChosen] = useState<string | null>(asked.panel);
  const [wanted, setWanted] = useState<string | null>(asked.examination);
  const [seenAsked, setSeenAsked] = useState(asked.examination);
  const [settings, setSettings] = useState(readBench);
  const [note, setNote] = useState<string | null>(null);
  if (seenAsked !== asked.examination) {
    setSeenAsked(asked.examination);
    setWanted(asked.examination);
    if (asked.panel !== null) {
      setChosen(asked.panel);
      setDay(null);
    }
  }

  const panels = useQuery(ask.laboratory.panels.queryOptions({ input: { campaignId, day } }));
  const listed = panels.data ?? [];
  const panel = chosen ?? (listed.find(({ waiting }) => waiting > 0) ?? listed[0])?.panel ?? null;
  const worklist = useQuery(ask.laboratory.worklist.queryOptions({ input: panel === null ? skipToken : { campaignId, panel, day, withDone } }));
  const drafts = useDraftSlots(panel === null ? null : `laboratory/${panel}`);
  const change = (next: Partial<BenchSettings>) => {
    setSettings({ ...settings, ...next });
    keepBench({ ...settings, ...next });
  };

  const goToTube = async (text: string) => {
    let found;
    try {
      found = await findTube(text, { campaignId, catalogue, current: panel });
    } catch (error) {
      setNote(t('scanFailed', { sentence: failureSentence(failureOf(error)) }));
      return;
    }
    if (found.kind !== 'found') {
      setNote(refusalOf(found, text));
      return;
    }
    // Whose row it is stands above the grid; a second name here would soon be the wrong one.
    setNote(null);
    setWanted(found.examinationId);
    const cell = found.panel === panel ? document.querySelector<HTMLElement>(`[data-examination="${found.examinationId}"] [data-cell]`) : null;
    if (cell) {
      focusCell(cell);
      return;
    }
    setChosen(found.panel);
    if (day !== null && found.examinedOn !== day) setDay(null);
    if (found.recorded) setWithDone(true);
  };
  const refusalOf = (found: Exclude<FoundTube, { kind: 'found' }>, text: string): string => {
    switch (found.kind) {
      case 'unknown':
        // An ID number has no place on a screen that others see.
        return t('scanUnknown', { text: text.length > 12 ? `${text.slice(0, 4)}…${text.slice(-4)}` : text });
      case 'wrongCheckCharacter':
        return t('scanWrongCheck', { text });
      default:
        return t(found.kind === 'notCollected' ? 'scanNotCollected' : 'scanNoPanel', { name: found.name });
    }
  };
  useScanBurst((text) => void goToTube(text));

  const days = Array.from({ length: daysBack }, (_, back) => addDays(today, -back));
  const dayWords = (one: string, back: number) => (back === 0 ? `${t('today')} ${shortDayText(one)}` : back === 1 ? `${t('yesterday')} ${shortDayText(one)}` : shortDayText(one));
  return (
    <div className="lg-screen">
      <div className="lg-side">
        <div className="lg-day">
          <Select
            label={t('day')}
            hideLabel
            options={[...days.map((one, back) => ({ id: one, text: dayWords(one, back) })), { id: 'any', text: t('anyDay') }]}
            value={day ?? 'any'}
            onChange={(id) => {
              setWanted(null);
              setDay(id === 'any' ? null : id);
            }}
          />
        </div>
        {panels.isError && panels.data === undefined ? (
          <ErrorState step={failureSentence(failureOf(panels.error))} onRetry={() => void panels.refetch()} />
        ) : panels.data === undefined ? (
          <LoadingState />
        ) : (
          <PanelList
            catalogue={catalogue}
            panels={listed}
            current={panel}
            onChoose={(code) => {
              setNote(null);
              setWanted(null);
              setChosen(code);
            }}
          />
        )}
      </div>
      <div className="lg-main">
        <div className="lg-bar">
          <RadioRow
            label={t('show')}
            showCodes={false}
            clearable={false}
            options={[{ code: 'u', label: t('unfinished') }, { code: 'a', label: t('everything') }]}
            value={withDone ? 'a' : 'u'}
            onChange={(code) => {
              setWanted(null);
              setWithDone(code === 'a');
            }}
          />
          <span className="lg-bar-switch">
            <span className="ui-soft">{t('enterGoes')}</span>
            <RadioRow
              label={t('enterGoes')}
              showCodes={false}
              clearable={false}
              options={[{ code: 'r', label: t('enterRight') }, { code: 'd', label: t('enterDown') }]}
              value={settings.enter === 'down' ? 'd' : 'r'}
              onChange={(code) => change({ enter: code === 'd' ? 'down' : 'right' })}
            />
          </span>
          {panel !== null && hasOptional(catalogue, panel) && <Checkbox checked={settings.optional} onChange={(optional) => change({ optional })}>{t('optional')}</Checkbox>}
        </div>
        <div className="lg-note">{note !== null && <Banner tone="critical">{note}</Banner>}</div>
        {panel === null ? (
          panels.data && <EmptyState title={t('noPanels')} step={t('noPanelsStep')} />
        ) : worklist.isError && worklist.data === undefined ? (
          <ErrorState title={t('loadFailed')} step={failureSentence(failureOf(worklist.error))} onRetry={() => void worklist.refetch()} />
        ) : worklist.data === undefined || drafts === null ? (
          <LoadingState />
        ) : (
          <WhenThereAre
            key={`${panel} ${day ?? ''} ${String(withDone)}`}
            lines={worklist.data}
            empty={<EmptyState title={t(withDone ? 'noRowsAll' : 'noRows')} step={t('noRowsStep')} />}
            grid={(lines) => (
              <LabGrid
                catalogue={catalogue}
                panel={panel}
                lines={lines}
                drafts={drafts}
                wanted={wanted}
                direction={settings.enter}
                withOptional={settings.optional}
                today={today}
                staffName={session?.name ?? ''}
              />
            )}
          />
        )}
      </div>
    </div>
  );
}

/** The grid stays once it was there, also when its last row is done. */
function WhenThereAre({ lines, empty, grid }: { lines: readonly LabLine[]; empty: ReactNode; grid: (lines: readonly LabLine[]) => ReactNode }) {
  const [were, setWere] = useState(lines.length > 0);
  if (!were && lines.length > 0) setWere(true);
  return were ? grid(lines) : empty;
}
