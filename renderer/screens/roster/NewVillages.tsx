import { useTranslation } from 'react-i18next';
import { useSite } from '../../rpc/site.ts';
import { Select } from '../../ui/Select.tsx';
import { EmptyState } from '../../ui/States.tsx';

const asNew = 'new';

export interface NewVillagesProps {
  /** Names in the file that no village has. */
  names: readonly string[];
  chosen: Readonly<Record<string, string | null>>;
  disabled: boolean;
  /** What may be done about them: before the import. */
  hint: boolean;
  onChoose: (name: string, villageCode: string | null) => void;
}

/** Each is a new village, or another way of writing one that is there. */
export function NewVillages({ names, chosen, disabled, hint, onChoose }: NewVillagesProps) {
  const { t } = useTranslation('roster');
  const villages = useSite()?.villages ?? [];
  if (names.length === 0) return <EmptyState title={t('noNewVillages')} />;
  const options = [{ id: asNew, text: t('asNewVillage') }, ...villages.map(({ code, name }) => ({ id: code, text: name, hint: code }))];
  return (
    <div className="ro-scroll">
      {hint && <p className="ui-soft ro-village-hint">{t('newVillagesHint')}</p>}
      <table className="ro-mapping" aria-label={t('newVillagesTable')}>
        <thead>
          <tr><th scope="col">{t('villageInFile')}</th><th scope="col">{t('villageAs')}</th></tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td><Select label={t('villageOf', { name })} hideLabel options={options} value={chosen[name] ?? asNew} disabled={disabled} onChange={(id) => onChoose(name, id === asNew ? null : id)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
