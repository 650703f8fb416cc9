import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../../shared/contract/shapes.ts';
import { ethnicityNames } from '../../../shared/model/ethnicity.ts';
import { normalisePersonName } from '../../../shared/model/personName.ts';
import type { IdentityKind, Sex } from '../../../shared/model/person.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask } from '../../rpc/rpc.ts';
import { DayInput } from '../../fields/DayField.tsx';
import { failureSentence } from '../../text/failures.ts';
import { ageText, dayText, sexText } from '../../text/format.ts';
import { problemSentence } from '../../text/problemSentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EnterChain } from '../../ui/EnterChain.tsx';
import { Field } from '../../ui/Field.tsx';
import { RadioRow } from '../../ui/RadioRow.tsx';
import { ComboBox } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { useFocusFirst } from '../../ui/useFocus.ts';
import { Compare, useSideOf, type Side } from './Compare.tsx';
import { bornAs, readNumber, readWalkIn, type WalkIn } from './walkIn.ts';

const kinds = {
  '1': 'residentIdCard', '2': 'hkMoTwResidencePermit', '3': 'foreignPermanentResident', '4': 'hkMoTravelPermit', '5': 'twTravelPermit', '6': 'passport', '7': 'temporary',
} as const satisfies Record<string, IdentityKind>;
type KindCode = keyof typeof kinds;
const kindCodes = Object.keys(kinds) as KindCode[];

const sexes = { '1': 'male', '2': 'female' } as const satisfies Record<string, Sex>;

const ethnicities = Object.entries<string>(ethnicityNames).map(([id, text]) => ({ id, text }));

/** A longer number than any document's own form has nothing more to come. */
const wholeNumber = 18;

export interface WalkInFormProps {
  form: WalkIn;
  onChange: (form: WalkIn) => void;
  campaignId: string;
  villages: readonly { code: string; name: string }[];
  today: string;
  onRegistered: (residentId: string) => void;
  onOpen: (residentId: string) => void;
  onClose: () => void;
}

