import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useSite } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EnterChain } from '../../ui/EnterChain.tsx';
import { Field } from '../../ui/Field.tsx';
import { RadioRow } from '../../ui/RadioRow.tsx';
import { RecoveryKey } from '../../ui/RecoveryKey.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { Asked } from './Asked.tsx';
import { SaveBar } from './SaveBar.tsx';
import { wholeNumber } from './wholeNumber.ts';

interface Settings { lockAfterMinutes: number; labelPrinter: 'browser' | 'tspl' }

export function SafetyTab() {
  const settings = useQuery(ask.site.settings.queryOptions({ input: {} }));
  return <Asked query={settings}>{(known) => <SafetyForm settings={known} />}</Asked>;
}

function SafetyForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('administration');
  const site = useSite();
  const [minutes, setMinutes] = useState(String(settings.lockAfterMinutes));
  const [printer, setPrinter] = useState(settings.labelPrinter);
  const [renewing, setRenewing] = useState(false);
  const change = useMutation(ask.site.changeSettings.mutationOptions({ onSuccess: () => showToast({ message: t('saved') }) }));
  const lockAfterMinutes = wholeNumber(minutes, 1, 240);
  const save = () => {
    if (lockAfterMinutes !== null) change.mutate({ lockAfterMinutes, labelPrinter: printer });
  };
  return (
    <div className="admin-form">
      <EnterChain onComplete={save}>
        <Field label={t('lockAfter')} unit={t('minutes')} hint={t('lockHint')} problems={lockAfterMinutes === null ? [t('lockWrong')] : []}>
          {(ids) => <TextInput {...ids} value={minutes} widthCh={5} maxLength={3} inputMode="numeric" onChange={setMinutes} />}
        </Field>
        <Field group label={t('labelPrinter')}>
          {(_ids, labelId) => (
            <RadioRow
              labelledBy={labelId}
              clearable={false}
              value={printer === 'browser' ? '1' : '2'}
              onChange={(code) => setPrinter(code === '2' ? 'tspl' : 'browser')}
              options={[{ code: '1', label: t('printerBrowser') }, { code: '2', label: t('printerTspl') }]}
            />
          )}
        </Field>
      </EnterChain>
      <SaveBar onSave={save} error={change.error} busy={change.isPending} disabled={lockAfterMinutes === null} />
      <section className="admin-key">
        <h2>{t('keyTitle')}</h2>
        <p className="ui-soft">{site && t(site.keystore === 'system' ? 'keystoreSystem' : 'keystoreFile')}</p>
        <p className="ui-soft">{t('keyHint')}</p>
        <div><Button onPress={() => setRenewing(true)}>{t('renewKey')}</Button></div>
      </section>
      {renewing && <RenewKey institutionName={site?.institution.name ?? ''} onClose={() => setRenewing(false)} />}
    </div>
  );
}

function RenewKey({ institutionName, onClose }: { institutionName: string; onClose: () => void }) {
  const { t } = useTranslation('administration');
  const [password, setPassword] = useState('');
  const renew = useMutation(ask.site.renewRecoveryKey.mutationOptions({ onError: () => setPassword('') }));
  const submit = () => {
    if (password !== '' && !renew.isPending) renew.mutate({ password });
  };
  const recoveryKey = renew.data?.recoveryKey;
  // Once made, the new key is the only one: it is not closed by a slip of the mouse.
  if (recoveryKey) {
    return (
      <Dialog open onClose={() => {}} title={t('renewTitle')} size="wide" role="alertdialog">
        <RecoveryKey
          groups={recoveryKey}
          askSheet={() => rpc.documents.recoveryKeySheet({ recoveryKey, institutionName }).then(({ html }) => html)}
          finishLabel={t('renewed')}
          onDone={() => {
            showToast({ message: t('renewed') });
            onClose();
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('renewTitle')}
      size="small"
      actions={<Button variant="primary" keyHint="⏎" busy={renew.isPending} onPress={submit}>{t('renewNow')}</Button>}
    >
      <p>{t('renewHint')}</p>
      {renew.error && <Banner tone="critical">{failureSentence(failureOf(renew.error))}</Banner>}
      <EnterChain onComplete={submit}>
        <Field layout="stack" label={t('yourPassword')}>{(ids) => <TextInput {...ids} type="password" value={password} onChange={setPassword} autoFocus autoComplete="current-password" />}</Field>
      </EnterChain>
    </Dialog>
  );
}
