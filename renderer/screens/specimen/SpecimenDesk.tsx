import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { panelByCode } from '../../../shared/catalogue/selectors.ts';
import type { Catalogue, Outcome } from '../../../shared/catalogue/types.ts';
import { OutcomeDialog } from '../../fields/OutcomeDialog.tsx';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useCatalogue } from '../../rpc/site.ts';
import { useStationForm, type StationFormAnswer } from '../../rpc/useStationForm.ts';
import { failureSentence } from '../../text/failures.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EnterChain, focusNext } from '../../ui/EnterChain.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/States.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { useFocusFirst } from '../../ui/useFocus.ts';
import { useScanBurst } from '../../ui/useScanBurst.ts';
import { Fasting, type FastingCode } from './Fasting.tsx';
import { LabelsDialog } from './LabelsDialog.tsx';
import { PersonHeader } from '../../person/PersonHeader.tsx';
import { readTubeScan } from './readTubeScan.ts';
import { TubeCard } from './TubeCard.tsx';
import { isOpen, mayTick, tubeName, type SpecimenForm } from './tubes.ts';

export interface Recorded { name: string; count: number; at: number; rest: readonly string[] }

interface DeskProps {
  examinationId: string;
  today: string;
  /** Tubes scanned or ticked for this person and not recorded yet; kept outside, so that another person's visit does not lose them. */
  ticked: readonly string[];
  onTicked: (ticked: readonly string[]) => void;
  onClose: () => void;
  onRecorded: (recorded: Recorded) => void;
}

/** One person's tubes. */
export function SpecimenDesk(props: DeskProps) {
  const { t } = useTranslation('specimen');
  const { examinationId } = props;
  // Never from memory: a tube may have been collected a moment ago, and F4 is about the first that is open.
  const form = useQuery(ask.specimens.form.queryOptions({ input: { examinationId }, gcTime: 0, staleTime: 0 }));
  const station = useStationForm({ examinationId, station: 'specimen', panel: null });
  const catalogue = useCatalogue(form.data?.examination.catalogueVersion);
  useFKeys([{ key: 'Escape', label: t('goBack'), run: props.onClose, enabled: form.data === undefined }]);
  const broken = [form, station].find((one) => one.isError && !one.data);
  if (broken) return <ErrorState title={t('loadFailed')} step={failureSentence(failureOf(broken.error))} onRetry={() => void broken.refetch()} />;
  if (!form.data || !station.data || !catalogue) return <LoadingState />;
  return <Tubes {...props} form={form.data} station={station.data} catalogue={catalogue} />;
}

type Said = { tone: 'critical' | 'done'; sentence: string };