/** Somebody who is not on the roster. Only what the number itself says is filled in, and locked. */
export function WalkInForm({ form, onChange, campaignId, villages, today, onRegistered, onOpen, onClose }: WalkInFormProps) {
  const { t } = useTranslation(['reception', 'documentKinds', 'common']);
  const container = useRef<HTMLDivElement>(null);
  useFocusFirst(container, true);
  const [tried, setTried] = useState(false);
  const [numberLeft, setNumberLeft] = useState(false);
  const set = <K extends keyof WalkIn>(field: K, value: WalkIn[K]) => {
    register.reset();
    onChange({ ...form, [field]: value });
  };

  const reading = readNumber(form, today);
  const { birthDate, sex, derived } = bornAs(form, reading);
  const known = useKnownPeople(form, today);
  const register = useMutation(ask.residents.register.mutationOptions({ onSuccess: ({ residentId }) => onRegistered(residentId) }));
  const failure = register.error ? failureOf(register.error) : null;
  const existing = failure?.kind === 'alreadyExists' ? failure.residentId : null;

  const whole = readWalkIn(form, today);
  const fromStation = failure?.kind === 'invalid' ? failure.problems.map((problem) => ({ ...problem, item: problem.item === 'identityNumber' ? 'number' : problem.item })) : [];
  const sentences = (item: string): string[] => {
    const shown: Problem[] = [
      ...(tried && !whole.ok ? whole.problems : !tried && item === 'number' && (numberLeft || form.number.trim().length >= wholeNumber) && reading && !reading.ok ? [{ item: 'number', code: reading.problem, ...(reading.params ? { params: reading.params } : {}) }] : []),
      ...fromStation,
    ];
    const own: Record<string, string> = { number: t('requiredNumber'), name: t('requiredName'), sex: t('requiredSex'), birthDate: t('requiredBirth') };
    return [...new Set(shown.filter((problem) => problem.item === item).map((problem) => (problem.code === 'required' || problem.code === 'nameRequired' || problem.code === 'identityRequired' ? (own[item] ?? problemSentence(problem)) : problemSentence(problem))))];
  };
  const submit = () => {
    setTried(true);
    if (!whole.ok) requestAnimationFrame(() => container.current?.querySelector<HTMLElement>('.ui-field[data-invalid] input')?.focus());
    if (!whole.ok || register.isPending) return;
    register.mutate({ identity: whole.identity, demographics: whole.demographics, campaignId, reason: whole.reason });
  };
  useFKeys([
    { key: 'F9', label: t('createPerson'), run: existing === null ? submit : () => onOpen(existing) },
    { key: 'Escape', label: existing === null ? t('common:back') : t('backToForm'), run: existing === null ? onClose : () => register.reset() },
  ]);

  if (existing !== null) return <SamePerson form={form} villages={villages} residentId={existing} today={today} onOpen={() => onOpen(existing)} onBack={() => register.reset()} />;

  const kindCode = kindCodes.find((code) => kinds[code] === form.kind) ?? '1';
  const otherKind = reading?.ok && reading.identity.kind !== form.kind ? t('otherKind', { kind: t(`documentKinds:${reading.identity.kind}`) }) : undefined;
  return (
    <div className="re-form" ref={container}>
      <header className="re-form-head">
        <h1>{t('newTitle')}</h1>
        {form.kind === 'temporary' && <p className="ui-soft">{t('noDocumentHint')}</p>}
      </header>
      <div className="re-form-scroll">
        {failure && failure.kind !== 'invalid' && <Banner tone="critical">{failureSentence(failure)}</Banner>}
        {known.map((candidate) => (
          <Banner
            key={candidate.residentId}
            tone="abnormal"
            action={<Button size="small" onPress={() => onOpen(candidate.residentId)}>{t('openKnown')}</Button>}
          >
            {reading?.ok ? t('sameInRoster') : t('perhapsSame')} {candidate.name} · {sexText(candidate.sex)} {ageText(candidate.birthDate, today)} · {candidate.birthDate} · {candidate.villageName ?? t('noVillage')} · {candidate.maskedNumber}
          </Banner>
        ))}
        <EnterChain className="re-form-fields" onComplete={submit}>
          <Field group label={t('documentKind')}>
            {(_, labelId) => (
              <RadioRow labelledBy={labelId} showCodes="focused" clearable={false} options={kindCodes.map((code) => ({ code, label: t(`documentKinds:${kinds[code]}`) }))} value={kindCode} onChange={(code) => { if (code !== null) set('kind', kinds[code]); }} />
            )}
          </Field>
          {form.kind === 'temporary' ? (
            <Field label={t('noDocumentReason')} hint={t('noDocumentReasonHint')} problems={sentences('reason')}>
              {(ids) => <TextInput {...ids} value={form.reason} onChange={(reason) => set('reason', reason)} maxLength={200} />}
            </Field>
          ) : (
            <Field label={t('number')} hint={otherKind ?? t('numberHint')} problems={sentences('number')}>
              {(ids) => <TextInput {...ids} size="value" widthCh={22} value={form.number} onChange={(number) => set('number', number)} onBlur={() => setNumberLeft(form.number.trim() !== '')} maxLength={40} autoCapitalize="characters" />}
            </Field>
          )}
          <Field label={t('name')} problems={sentences('name')}>
            {(ids) => <TextInput {...ids} size="value" widthCh={30} value={form.name} onChange={(name) => set('name', name)} onBlur={() => { if (form.name !== normalisePersonName(form.name)) set('name', normalisePersonName(form.name)); }} maxLength={120} />}
          </Field>
          {derived && sex !== null && birthDate !== null ? (
            <Field group label={`${t('sex')}、${t('birthDate')}`} hint={t('derived')}>
              {() => <output className="re-derived">{sexText(sex)} · {dayText(birthDate)} · {ageText(birthDate, today)}</output>}
            </Field>
          ) : (
            <>
              <Field group label={t('sex')} problems={sentences('sex')}>
                {(_, labelId) => (
                  <RadioRow labelledBy={labelId} showCodes="focused" options={[{ code: '1', label: t('common:male') }, { code: '2', label: t('common:female') }]} value={form.sex === 'male' ? '1' : form.sex === 'female' ? '2' : null} onChange={(code: keyof typeof sexes | null) => set('sex', code === null ? null : sexes[code])} />
                )}
              </Field>
              <Field label={t('birthDate')} problems={sentences('birthDate')} after={form.birthDate !== null && form.birthDate <= today ? <span className="ui-soft">{ageText(form.birthDate, today)}</span> : undefined}>
                {(ids) => <DayInput {...ids} value={form.birthDate} onChange={(day) => set('birthDate', day)} />}
              </Field>
            </>
          )}
          <Field group label={t('ethnicity')}>
            {() => <ComboBox label={t('ethnicity')} hideLabel options={ethnicities} value={form.ethnicityCode} onChange={(code) => set('ethnicityCode', code)} />}
          </Field>
          <Field group label={t('village')}>
            {() => <ComboBox label={t('village')} hideLabel options={villages.map(({ code, name }) => ({ id: code, text: name }))} value={form.villageCode} onChange={(code) => set('villageCode', code)} />}
          </Field>
          <Field label={t('phone')}>
            {(ids) => <TextInput {...ids} type="tel" widthCh={18} value={form.phone} onChange={(phone) => set('phone', phone)} maxLength={32} />}
          </Field>
          <Field label={t('address')}>
            {(ids) => <TextInput {...ids} value={form.address} onChange={(address) => set('address', address)} maxLength={200} />}
          </Field>
          <Field label={t('allergiesLabel')}>
            {(ids) => <TextInput {...ids} value={form.allergies} onChange={(allergies) => set('allergies', allergies)} maxLength={200} />}
          </Field>
          <Field label={t('assistanceLabel')}>
            {(ids) => <TextInput {...ids} value={form.assistance} onChange={(assistance) => set('assistance', assistance)} maxLength={200} />}
          </Field>
        </EnterChain>
      </div>
      <footer className="re-foot">
        <Button keyHint="Esc" onPress={onClose}>{t('common:back')}</Button>
        <Button variant="primary" size="large" keyHint="F9" busy={register.isPending} onPress={submit}>{t('createPerson')}</Button>
      </footer>
    </div>
  );
}

