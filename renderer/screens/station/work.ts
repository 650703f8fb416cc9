import { isAskedOf, itemsOfPanels, type AskedPerson } from '../../../shared/catalogue/selectors.ts';
import type { Catalogue, Item, Phrase, Section, StationCode, Values } from '../../../shared/catalogue/types.ts';
import { markedItems } from '../../../shared/clinical/markedItems.ts';
import type { NormalFor } from '../../../shared/clinical/normalBounds.ts';
import type { Finding } from '../../../shared/model/examination.ts';
import type { RecordShape } from '../../../shared/contract/shapes.ts';
import type { RecordForm } from '../../fields/useRecordForm.ts';
import type { StationFormAnswer } from '../../rpc/useStationForm.ts';

export type AttachmentShape = StationFormAnswer['attachments'][number];

/** One station's form of one person while it is written: everything a layout may show. */
export interface Work {
  examinationId: string;
  station: StationCode;
  panel: string | null;
  catalogue: Catalogue;
  panels: readonly string[];
  person: NormalFor['person'];
  today: string;
  /** What the form asks of this person as answered so far, and what is computed from it, in the order of the form. */
  items: readonly Item[];
  form: RecordForm;
  /** Values of all stations, what is typed here and what follows from it. */
  known: Values;
  findings: readonly Finding[];
  previous: Values;
  /** The record that is being corrected. */
  old: RecordShape | null;
  attachments: readonly AttachmentShape[];
  /** Opens «未做» with an answer begun: the reading that is done elsewhere. */
  postpone: (item: Item, reason: string) => void;
}

export function shownItems(catalogue: Catalogue, panels: readonly string[], person: AskedPerson, known: Values): readonly Item[] {
  return itemsOfPanels(catalogue, panels).filter((item) => isAskedOf(catalogue, item, person, known));
}

/** Values of other stations: what this form says itself is taken from the form. */
export function contextOf(catalogue: Catalogue, panels: readonly string[], values: Values): Values {
  const own = new Set(itemsOfPanels(catalogue, panels).map(({ code }) => code));
  return Object.fromEntries(Object.entries(values).filter(([code]) => !own.has(code)));
}

export interface SectionItems { section: Section; items: readonly Item[] }

/** Items under the headings of the official form, in its order. */
export function bySection(catalogue: Catalogue, items: readonly Item[]): SectionItems[] {
  return catalogue.sections.flatMap((section) => {
    const inside = items.filter((item) => item.section === section.code);
    return inside.length === 0 ? [] : [{ section, items: inside }];
  });
}

export function phrasesFor({ catalogue, station }: Pick<Work, 'catalogue' | 'station'>, item: Item): readonly Phrase[] {
  return catalogue.phrases.filter((phrase) => phrase.station === station && phrase.item === item.code);
}

/** The gravest finding that shows beside this item: `evaluate` puts the worst first. */
export function findingFor(catalogue: Catalogue, findings: readonly Finding[], code: string): Finding | undefined {
  return findings.find((finding) => markedItems(finding, catalogue).includes(code));
}

/** Answered, or said why not; optional lines and computed values do not count. */
export function progressOf(work: Work, items: readonly Item[]): { done: number; total: number } {
  const counted = items.filter((item) => item.kind !== 'derived' && item.optional !== true);
  const has = ({ code }: Item) => work.form.entries[code] !== undefined || work.form.outcomes[code] !== undefined;
  return { done: counted.filter(has).length, total: counted.length };
}

/** Whether a finding is about a questionnaire's computed result while questions of it are still open. */
export function judgesUnfinished(work: Work, finding: Finding): boolean {
  const questions = work.items.filter(({ section }) => section === 'tcmQuestionnaire');
  const { done, total } = progressOf(work, questions);
  return done < total && work.items.some((item) => item.section === 'tcmResult' && finding.items.includes(item.code));
}
