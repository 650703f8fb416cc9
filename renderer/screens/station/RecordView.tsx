import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, StationCode, Values } from '../../../shared/catalogue/types.ts';
import type { RecordShape } from '../../../shared/contract/shapes.ts';
import { FindingLine, FindingMark } from '../../fields/FindingMark.tsx';
import { outcomeText, valueText } from '../../fields/valueText.ts';
import type { StationFormAnswer } from '../../rpc/useStationForm.ts';
import { instantText, timeText } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Dialog.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { useFocusWhen } from '../../ui/useFocus.ts';
import { Attachments } from './Attachments.tsx';
import { HistoryList } from './HistoryList.tsx';
import { bySection, findingFor, shownItems } from './work.ts';

export interface RecordViewProps {
  answer: StationFormAnswer;
  catalogue: Catalogue;
  station: StationCode;
  panel: string | null;
  record: RecordShape;
  onClose: () => void;
  onCorrect: () => void;
}

/** What was recorded, as it stands; F8 corrects it, with a reason, and the old stays. */
export function RecordView({ answer, catalogue, station, panel, record, onClose, onCorrect }: RecordViewProps) {
  const { t } = useTranslation(['station', 'fields']);
  const root = useRef<HTMLDivElement>(null);
  const [historyOpen, setHistoryOpen] = useState(false);
  const { examination, panels, history, findings, values } = answer;
  const { sex, ageYears } = examination.person;
  const known: Values = useMemo(() => ({ ...values, ...record.values }), [values, record]);
  const items = shownItems(catalogue, panels, { sex, ageYears }, known);
  const own = new Set(items.map(({ code }) => code));
  const here = findings.filter((finding) => finding.items.some((code) => own.has(code)));
  useFocusWhen(root, true);
  useFKeys([
    { key: 'F8', label: t('correct'), run: onCorrect, enabled: answer.mayWrite },
    { key: 'Escape', label: t('back'), run: () => setHistoryOpen(false), enabled: historyOpen, within: root },
    { key: 'F6', label: t('history'), run: () => setHistoryOpen((open) => !open) },
  ]);
  return (
    <>
      {answer.draft && answer.mayWrite && <Banner tone="info">{t('draftWaits', { time: timeText(answer.draft.savedAt) })}</Banner>}
      {!answer.mayWrite && <Banner tone="muted">{t(examination.signed ? 'recordSigned' : 'recordNotYours')}</Banner>}
      <div className="st-viewing">
        <div ref={root} className="st-work st-record" tabIndex={-1}>
          <p className="st-recorded">
            <b aria-hidden="true">✓</b> {t('recordedBy', { name: record.staffName, time: instantText(record.recordedAt) })}
            {history.length > 1 && <Tag tone="info">{t('historyTitle')} {history.length - 1}</Tag>}
          </p>
          {bySection(catalogue, items).map(({ section, items: inside }) => (
            <section key={section.code} className="st-section">
              <h2 className="st-section-head">{section.name}</h2>
              <dl className="st-values">
                {inside.map((item) => {
                  const value = known[item.code];
                  const outcome = record.outcomes[item.code];
                  if (value === undefined && outcome === undefined && (item.kind === 'derived' || item.optional === true)) return null;
                  const finding = findingFor(catalogue, here, item.code);
                  return (
                    <div key={item.code} className="st-value" data-item={item.code}>
                      <dt>{item.name}</dt>
                      <dd>
                        {value === undefined ? (
                          outcome ? <span className="ui-soft"><Tag tone="muted">{t('fields:notDone')}</Tag> {outcomeText(outcome)}</span> : <span className="ui-soft">{t('noneRecorded')}</span>
                        ) : (
                          <>
                            {valueText(item, value)}
                            {'unitLabel' in item && item.unitLabel !== undefined && <span className="ui-unit"> {item.unitLabel}</span>}
                          </>
                        )}
                        {finding && <FindingMark finding={finding} />}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </section>
          ))}
          {answer.attachments.length > 0 && <Attachments examinationId={examination.examinationId} station={station} name="" attachments={answer.attachments} mayAdd={answer.mayWrite} accept="" />}
        </div>
        <Drawer open={historyOpen} onClose={() => setHistoryOpen(false)} title={t('historyTitle')}>
          <HistoryList history={history} catalogue={catalogue} />
        </Drawer>
      </div>
      <footer className="st-foot">
        {here.length > 0 && <div className="st-findings">{here.map((finding) => <FindingLine key={`${finding.rule} ${finding.items.join(' ')}`} finding={finding} />)}</div>}
        <div className="st-actions">
          <Button keyHint="Esc" variant="quiet" onPress={onClose}>{t('back')}</Button>
          <Button keyHint="F6" aria-expanded={historyOpen} onPress={() => setHistoryOpen((open) => !open)}>{t('history')}</Button>
          <p className="st-message" />
          {answer.mayWrite && <Button keyHint="F8" onPress={onCorrect}>{t('correct')}</Button>}
        </div>
        {panel !== null && <span className="ui-hidden">{panel}</span>}
      </footer>
    </>
  );
}
