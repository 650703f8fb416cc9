import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './person.css';
import type { ExaminationLine } from '../../shared/contract/shapes.ts';
import { sexText } from '../text/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/States.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useFocusWhen } from '../ui/useFocus.ts';
import { useNow } from '../ui/useNow.ts';

export interface WaitingListProps {
  lines: readonly ExaminationLine[] | undefined;
  failed: boolean;
  onRetry: () => void;
  /** What has been begun for somebody: a word beside the name, or null. */
  begun: (examinationId: string) => string | null;
  /** What to do when nobody waits. */
  emptyStep: string;
  openId: string | null;
  onOpen: (examinationId: string) => void;
}

/** Who waits here, longest first. Arrows and Enter; the focus comes back here when a form is done. */
export function WaitingList({ lines, failed, onRetry, begun, emptyStep, openId, onOpen }: WaitingListProps) {
  const { t } = useTranslation(['station', 'common']);
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  useFocusWhen(list, openId === null && lines !== undefined);

  const rows = lines ?? [];
  const at = Math.max(0, rows.findIndex((line) => line.examinationId === (active ?? openId)));
  const current = rows[at];
  const waited = (openedAt: number) => {
    const minutes = Math.max(0, Math.floor((now - openedAt) / 60_000));
    return minutes < 60 ? t('waitingMinutes', { count: minutes }) : t('waitingHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 10, PageUp: at - 10 };
    const to = moves[event.key];
    // The Enter that saved the last form, still held down, must not open the next.
    if (event.key === 'Enter' && current && !event.repeat) onOpen(current.examinationId);
    else if (to !== undefined) {
      const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
      setActive(row?.examinationId ?? null);
      list.current?.querySelector(`[id="pe-wait-${row?.examinationId}"]`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="pe-list" aria-label={t('waiting')}>
      <h2 className="pe-list-head">
        <span>{lines === undefined ? t('waiting') : t('waitingCount', { count: rows.length })}</span>
      </h2>
      {lines === undefined && !failed && <LoadingState />}
      {failed && <ErrorState onRetry={onRetry} />}
      {lines !== undefined && rows.length === 0 && <EmptyState title={t('waitingNobody')} step={emptyStep} />}
      <div
        ref={list}
        className="pe-list-rows"
        role="listbox"
        aria-label={t('waiting')}
        tabIndex={0}
        aria-activedescendant={current ? `pe-wait-${current.examinationId}` : undefined}
        onKeyDown={onKeyDown}
      >
        {rows.map((line) => (
          // The list has the keys; the pointer opens.
          <div
            key={line.examinationId}
            id={`pe-wait-${line.examinationId}`}
            role="option"
            tabIndex={-1}
            aria-selected={line === current}
            aria-current={line.examinationId === openId || undefined}
            className="pe-wait"
            onPointerUp={() => {
              setActive(line.examinationId);
              onOpen(line.examinationId);
            }}
          >
            <span className="pe-wait-name">{line.name}</span>
            <span className="pe-wait-side">{waited(line.openedAt)}</span>
            <span className="pe-wait-facts">
              {sexText(line.sex)} {t('common:years', { count: line.ageYears })} · {line.villageName ?? line.examNumber}
            </span>
            <span className="pe-wait-side"><Begun words={begun(line.examinationId)} /></span>
          </div>
        ))}
      </div>
      {rows.length > 0 && <p className="pe-list-foot">{t('openHint')}</p>}
    </section>
  );
}

function Begun({ words }: { words: string | null }) {
  return words === null ? null : <Tag tone="info">{words}</Tag>;
}
