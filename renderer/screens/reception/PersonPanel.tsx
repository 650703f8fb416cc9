import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panelByCode, tubesOfPanels } from '../../../shared/catalogue/selectors.ts';
import type { CampaignShape, Candidate, ResidentShape } from '../../../shared/contract/shapes.ts';
import { ethnicityName } from '../../../shared/model/ethnicity.ts';
import { maskIdentityNumber } from '../../../shared/model/identityNumber.ts';
import { failureOf } from '../../rpc/failure.ts';
import type { PrintSettings } from '../../rpc/printing.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useCatalogue, useMay } from '../../rpc/site.ts';
import { queryClient } from '../../rpc/queryClient.ts';
import { failureSentence } from '../../text/failures.ts';
import { sexText, timeText, dayText } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { PersonBar } from '../../ui/PersonBar.tsx';
import { Photo } from '../../ui/Photo.tsx';
import { RadioRow } from '../../ui/RadioRow.tsx';
import { ErrorState, LoadingState, OfflineState } from '../../ui/States.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { beginEdit, changedDetails, rebaseEdit, type Edit } from './details.ts';
import { DetailsForm, DetailsView } from './DetailsSection.tsx';
import { MergeDialog, UnmergeDialog } from './MergeDialog.tsx';
import { PackageList } from './PackageList.tsx';
import { lastYearFacts, photoSource } from './personFacts.ts';
import { PhotoDialog } from './PhotoDialog.tsx';

const confirmations = { '1': 'card', '2': 'face', '3': 'document', '4': 'none' } as const;
type ConfirmationCode = keyof typeof confirmations;
const confirmationCodes = Object.keys(confirmations) as ConfirmationCode[];

export interface Registered { examinationId: string; examNumber: string; name: string; hasTubes: boolean }

export interface PersonPanelProps {
  residentId: string;
  /** What the search already knew: painted before anything else has come. */
  candidate: Candidate | null;
  /** The card itself was read: nobody needs to be asked how the identity was confirmed. */
  byCard: boolean;
  campaign: CampaignShape;
  today: string;
  villages: readonly { code: string; name: string }[];
  edit: Edit | null;
  onEdit: (edit: Edit | null) => void;
  settings: PrintSettings;
  onRegistered: (registered: Registered) => void;
  onReprint: (of: { examinationId: string; examNumber: string; name: string }) => void;
  onOpen: (residentId: string) => void;
  onCheckout: (examinationId: string) => void;
  onClose: () => void;
}

type Dialog = { kind: 'merge' } | { kind: 'photo' } | { kind: 'unmerge'; residentId: string; name: string };

