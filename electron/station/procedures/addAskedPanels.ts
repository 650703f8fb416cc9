import { packageFor } from '../../../shared/catalogue/selectors.ts';
import type { Application } from '../application.ts';
import { examinationIdsAfter } from '../db/queries/examinations.ts';
import { append } from '../journal/append.ts';
import { viewExamination } from '../journal/projectExamination.ts';

/**
 * What an examination is asked by now by the rules of its own catalogue (an answer, a corrected age or group may have
 * added to it) is written to its package. Within `commit`. Returns the panels added; a signed examination keeps its own.
 */
export function addAskedPanels(app: Application, staffId: string, examinationId: string): string[] {
  const view = viewExamination(app.db, examinationId);
  if (!view || view.row.signed) return [];
  const known = new Set(view.row.panels.map(({ panel }) => panel));
  const panels = packageFor(view.catalogue, view.person, view.values)
    .filter(({ panel }) => !known.has(panel))
    .map(({ panel, reasons }) => ({ panel, reasons: [...reasons] }));
  if (panels.length > 0) {
    append(app.db, app.journal, { kind: 'examination.panelsAdded', staffId, residentId: view.row.residentId, examinationId, body: { examinationId, panels, reason: null } });
  }
  return panels.map(({ panel }) => panel);
}

/** The same for every examination of a person, under each of their identities. */
export function addAskedPanelsOfResident(app: Application, staffId: string, residentId: string): void {
  for (const id of examinationIdsAfter(app.db, residentId, '')) addAskedPanels(app, staffId, id);
}
