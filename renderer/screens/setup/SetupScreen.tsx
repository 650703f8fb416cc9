import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../rpc/queryClient.ts';
import { ask } from '../../rpc/rpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Founding } from './Founding.tsx';
import { OpenWithRecoveryKey } from './OpenWithRecoveryKey.tsx';
import './setup.css';

export interface SetupState {
  state: 'ready' | 'notFounded' | 'inUse' | 'recoveryKeyNeeded' | 'keyFileMissing' | 'keyFileDamaged' | 'newerDatabase' | 'damaged';
  version: string;
}

const lookAgain = () => void queryClient.invalidateQueries({ queryKey: ask.setup.key() });

/** Until the desk can open: founding the site, or what keeps its data shut. */
export function SetupScreen({ state: { state, version } }: { state: SetupState }): ReactNode {
  switch (state) {
    case 'notFounded':
    case 'ready':
      return <Founding onFounded={lookAgain} />;
    case 'recoveryKeyNeeded':
      return <OpenWithRecoveryKey onOpened={lookAgain} version={version} />;
    default:
      return <Shut why={state} version={version} />;
  }
}

function Shut({ why, version }: { why: 'inUse' | 'keyFileMissing' | 'keyFileDamaged' | 'newerDatabase' | 'damaged'; version: string }) {
  const { t } = useTranslation(['setup', 'common', 'shell']);
  return (
    <main className="setup-alone" role="alert">
      <p className="setup-product">{t('common:product')}</p>
      <h1>{t(`${why}Title`)}</h1>
      <p>{t(`${why}Text`, { version })}</p>
      <p className="setup-remedy">{t(`${why}Step`)}</p>
      <div><Button onPress={lookAgain}>{t('look')}</Button></div>
      <p className="setup-version">{t('shell:versionLine', { version })}</p>
    </main>
  );
}