export function PersonPanel({ residentId, candidate, byCard, campaign, today, villages, edit, onEdit, settings, onRegistered, onReprint, onOpen, onCheckout, onClose }: PersonPanelProps) {
  const { t } = useTranslation(['reception', 'shortDocumentKinds', 'stations', 'stageWords', 'common']);
  const { campaignId } = campaign;
  // All at once: nothing here waits for another answer.
  const asked = useQuery(ask.residents.get.queryOptions({ input: { residentId } }));
  const pack = useQuery(ask.residents.packageToday.queryOptions({ input: { residentId, campaignId } })).data;
  const photos = useQuery(ask.residents.photos.queryOptions({ input: { residentId } })).data;
  const shownPhotos = ([{ src: photoSource(photos?.card), caption: 'cardPhoto' }, { src: photoSource(photos?.camera), caption: 'cameraPhoto' }] as const).filter(({ src }) => src !== null);
  const resident = asked.data ?? null;
  const opened = resident?.examinations.find((one) => one.campaignId === campaignId) ?? null;
  const openedId = opened?.examinationId ?? candidate?.examinationId ?? null;
  const examination = useQuery(ask.examinations.get.queryOptions({ input: openedId === null ? skipToken : { examinationId: openedId } })).data;
  const catalogue = useCatalogue(campaign.catalogueVersion);
  const [mayWrite, mayMerge, mayCheckOut] = [useMay('resident.write'), useMay('resident.merge'), useMay('examination.checkOut')];

  const [fasting, setFasting] = useState<boolean | null>(null);
  const [confirmed, setConfirmed] = useState<ConfirmationCode | null>(byCard ? '1' : null);
  const [tried, setTried] = useState(false);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const questions = useRef<HTMLDivElement>(null);

  const open = useMutation(
    ask.examinations.open.mutationOptions({
      onSuccess: ({ examinationId, examNumber }) =>
        onRegistered({ examinationId, examNumber, name: resident?.demographics.name ?? '', hasTubes: pack !== undefined && catalogue !== undefined && tubesOfPanels(catalogue, pack.panels.map(({ panel }) => panel)).length > 0 }),
      onError: () => void queryClient.invalidateQueries({ queryKey: ask.residents.key() }),
    }),
  );
  const save = useMutation({
    mutationFn: async (changing: Edit) => {
      const fields = changedDetails(changing);
      if (Object.keys(fields).length > 0) await rpc.residents.change({ residentId, head: changing.head, fields, reason: null });
      return Object.keys(fields).length > 0;
    },
    onSuccess: (changed) => {
      onEdit(null);
      if (changed) showToast({ message: t('detailsSaved') });
    },
    onError: async (error, changing) => {
      if (failureOf(error).kind !== 'stale') return;
      const fresh = await queryClient.fetchQuery({ ...ask.residents.get.queryOptions({ input: { residentId } }), staleTime: 0 });
      onEdit(rebaseEdit(changing, fresh.demographics, fresh.head));
    },
  });

  const register = () => {
    if (!resident || openedId !== null || open.isPending) return;
    setTried(true);
    if (confirmed === null) {
      questions.current?.querySelector<HTMLInputElement>('[data-confirmed] input')?.focus();
      return;
    }
    open.mutate({ residentId, campaignId, fasting, identityConfirmed: confirmations[confirmed] });
  };
  const saveDetails = () => {
    if (edit && !save.isPending) save.mutate(edit);
  };
  const startEdit = () => {
    if (resident && mayWrite) onEdit(beginEdit(resident.demographics, resident.head));
  };
  const reprint = () => {
    if (examination) onReprint({ examinationId: examination.examinationId, examNumber: examination.examNumber, name: examination.person.name });
  };
  const registers = openedId === null && resident?.mergedInto === null;
  useFKeys([
    { key: 'F9', label: edit ? t('saveDetails') : t('register'), run: edit ? saveDetails : register, enabled: edit !== null || registers },
    { key: 'F8', label: t('reprint'), run: reprint, enabled: examination !== undefined },
    { key: 'F7', label: t('edit'), run: startEdit, enabled: edit === null && resident !== null && mayWrite },
    { key: 'F6', label: t('fastingQuestion'), run: () => setFasting((now) => now !== true), enabled: edit === null && registers },
    { key: 'F10', label: t('takePhoto'), run: () => setDialog({ kind: 'photo' }), enabled: resident !== null && mayWrite },
    { key: 'Escape', label: t('common:back'), run: edit ? () => onEdit(null) : onClose },
  ]);

  const person = resident?.demographics ?? candidate;
  if (asked.error) {
    const failure = failureOf(asked.error);
    return failure.kind === 'noStation' ? <OfflineState step={failureSentence(failure)} /> : <ErrorState title={failureSentence(failure)} onRetry={() => void asked.refetch()} />;
  }
  if (!person) return <LoadingState title={t('reading')} />;

  const kind = resident?.identity.kind ?? candidate?.identityKind ?? 'residentIdCard';
  const maskedNumber = resident ? maskIdentityNumber(resident.identity.number) : (candidate?.maskedNumber ?? '');
  const ethnicity = resident?.demographics.ethnicityCode ? ethnicityName(resident.demographics.ethnicityCode) : null;
  const village = resident ? resident.villageName : (candidate?.villageName ?? null);
  const facts = [
    `${sexText(person.sex)} ${t('common:years', { count: resident?.ageYears ?? candidate?.ageYears ?? 0 })}`,
    ...(ethnicity === null ? [] : [ethnicity]),
    t('born', { day: person.birthDate }),
    t('identity', { kind: t(`shortDocumentKinds:${kind}`), number: maskedNumber }),
    village ?? t('noVillage'),
  ];
  const known = catalogue && panelByCode(catalogue);
  const fastingPanels = (pack?.panels ?? []).flatMap(({ panel }) => (known?.get(panel)?.fasting === true ? [known.get(panel)?.name ?? panel] : []));
  const failure = open.error ? failureOf(open.error) : null;
  const saveFailure = save.error ? failureOf(save.error) : null;
  return (
    <div className="re-panel">
      <PersonBar
        personKey={residentId}
        name={person.name}
        facts={facts}
        photo={photoSource(resident?.photo)}
        alerts={resident && <Alerts resident={resident} notFasting={fasting === false || examination?.fasting === false} onRoster={candidate?.stage !== null || openedId !== null} />}
      />
      <div className="re-panel-scroll">
        {resident && (
          <p className="re-last" title={resident.lastYear?.findings.map(({ sentence }) => sentence).join('\n')}>
            {resident.lastYear ? t('lastYear', { day: resident.lastYear.examinedOn, facts: lastYearFacts(resident.lastYear) }) : t('lastYearNone')}
            {resident.lastYear && <span className="ui-soft"> {resident.lastYear.findings.filter((finding) => finding.class !== 'notice').map(({ sentence }) => sentence).join(' ')}</span>}
          </p>
        )}
        {failure && failure.kind !== 'alreadyExists' && <Banner tone="critical">{failureSentence(failure)}</Banner>}
        {examination && (
          <Banner
            tone={examination.examinedOn === today ? 'info' : 'abnormal'}
            action={
              <span className="re-row">
                <Button size="small" keyHint="F8" onPress={reprint}>{t('reprint')}</Button>
                {mayCheckOut && <Button size="small" onPress={() => onCheckout(examination.examinationId)}>{t('openForm')}</Button>}
              </span>
            }
          >
            {examination.examinedOn === today
              ? t('alreadyRegistered', {
                  number: examination.examNumber, time: timeText(examination.openedAt),
                  state: examination.checkedOutAt !== null ? t('leftBuilding') : examination.pendingStations.length === 0 ? t('nothingPending') : t('pendingAt', { stations: examination.pendingStations.map((station) => t(`stations:${station}`)).join(' · ') }),
                })
              : t('alreadyExamined', { number: examination.examNumber, day: dayText(examination.examinedOn) })}
          </Banner>
        )}
        {kind === 'temporary' && resident && (
          <Banner tone="abnormal" action={mayMerge && resident.mergedInto === null ? <Button size="small" onPress={() => setDialog({ kind: 'merge' })}>{t('mergeInto')}</Button> : undefined}>{t('temporary')}</Banner>
        )}
        {resident?.merged.map((one) => (
          <Banner key={one.residentId} action={mayMerge ? <Button size="small" onPress={() => setDialog({ kind: 'unmerge', residentId: one.residentId, name: one.name })}>{t('undoMerge')}</Button> : undefined}>
            {t('absorbed', { name: one.name, kind: t(`shortDocumentKinds:${one.identityKind}`), number: one.maskedNumber })}
          </Banner>
        ))}
        <div className="re-body" hidden={edit !== null}>
          {catalogue && pack ? <PackageList catalogue={catalogue} panels={pack.panels} /> : <LoadingState />}
          <div className="re-photos">
            {/* That there is none stands beside the name already. */}
            {shownPhotos.map(({ src, caption }) => (
              <figure key={caption}>
                <Photo src={src} name={person.name} size="large" />
                <figcaption>{t(caption)}</figcaption>
              </figure>
            ))}
            {mayWrite && resident && <Button size="small" keyHint="F10" onPress={() => setDialog({ kind: 'photo' })}>{t('takePhoto')}</Button>}
          </div>
        </div>
        {registers && !edit && (
          <div className="re-questions" ref={questions}>
            <Field group layout="stack" label={t('fastingQuestion')} hint={fastingPanels.length === 0 ? undefined : t(fasting === false ? 'notFastingHint' : 'fastingHint', { panels: fastingPanels.join('、') })}>
              {(_, labelId) => (
                <RadioRow
                  labelledBy={labelId}
                  showCodes="focused"
                  options={[{ code: '1', label: t('fastingYes') }, { code: '2', label: t('fastingNo') }]}
                  value={fasting === null ? null : fasting ? '1' : '2'}
                  onChange={(code: '1' | '2' | null) => setFasting(code === null ? null : code === '1')}
                />
              )}
            </Field>
            <div data-confirmed="">
              <Field group layout="stack" label={t('confirmed')} problems={tried && confirmed === null ? [t('confirmedRequired')] : []}>
                {(_, labelId) => (
                  <RadioRow labelledBy={labelId} showCodes="focused" options={confirmationCodes.map((code) => ({ code, label: t(`confirmed_${confirmations[code]}`) }))} value={confirmed} onChange={setConfirmed} />
                )}
              </Field>
            </div>
          </div>
        )}
        {saveFailure && saveFailure.kind !== 'stale' && edit && <Banner tone="critical">{failureSentence(saveFailure)}</Banner>}
        {resident && edit && <DetailsForm edit={edit} villages={villages} onChange={onEdit} onSave={saveDetails} />}
        {resident && !edit && <DetailsView resident={resident} onEdit={mayWrite ? startEdit : null} />}
      </div>
      <footer className="re-foot">
        <Button keyHint="Esc" onPress={edit ? () => onEdit(null) : onClose}>{edit ? t('common:cancel') : t('common:back')}</Button>
        <span className="re-row">
          {!edit && mayWrite && <Button keyHint="F7" onPress={startEdit} disabled={!resident}>{t('edit')}</Button>}
          {!edit && registers && <Button keyHint="F6" onPress={() => setFasting((now) => now !== true)} aria-pressed={fasting !== null}>{fasting === null ? t('fasting') : t(fasting ? 'fastingYes' : 'fastingNo')}</Button>}
          {edit && <Button variant="primary" size="large" keyHint="F9" busy={save.isPending} onPress={saveDetails}>{t('saveDetails')}</Button>}
          {!edit && registers && <Button variant="primary" size="large" keyHint="F9" busy={open.isPending} disabled={!resident} onPress={register}>{t(settings.afterRegistering ? 'register' : 'registerOnly')}</Button>}
        </span>
      </footer>
      {dialog?.kind === 'photo' && <PhotoDialog residentId={residentId} name={person.name} card={photoSource(photos?.card)} camera={photoSource(photos?.camera)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'merge' && resident && (
        <MergeDialog temporary={resident} today={today} onClose={() => setDialog(null)} onMerged={(into) => { setDialog(null); onOpen(into); }} />
      )}
      {dialog?.kind === 'unmerge' && <UnmergeDialog from={dialog} onClose={() => setDialog(null)} onDone={() => setDialog(null)} />}
    </div>
  );
}

/** What must not be missed. Restricted groups are not named: only that the voice should be kept down. */
function Alerts({ resident, notFasting, onRoster }: { resident: ResidentShape; notFasting: boolean; onRoster: boolean }) {
  const { t } = useTranslation(['reception', 'groupWords']);
  const { allergies, assistance, groups } = resident.demographics;
  return (
    <>
      {resident.confidential && <Tag tone="critical" sign="⚠">{t('confidential')}</Tag>}
      {allergies !== null && <Tag tone="critical" sign="⚠">{t('allergies', { text: allergies })}</Tag>}
      {assistance !== null && <Tag tone="abnormal" sign="⚠">{t('assistance', { text: assistance })}</Tag>}
      {notFasting && <Tag tone="abnormal" sign="⚠">{t('notFasting')}</Tag>}
      {!onRoster && <Tag tone="abnormal" title={t('absentFromRoster')}>{t('walkIn')}</Tag>}
      {groups.map((group) => <Tag key={group} tone="info">{t(`groupWords:${group}`)}</Tag>)}
    </>
  );
}