/** Who is on file already under this number, or with this name and birthday. */
function useKnownPeople(form: WalkIn, today: string): Candidate[] {
  const reading = readNumber(form, today);
  const number = reading?.ok ? reading.identity.number : null;
  const name = normalisePersonName(form.name);
  const byNumber = useQuery(ask.residents.search.queryOptions({ input: number === null ? skipToken : { text: number, limit: 2 } })).data ?? [];
  const asked = number === null && name.length >= 2 && form.birthDate !== null;
  const byName = useQuery(ask.residents.search.queryOptions({ input: asked ? { text: name, limit: 12 } : skipToken, placeholderData: keepPreviousData })).data ?? [];
  if (number !== null) return byNumber;
  return asked ? byName.filter((candidate) => candidate.name === name && candidate.birthDate === form.birthDate) : [];
}

function SamePerson({ form, villages, residentId, today, onOpen, onBack }: { form: WalkIn; villages: readonly { code: string; name: string }[]; residentId: string; today: string; onOpen: () => void; onBack: () => void }) {
  const { t } = useTranslation(['reception', 'shortDocumentKinds']);
  const sideOf = useSideOf();
  const resident = useQuery(ask.residents.get.queryOptions({ input: { residentId } })).data;
  const { birthDate, sex } = bornAs(form, readNumber(form, today));
  const typed: Side = {
    title: t('typed'), name: form.name, photo: null, sex: sex && sexText(sex), birthDate: birthDate && `${birthDate}（${ageText(birthDate, today)}）`,
    document: t('identity', { kind: t(`shortDocumentKinds:${form.kind}`), number: form.number }), ethnicity: ethnicities.find(({ id }) => id === form.ethnicityCode)?.text ?? null,
    village: villages.find(({ code }) => code === form.villageCode)?.name ?? null, address: form.address || null, phone: form.phone || null,
  };
  return (
    <div className="re-form">
      <header className="re-form-head"><h1>{t('newTitle')}</h1></header>
      <div className="re-form-scroll">
        <Banner tone="critical">{t('samePerson')}</Banner>
        <Compare left={typed} right={resident ? sideOf(t('onFile'), resident, today) : null} />
      </div>
      <footer className="re-foot">
        <Button keyHint="Esc" onPress={onBack}>{t('backToForm')}</Button>
        <Button variant="primary" size="large" keyHint="F9" onPress={onOpen}>{t('openKnown')}</Button>
      </footer>
    </div>
  );
}
