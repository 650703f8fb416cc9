import { useMemo } from 'react';
import type { Catalogue, StationCode } from '../../../shared/catalogue/types.ts';
import { derive } from '../../../shared/clinical/derived.ts';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import type { RecordShape } from '../../../shared/contract/shapes.ts';
import { useRecordForm, type RecordDraft } from '../../fields/useRecordForm.ts';
import type { StationFormAnswer } from '../../rpc/useStationForm.ts';
import { contextOf, shownItems, type Work } from './work.ts';

export interface WorkInput {
  answer: StationFormAnswer;
  catalogue: Catalogue;
  station: StationCode;
  panel: string | null;
  today: string;
  initial: RecordDraft;
  old: RecordShape | null;
}

/** The form while it is written, with everything that follows from it at once: what else is asked, scores, findings. */
export function useWork({ answer, catalogue, station, panel, today, initial, old }: WorkInput): Omit<Work, 'postpone'> {
  const { examination, panels, values } = answer;
  const { sex, ageYears, groups } = examination.person;
  const previous = answer.previous?.values;
  const person = useMemo(() => ({ sex, ageYears, groups }), [sex, ageYears, groups]);
  const context = useMemo(() => contextOf(catalogue, panels, values), [catalogue, panels, values]);
  const form = useRecordForm({ catalogue, panels, station, person, context, today }, initial);
  const typed = form.validation.values;
  const known = useMemo(() => {
    const raw = { ...context, ...typed };
    return { ...raw, ...derive(catalogue, raw, person) };
  }, [catalogue, context, typed, person]);
  const items = useMemo(() => shownItems(catalogue, panels, person, known), [catalogue, panels, person, known]);
  const findings = useMemo(() => {
    const own = new Set(items.map(({ code }) => code));
    return evaluate({ catalogue, values: known, person, ...(previous ? { previous } : {}) }).filter((finding) => finding.items.some((code) => own.has(code)));
  }, [catalogue, known, person, previous, items]);
  return {
    examinationId: examination.examinationId, station, panel, catalogue, panels, person, today, items, form, known, findings, previous: previous ?? {}, old, attachments: answer.attachments,
  };
}
