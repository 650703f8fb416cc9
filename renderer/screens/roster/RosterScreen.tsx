import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useMay, useSession } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { LoadingState } from '../../ui/States.tsx';
import { useFileDrop } from '../../ui/useFileDrop.ts';
import { useFirstFocus } from '../../ui/useFirstFocus.ts';
import { useFKeys } from '../../ui/useFKeys.ts';
import { RosterImport } from './RosterImport.tsx';
import { forgetKept, useKept } from './useKept.ts';
import './roster.css';

/** As the contract takes it; the end holds the kind of the file. */
const longestName = 200;

interface Chosen { importId: string; taskId: string; fileName: string }

/** The yearly list: choose a file, say what its columns are, see what would happen, import. One page, top to bottom. */
export function RosterScreen() {
  const session = useSession();
  return session ? <RosterOf staffId={session.staffId} /> : <LoadingState />;
}

function RosterOf({ staffId }: { staffId: string }) {
  const { t } = useTranslation('roster');
  const mayImport = useMay('roster.import');
  const [chosen, setChosen] = useKept<Chosen | null>(`chosen by ${staffId}`, null);
  const [committing, setCommitting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useFirstFocus(place, ['.ro-choose button']);
  const importRuns = useQuery(ask.tasks.list.queryOptions({ input: {}, select: (tasks) => tasks.some(({ kind, state }) => kind === 'rosterImport' && state === 'running') })).data ?? false;

  const read = useMutation({
    mutationFn: async (file: File): Promise<Chosen> => {
      const fileName = file.name.slice(-longestName);
      return { ...(await rpc.roster.read({ fileName, file })), fileName };
    },
    onSuccess: (next) => {
      // The earlier file is of no use any more; that the station has let go of it already is no news.
      if (chosen) {
        void rpc.roster.drop({ importId: chosen.importId }).catch(() => undefined);
        forgetKept(chosen.importId);
      }
      setChosen(next);
    },
  });
  const mayChoose = mayImport && !read.isPending && !committing && !importRuns;
  const take = ([file]: readonly File[]) => {
    if (file && mayChoose) read.mutate(file);
  };
  const drop = useFileDrop(take, mayChoose);
  const choose = () => input.current?.click();
  const onInput = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    take([...(currentTarget.files ?? [])]);
    // The same file, mended, may be chosen again.
    currentTarget.value = '';
  };
  const chooseLabel = t(chosen ? 'otherFile' : 'chooseFile');
  useFKeys([{ key: 'F2', label: chooseLabel, run: choose, enabled: mayChoose }]);

  return (
    <div ref={place} className="ro-screen" data-over={drop.over || undefined} {...drop.props}>
      <header className="ro-head">
        <h1>{t('title')}</h1>
        {chosen && <span className="ro-file" title={chosen.fileName}>{chosen.fileName}</span>}
        <input ref={input} className="ui-hidden" type="file" accept=".xlsx,.xls,.csv" tabIndex={-1} aria-label={t('fileInput')} onChange={onInput} />
        {chosen && <Button keyHint="F2" disabled={!mayChoose && !read.isPending} busy={read.isPending} onPress={choose}>{chooseLabel}</Button>}
      </header>
      <div>{read.error && <Banner tone="critical">{failureSentence(failureOf(read.error))}</Banner>}</div>
      {chosen ? (
        <RosterImport key={chosen.importId} importId={chosen.importId} readTaskId={chosen.taskId} committing={committing} onCommitting={setCommitting} />
      ) : (
        <div className="ro-choose">
          {read.isPending ? <LoadingState title={t('sending')} /> : <p className="ro-choose-title">{t('dropTitle')}</p>}
          <p className="ui-soft">{t('dropStep')}</p>
          <Button variant="primary" size="large" keyHint="F2" busy={read.isPending} disabled={!mayChoose && !read.isPending} onPress={choose}>{chooseLabel}</Button>
        </div>
      )}
    </div>
  );
}
