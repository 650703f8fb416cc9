import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { itemByCode } from '../../../shared/catalogue/selectors.ts';
import type { Catalogue } from '../../../shared/catalogue/types.ts';
import type { NormalFor } from '../../../shared/clinical/normalBounds.ts';
import type { Finding } from '../../../shared/model/examination.ts';
import { valueText } from '../../fields/valueText.ts';
import { failureOf } from '../../rpc/failure.ts';
import { printSheet, readPrintSettings } from '../../rpc/printing.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useMay } from '../../rpc/site.ts';
import { useStationDraft } from '../../rpc/useStationDraft.ts';
import type { StationFormAnswer } from '../../rpc/useStationForm.ts';
import { failureSentence } from '../../text/failures.ts';
import { instantText, timeText } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { focusFirst } from '../../ui/EnterChain.tsx';
import { KeyLayer } from '../../ui/KeyLayer.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PrintDialog, type Printout } from '../../ui/PrintDialog.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useStatusHint } from '../../ui/statusHint.ts';
import { BlockedDialog } from './BlockedDialog.tsx';
import { blockersOf } from './blockers.ts';
import { changesBetween } from './changes.ts';
import { ChangesBanner } from './ChangesBanner.tsx';
import { descriptionsOf, restsOn } from './conclusion.ts';
import { ConclusionPane } from './ConclusionPane.tsx';
import { findingKey } from './FindingCard.tsx';
import { FindingsPane } from './FindingsPane.tsx';
import { byUrgency, shortHash, type Page } from './page.ts';
import { PersonHeader } from './PersonHeader.tsx';
import type { WordedProposal } from './ProposalList.tsx';
import { ReferralDialog } from './ReferralDialog.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useConclusion } from './useConclusion.ts';

export interface ExaminationReviewProps { page: Page; form: StationFormAnswer; catalogue: Catalogue; today: string; onNext: () => void }

type Asking = { kind: 'sign' } | { kind: 'blocked' } | { kind: 'reopen' } | { kind: 'referral'; finding: Finding | null };

