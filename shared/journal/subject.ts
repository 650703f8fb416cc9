/**
 * The one thing a fact is about, by its kind and id: the facts of a subject, taken in the order of their stamps, make its
 * rows, and nothing else does. So computers that know the same facts have the same rows, in whichever order the facts
 * came. Null for facts that mean no row, and for kinds this program does not know.
 */
export function subjectOf(kind: string, body: unknown): string | null {
  const of = (type: string, key: string): string | null => {
    const id = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
    return typeof id === 'string' ? `${type}:${id}` : null;
  };
  const [family = ''] = kind.split('.');
  switch (family) {
    case 'site':
    case 'villages':
      return family;
    case 'setting':
      return of('setting', 'key');
    case 'staff':
      return of('staff', 'staffId');
    case 'catalogue':
      return of('catalogue', 'version');
    case 'campaign':
      return of('campaign', 'campaignId');
    case 'resident':
      // Whom an identity was merged into is said of the identity that was merged.
      return kind === 'resident.merged' || kind === 'resident.unmerged' ? of('resident', 'fromResidentId') : of('resident', 'residentId');
    case 'examination':
    case 'record':
    case 'specimen':
    case 'attachment':
    case 'referral':
      return of('examination', 'examinationId');
    case 'batch':
      return of('batch', 'batchId');
    case 'upload':
      return of('upload', 'examinationId');
    default:
      return null;
  }
}

/** The same for a whole entry: a printed document is about the examination the entry names. */
export function subjectOfEntry(entry: { kind: string; body: unknown; examinationId: string | null }): string | null {
  if (entry.kind === 'document.printed') return entry.examinationId === null ? null : `examination:${entry.examinationId}`;
  return subjectOf(entry.kind, entry.body);
}

/** Type and id of a subject. */
export function readSubject(subject: string): { type: string; id: string } {
  const at = subject.indexOf(':');
  return at === -1 ? { type: subject, id: '' } : { type: subject.slice(0, at), id: subject.slice(at + 1) };
}
