/**
 * What the regional platform has of a signed version. `sentUnknown`: it left this computer and no answer came; it may
 * have arrived, and is asked for before it is sent again. `superseded`: a newer signed version took its place.
 */
export const uploadStatuses = ['queued', 'sending', 'sentUnknown', 'accepted', 'rejected', 'superseded'] as const;
export type UploadStatus = (typeof uploadStatuses)[number];

const steps: Record<UploadStatus, readonly UploadStatus[]> = {
  queued: ['sending', 'rejected', 'superseded'],
  sending: ['accepted', 'rejected', 'sentUnknown', 'queued'],
  sentUnknown: ['accepted', 'queued', 'rejected', 'superseded'],
  accepted: [],
  rejected: ['queued', 'superseded'],
  superseded: [],
};

/** Whether a row of the ledger may move from one status to another; `accepted` and `superseded` are final. */
export function mayMove(from: UploadStatus, to: UploadStatus): boolean {
  return steps[from].includes(to);
}
