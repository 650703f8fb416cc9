import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';

export interface PanelEntry { code: string; name: string; done: boolean }

/** What this person gets at a station that records one after the other. F7 goes on to the next. */
export function PanelBar({ panels, current, onPanel }: { panels: readonly PanelEntry[]; current: string; onPanel: (panel: string) => void }) {
  const { t } = useTranslation('station');
  const next = panels[(panels.findIndex(({ code }) => code === current) + 1) % panels.length];
  useFKeys([{ key: 'F7', label: t('nextPanel'), run: () => { if (next) onPanel(next.code); }, enabled: next !== undefined && next.code !== current }]);
  return (
    <nav className="st-panels" aria-label={t('panels')}>
      {panels.map(({ code, name, done }) => (
        <button key={code} type="button" className="st-panel" tabIndex={-1} aria-current={code === current || undefined} data-done={done || undefined} onClick={() => onPanel(code)}>
          {done && <span aria-hidden="true">✓ </span>}
          {name}
          {done && <span className="ui-hidden"> {t('panelDone')}</span>}
        </button>
      ))}
      {next !== undefined && next.code !== current && <Button size="small" variant="quiet" keyHint="F7" tabStop={false} onPress={() => onPanel(next.code)}>{t('nextPanel')}</Button>}
    </nav>
  );
}
