import { mayWriteAt } from '../../../shared/model/permissions.ts';
import { attachmentById, blobOf, examinationById, putBlob } from '../db/queries/examinations.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId, sha256Hex } from '../journal/ids.ts';
import { viewExamination } from '../journal/projectExamination.ts';
import { found, notPermitted, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { mayReadAt, panelsAt } from './shapes.ts';

const done = { ok: true } as const;

/** 64 MiB: an ultrasound cine loop; more is a wrong file. */
const largestBytes = 64 * 1024 * 1024;

/** What a file must begin with to be what it says it is. */
const beginnings: Partial<Record<string, (bytes: Buffer) => boolean>> = {
  'image/jpeg': (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8,
  'image/png': (bytes) => bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  'application/pdf': (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
  'application/dicom': (bytes) => bytes.subarray(128, 132).toString('latin1') === 'DICM',
};

export const attachments = {
  add: os.attachments.add.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(examinationById(app.db, input.examinationId), 'examination');
    if (!mayWriteAt(staff, input.station)) throw notPermitted('record.write');
    if (row.signed) throw refused('alreadySigned');
    if (panelsAt(found(viewExamination(app.db, row.id), 'examination'), input.station).length === 0) throw refused('notThisStation');
    if (input.file.size === 0) throw refused('fileEmpty');
    if (input.file.size > largestBytes) throw refused('fileTooLarge', { largestMb: largestBytes / 1024 / 1024 });
    const bytes = Buffer.from(await input.file.arrayBuffer());
    if (beginnings[input.mediaType]?.(bytes) === false) throw refused('unsupportedMediaType');
    const sha256 = sha256Hex(bytes);
    const attachmentId = randomId();
    commit(app.db, app.journal, () => {
      // It may have been signed while the file was arriving.
      if (found(examinationById(app.db, row.id), 'examination').signed) throw refused('alreadySigned');
      putBlob(app.db, sha256, bytes);
      append(app.db, app.journal, {
        kind: 'attachment.added', staffId: staff.id, residentId: row.residentId, examinationId: row.id,
        body: { attachmentId, examinationId: row.id, station: input.station, title: input.title, mediaType: input.mediaType, sha256, bytes: bytes.byteLength, addedAt: app.now() },
      });
    });
    return { attachmentId };
  }),
  get: os.attachments.get.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const attachment = found(attachmentById(app.db, input.attachmentId), 'attachment');
    if (!mayReadAt(found(viewExamination(app.db, attachment.examinationId), 'examination'), attachment.station, staff)) throw notPermitted('sensitive.read');
    const bytes = found(blobOf(app.db, attachment.sha256), 'attachment');
    return { title: attachment.title, mediaType: attachment.mediaType, file: new Blob([new Uint8Array(bytes)], { type: attachment.mediaType }) };
  }),
  remove: os.attachments.remove.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const attachment = found(attachmentById(app.db, input.attachmentId), 'attachment');
    const row = found(examinationById(app.db, attachment.examinationId), 'examination');
    if (!mayWriteAt(staff, attachment.station)) throw notPermitted('record.write');
    if (row.signed) throw refused('alreadySigned');
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, {
        kind: 'attachment.removed', staffId: staff.id, residentId: row.residentId, examinationId: row.id, body: { attachmentId: attachment.id, examinationId: row.id, reason: input.reason },
      }),
    );
    return done;
  }),
};