/** One examination from findings to signature. What was on the screen is what is signed: `seen` holds it. */
export function ExaminationReview({ page: given, form, catalogue, today, onNext }: ExaminationReviewProps) {
  const { t } = useTranslation(['review', 'common']);
  const client = useQueryClient();
  const page = useMemo(() => ({ ...given, findings: byUrgency(given.findings, catalogue) }), [given, catalogue]);
  const { examination } = page;
  const { examinationId, person } = examination;
  const [seen, setSeen] = useState(page);
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [printout, setPrintout] = useState<Printout | null>(null);
  const [linked, setLinked] = useState<WordedProposal | null>(null);
  const [draftFrom, setDraftFrom] = useState(form.draft?.savedAt ?? null);
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const maySign = useMay('examination.sign');
  const mayRefer = useMay('referral.write');
  const maySeeSensitive = useMay('sensitive.read');

  const about: NormalFor = useMemo(() => ({ catalogue, values: page.values, person: { sex: person.sex, ageYears: person.ageYears, groups: person.groups } }), [catalogue, page.values, person]);
  const conclusion = useConclusion(page, catalogue, { panels: form.panels, values: form.draft?.values ?? page.conclusion?.values ?? {} }, today);
  const { form: record } = conclusion;
  const mayWrite = form.mayWrite && !examination.signed;
  const unsaved = mayWrite && (record.changed || draftFrom !== null);
  const content = useMemo(() => ({ values: record.entries, outcomes: {} }), [record.entries]);
  const draft = useStationDraft({ examinationId, station: 'review', panel: null }, content, mayWrite && record.changed, () => {});
  useStatusHint(record.changed && draft.failed ? t('draftFailed') : record.changed && draft.savedAt !== null ? t('draftKept', { time: timeText(draft.savedAt) }) : null);

  const changes = changesBetween(seen, page, own);
  const changedSlots = new Set(changes.flatMap((change) => (change.kind === 'record' ? [change.slot] : [])));
  const blockers = examination.signed ? [] : blockersOf({ page, catalogue, changes: changes.length, validation: mayWrite ? record.validation : null, maySign });

  const pageQuery = ask.review.page.queryOptions({ input: { examinationId }, staleTime: 0 });
  const say = (error: unknown) => failureSentence(failureOf(error));
  const startFrom = (entries: typeof record.entries) => {
    record.start({ entries, outcomes: {}, confirmed: {} });
    setDraftFrom(null);
  };

  /** Writes the conclusion down; what stood before stays as history. Returns the record's id, or the sentence why not. */
  const saveConclusion = async (): Promise<{ recordId: string } | { refusedBecause: string }> => {
    if (!record.ready) {
      record.showAll();
      return { refusedBecause: t('blockedBy') };
    }
    const replaced = page.conclusion;
    await draft.stop();
    try {
      const { recordId } = await rpc.records.save({
        examinationId, station: 'review', panel: null, values: { ...record.validation.values }, outcomes: {},
        confirmed: Object.fromEntries(Object.entries(record.confirmed).map(([item, answer]) => [item, answer === 'repeated' ? answer : answer.reason])),
        replaces: replaced?.recordId ?? null, reason: replaced === null ? null : (page.signatures[0]?.reopenedReason ?? t('reasonBeforeSigning')),
      });
      setOwn((before) => new Set([...before, recordId]));
      // At once, so that nothing of what is now recorded is kept as a draft again.
      flushSync(() => startFrom(record.validation.values));
      return { recordId };
    } catch (error) {
      return { refusedBecause: say(error) };
    } finally {
      draft.resume();
    }
  };
  const save = async () => {
    if (!mayWrite || busy) return;
    setBusy(true);
    const saved = await saveConclusion();
    setBusy(false);
    if ('recordId' in saved) showToast({ message: t('conclusionSaved') });
    else if (record.ready) showToast({ message: saved.refusedBecause });
    else focusProblem();
    await client.invalidateQueries({ queryKey: pageQuery.queryKey });
  };
  // A frame later: the dialog that was open gives the focus back first.
  const focusProblem = () =>
    globalThis.requestAnimationFrame(() => {
      const invalid = root.current?.querySelector<HTMLElement>('.rv-form [aria-invalid="true"]');
      (invalid?.matches('input, textarea') ? invalid : invalid?.querySelector<HTMLElement>('input, textarea'))?.focus();
    });

  const startSigning = () => {
    if (examination.signed || busy) return;
    if (blockers.length > 0 && !record.ready) record.showAll();
    setAsking({ kind: blockers.length > 0 ? 'blocked' : 'sign' });
  };
  /** Null when it is signed, or when there is something to look at first. */
  const sign = async (password: string): Promise<string | null> => {
    const mine = new Set(own);
    let bound = seen;
    if (unsaved || page.conclusion === null) {
      const saved = await saveConclusion();
      if ('refusedBecause' in saved) return saved.refusedBecause;
      mine.add(saved.recordId);
    }
    if (mine.size > 0) {
      // One's own words are part of what is signed; anything else that came in meanwhile is not.
      bound = await client.fetchQuery(pageQuery);
      if (changesBetween(seen, bound, mine).length > 0) {
        setAsking(null);
        return null;
      }
    }
    try {
      const { version, contentHash } = await rpc.review.sign({ examinationId, contentHash: bound.contentHash, password });
      setAsking(null);
      showToast({ message: t('signedToast', { name: person.name, version, hash: shortHash(contentHash) }) });
      onNext();
      void client.invalidateQueries({ queryKey: ask.review.key() });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'refused' || failure.reason === 'wrongPassword' || failure.reason === 'tooManyTries') return say(error);
      setAsking(null);
      showToast({ message: say(error) });
      await client.invalidateQueries({ queryKey: pageQuery.queryKey });
      return null;
    }
  };
  const reopen = async (reason: string): Promise<string | null> => {
    try {
      await rpc.review.reopen({ examinationId, reason });
    } catch (error) {
      return say(error);
    }
    setAsking(null);
    showToast({ message: t('reopened') });
    await Promise.all([client.invalidateQueries({ queryKey: ask.review.key() }), client.invalidateQueries({ queryKey: ask.records.key() })]);
    return null;
  };
  const dropDraft = () => {
    startFrom(page.conclusion?.values ?? {});
    void rpc.records.dropDraft({ examinationId, station: 'review', panel: null }).catch((error: unknown) => showToast({ message: say(error) }));
  };

  const startReferral = () => {
    if (!mayRefer) return;
    if (examination.signed) {
      showToast({ message: t('closedForReferral') });
      return;
    }
    const key = document.activeElement?.closest('[data-finding]')?.getAttribute('data-finding');
    setAsking({ kind: 'referral', finding: page.findings.find((finding) => findingKey(finding) === key) ?? null });
  };
  const print = (title: string, load: () => Promise<{ html: string }>) => {
    setPrintout({ title, html: null, problem: null });
    load().then(
      ({ html }) => setPrintout({ title, html, problem: null }),
      (error: unknown) => setPrintout({ title, html: null, problem: say(error) }),
    );
  };
  const toPaper = async (html: string) => {
    if ((await printSheet({ html, printer: readPrintSettings().sheetPrinter, paperMm: null })) === 'failed') showToast({ message: t('printFailed') });
  };
  const printReferral = (referralId: string) => print(t('referralTitle', { name: person.name }), () => rpc.documents.referralForm({ referralId }));
  const printSummary = (withSensitive: boolean) => print(t('summaryTitle', { name: person.name }), () => rpc.documents.examinationSummary({ examinationId, withSensitive }));
  const referred = (referralId: string) => {
    setOwn((before) => new Set([...before, referralId]));
    setAsking(null);
    showToast({ message: t('referSaved') });
    printReferral(referralId);
    void client.invalidateQueries({ queryKey: ask.review.key() });
    void client.invalidateQueries({ queryKey: ask.referrals.key() });
  };
  const lookAtChanges = () => setSeen(page);
  const focusForm = () => {
    const fields = root.current?.querySelector<HTMLElement>('.rv-form');
    if (fields) focusFirst(fields);
  };
  const takeAll = () => {
    flushSync(() => conclusion.take(conclusion.open));
    focusForm();
  };

  const [latest] = page.signatures;
  const evaluation = itemByCode(catalogue).get('healthEvaluation');
  const evaluated = record.validation.values['healthEvaluation'] ?? page.conclusion?.values['healthEvaluation'];
  return (
    <div className="rv-page" ref={root}>
      <KeyLayer
        keys={[
          { key: 'Alt+ArrowLeft', label: t('toFindings'), run: () => root.current?.querySelector<HTMLElement>('.rv-middle [data-rove][tabindex="0"], .rv-middle button')?.focus() },
          { key: 'Alt+ArrowRight', label: t('toConclusion'), run: focusForm },
          { key: 'F4', label: t('printSummary'), run: () => printSummary(false), enabled: examination.version > 0 },
          { key: 'F5', label: t('seen'), run: lookAtChanges, enabled: changes.length > 0 },
          { key: 'F6', label: t('takeAll'), run: takeAll, enabled: mayWrite && conclusion.open.length > 0 },
          { key: 'Shift+F7', label: t('reopen'), run: () => setAsking({ kind: 'reopen' }), enabled: examination.signed && maySign },
          { key: 'F7', label: t('refer'), run: startReferral, enabled: mayRefer },
          { key: 'F9', label: t('saveConclusion'), run: () => void save(), enabled: mayWrite },
          { key: 'F10', label: t('signAndNext'), run: startSigning, enabled: !examination.signed },
        ]}
      />
      <PersonHeader examination={examination} />
      <ChangesBanner changes={changes} onSeen={lookAtChanges} />
      <div className="rv-panes">
        <FindingsPane
          page={page}
          about={about}
          takenRules={conclusion.takenRules}
          changedSlots={changedSlots}
          isLinked={(finding) => linked !== null && restsOn(linked.proposal, finding)}
          onTake={mayWrite ? conclusion.takeFinding : () => {}}
          onPrintReferral={printReferral}
        />
        <ConclusionPane
          page={page}
          about={about}
          conclusion={conclusion}
          mayWrite={mayWrite}
          draftFrom={record.changed ? null : draftFrom}
          onDropDraft={dropDraft}
          onComplete={startSigning}
          onTakeAll={takeAll}
          focusForm={focusForm}
          onAt={setLinked}
        />
      </div>
      <footer className="rv-foot">
        {examination.signed && latest ? (
          <p className="rv-signed" data-tone="done">✓ {t('signedState', { version: latest.version, staff: latest.staffName, time: instantText(latest.signedAt), hash: shortHash(latest.contentHash) })}</p>
        ) : blockers.length === 0 ? (
          <p className="rv-clear" data-tone="done">✓ {t('nothingBlocks')}</p>
        ) : (
          <div className="rv-blockers" role="status">
            <b>{t('blockedBy')}</b>
            <ul>{blockers.map(({ key, words }) => <li key={key}>{words}</li>)}</ul>
          </div>
        )}
        <div className="rv-acts">
          {examination.version > 0 && (
            <Menu
              label={t('print')}
              entries={[
                { id: 'plain', label: t('summaryPlain'), text: t('summaryPlain'), keyHint: 'F4', onPress: () => printSummary(false) },
                ...(maySeeSensitive ? [{ id: 'sensitive', label: t('summarySensitive'), text: t('summarySensitive'), onPress: () => printSummary(true) }] : []),
              ]}
            />
          )}
          {mayRefer && !examination.signed && <Button keyHint="F7" onPress={startReferral}>{t('refer')}</Button>}
          {mayWrite && <Button keyHint="F9" busy={busy} disabled={!unsaved} onPress={() => void save()}>{t('saveConclusion')}</Button>}
          {examination.signed ? (
            maySign && <Button keyHint="⇧F7" size="large" onPress={() => setAsking({ kind: 'reopen' })}>{t('reopen')}</Button>
          ) : (
            <Button variant={blockers.length === 0 ? 'primary' : 'plain'} size="large" keyHint="F10" onPress={startSigning}>{t('signAndNext')}</Button>
          )}
        </div>
      </footer>
      {asking?.kind === 'sign' && (
        <SignDialog
          name={person.name}
          version={examination.version + 1}
          evaluation={evaluation && evaluated !== undefined ? valueText(evaluation, evaluated) : ''}
          abnormal={descriptionsOf(record.validation.values['healthAbnormalities']).length}
          referrals={page.referrals.length}
          onSign={sign}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.kind === 'blocked' && (
        <BlockedDialog
          blockers={blockers}
          onClose={() => {
            setAsking(null);
            focusProblem();
          }}
        />
      )}
      {asking?.kind === 'reopen' && <ReopenDialog name={person.name} version={examination.version} onReopen={reopen} onClose={() => setAsking(null)} />}
      {asking?.kind === 'referral' && <ReferralDialog page={page} catalogue={catalogue} finding={asking.finding} onSaved={referred} onClose={() => setAsking(null)} />}
      <PrintDialog printout={printout} print={(html) => void toPaper(html)} onClose={() => setPrintout(null)} />
    </div>
  );
}