function Tubes({ examinationId, today, ticked, onTicked, onClose, onRecorded, form, station, catalogue }: DeskProps & { form: SpecimenForm; station: StationFormAnswer; catalogue: Catalogue }) {
  const { t } = useTranslation(['specimen', 'station', 'common']);
  const root = useRef<HTMLDivElement>(null);
  const lastTube = useRef<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [notDone, setNotDone] = useState<readonly string[] | null>(null);
  const [labels, setLabels] = useState(false);
  const [fasting, setFasting] = useState<FastingCode | null>(null);
  const collect = useMutation(ask.specimens.collect.mutationOptions());
  const notCollected = useMutation(ask.specimens.notCollected.mutationOptions());
  useFocusFirst(root, true);

  const { examination, tubes, mayWrite } = form;
  const { name } = examination.person;
  const nameOf = (code: string) => tubeName(catalogue.tubes, code);
  const panels = panelByCode(catalogue);
  const asksFasting = station.panels.length > 0 && station.record === null && station.mayWrite;
  const recordedFasting = (station.record?.values['fastingStatus'] as { option?: string } | undefined)?.option ?? null;
  const wanted = tubes.filter((tube) => ticked.includes(tube.tube) && mayTick(tube)).map(({ tube }) => tube);
  const open = tubes.filter(isOpen).map(({ tube }) => tube);
  const toCollect = wanted.length > 0 ? wanted : open;
  const notFasting = (fasting ?? recordedFasting) === '2' || (fasting === null && recordedFasting === null && examination.fasting === false);
  const fastingTubes = tubes.filter((tube) => tube.fasting && mayTick(tube)).map(({ tube }) => nameOf(tube));

  const tick = (tube: string, on: boolean) => onTicked(on ? [...new Set([...ticked, tube])] : ticked.filter((one) => one !== tube));
  useScanBurst((text) => {
    if (!mayWrite) return false;
    const scan = readTubeScan(text, form);
    switch (scan.kind) {
      case 'notATube':
        return false;
      case 'ticks': {
        const all = open.every((tube) => tube === scan.tube.tube || ticked.includes(tube));
        tick(scan.tube.tube, true);
        setSaid({ tone: 'done', sentence: `${t('tubeTicked', { tube: nameOf(scan.tube.tube) })} ${all ? t('allTicked') : ''}` });
        return true;
      }
      case 'collected':
        setSaid({ tone: 'critical', sentence: t('tubeCollected', { tube: nameOf(scan.tube.tube) }) });
        return true;
      case 'notNeeded':
        setSaid({ tone: 'critical', sentence: t('tubeNotNeeded', { name }) });
        return true;
      default:
        setSaid({ tone: 'critical', sentence: t('wrongPerson', { name }) });
        return true;
    }
  });

  const record = async () => {
    if (!mayWrite || collect.isPending) return;
    if (toCollect.length === 0) {
      onClose();
      return;
    }
    setSaid(null);
    try {
      await collect.mutateAsync({ examinationId, tubes: [...toCollect] });
    } catch (error) {
      setSaid({ tone: 'critical', sentence: t('failed', { sentence: failureSentence(failureOf(error)) }) });
      return;
    }
    onTicked([]);
    if (fasting !== null && asksFasting) {
      try {
        await rpc.records.save({ examinationId, station: 'specimen', panel: null, values: { fastingStatus: { option: fasting } }, outcomes: {}, confirmed: {}, replaces: null, reason: null });
      } catch (error) {
        setSaid({ tone: 'critical', sentence: t('fastingFailed', { sentence: failureSentence(failureOf(error)) }) });
        return;
      }
    }
    onRecorded({ name, count: toCollect.length, at: Date.now(), rest: open.filter((tube) => !toCollect.includes(tube)).map(nameOf) });
  };
  const askNotDone = () => {
    const [first] = open;
    const tube = tubes.find((one) => one.tube === lastTube.current && mayTick(one))?.tube ?? first;
    if (tube !== undefined) setNotDone([tube]);
    else setSaid({ tone: 'done', sentence: t('nothingOpen') });
  };
  const keepNotDone = async (which: readonly string[], outcome: Outcome) => {
    setNotDone(null);
    try {
      await notCollected.mutateAsync({ examinationId, tubes: [...which], outcome });
      onTicked(ticked.filter((tube) => !which.includes(tube)));
      setSaid({ tone: 'done', sentence: t('notCollectedSaved', { tube: which.map(nameOf).join('、') }) });
    } catch (error) {
      setSaid({ tone: 'critical', sentence: t('failed', { sentence: failureSentence(failureOf(error)) }) });
    }
  };
  const recordWords = wanted.length > 0 ? t('collectTicked', { count: wanted.length }) : open.length > 0 ? t('collectAll') : t('next');
  useFKeys([
    { key: 'F9', label: recordWords, run: () => void record(), enabled: mayWrite },
    { key: 'F4', label: t('notDone'), run: askNotDone, enabled: mayWrite },
    { key: 'Shift+F4', label: t('notDoneAll'), run: () => { if (open.length > 0) setNotDone(open); }, enabled: mayWrite },
    { key: 'F8', label: t('labels'), run: () => setLabels(true), enabled: tubes.length > 0 },
    { key: 'Escape', label: t('common:back'), run: onClose },
  ]);
  const onArrows = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    focusNext(event.target, event.key === 'ArrowDown' ? 1 : -1);
  };

  return (
    <div className="sp-desk">
      <PersonHeader examination={examination} station="specimen" />
      {said?.tone === 'critical' && <div className="sp-loud" data-testid="scan-refused"><Banner tone="critical">{said.sentence}</Banner></div>}
      {!mayWrite && <Banner tone="muted">{t(examination.signed ? 'readOnlySigned' : 'readOnly')}</Banner>}
      {notFasting && fastingTubes.length > 0 && <Banner tone="abnormal">{t('notFastingWarning', { tubes: fastingTubes.join('、') })}</Banner>}
      {tubes.length === 0 ? (
        <EmptyState title={t('tubesNone')} step={t('tubesNoneStep')} />
      ) : (
        <div ref={root} className="sp-work" onFocus={(event) => { lastTube.current = event.target.closest('[data-tube]')?.getAttribute('data-tube') ?? lastTube.current; }}>
          <EnterChain onComplete={() => { if (wanted.length > 0) void record(); }}>
            {(asksFasting || recordedFasting !== null) && <Fasting value={fasting} onChange={setFasting} recorded={recordedFasting} />}
            <div role="presentation" className="sp-tubes" onKeyDown={onArrows}>
              {tubes.map((state) => {
                const tube = catalogue.tubes.find(({ code }) => code === state.tube);
                return tube && (
                  <TubeCard
                    key={state.tube}
                    tube={tube}
                    state={state}
                    panelNames={state.panels.map((code) => panels.get(code)?.name ?? code)}
                    ticked={wanted.includes(state.tube)}
                    onTick={(on) => tick(state.tube, on)}
                    mayWrite={mayWrite}
                  />
                );
              })}
            </div>
          </EnterChain>
        </div>
      )}
      <footer className="sp-foot">
        <Button keyHint="Esc" variant="quiet" onPress={onClose}>{t('common:back')}</Button>
        {mayWrite && <Button keyHint="F4" onPress={askNotDone}>{t('notDone')}</Button>}
        {mayWrite && open.length > 1 && <Button keyHint="⇧F4" variant="quiet" onPress={() => setNotDone(open)}>{t('notDoneAll')}</Button>}
        {tubes.length > 0 && <Button keyHint="F8" onPress={() => setLabels(true)}>{t('labels')}</Button>}
        <p className="sp-message" role="status">{said?.tone === 'done' ? said.sentence : ''}</p>
        {mayWrite && <Button variant="primary" size="large" keyHint="F9" busy={collect.isPending} onPress={() => void record()}>{recordWords}</Button>}
      </footer>
      {notDone && (
        <OutcomeDialog
          open
          name={notDone.length > 1 ? t('allTubes') : nameOf(notDone[0] ?? '')}
          today={today}
          initial={notDone.length === 1 ? (tubes.find(({ tube }) => tube === notDone[0])?.outcome ?? undefined) : undefined}
          onSave={(outcome) => void keepNotDone(notDone, outcome)}
          onClose={() => setNotDone(null)}
        />
      )}
      {labels && <LabelsDialog form={form} tubes={catalogue.tubes} onClose={() => setLabels(false)} />}
    </div>
  );
}
