import { skipToken, useQuery, keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../shared/contract/shapes.ts';
import { ask } from '../rpc/rpc.ts';
import { sexText } from '../text/format.ts';
import { SearchBox } from '../ui/SearchBox.tsx';
import { TopSlot } from '../ui/TopSlot.tsx';

/** The one input in the top bar: a name, initials, a phone number, or a number typed by hand. */
export function FindPerson({ onOpen, onNumber }: { onOpen: (candidate: Candidate) => void; onNumber: (text: string) => void }) {
  const { t } = useTranslation(['station', 'common']);
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const found = useQuery(ask.residents.search.queryOptions({ input: text === '' ? skipToken : { text, limit: 12 }, placeholderData: keepPreviousData }));
  return (
    <TopSlot>
      <SearchBox<Candidate>
        value={typed}
        onChange={setTyped}
        placeholder={t('search')}
        results={text === '' ? null : (found.data ?? null)}
        keyOf={(candidate) => candidate.residentId}
        renderResult={(candidate) => (
          <>
            <span>{candidate.name}</span>
            <span className="ui-soft">
              {sexText(candidate.sex)} {t('common:years', { count: candidate.ageYears })} · {candidate.villageName ?? ''} · {candidate.examNumber ?? t('notRegisteredHere')}
            </span>
          </>
        )}
        onChoose={(candidate) => {
          setTyped('');
          onOpen(candidate);
        }}
        onSubmit={(value) => {
          setTyped('');
          onNumber(value);
        }}
      />
    </TopSlot>
  );
}
