import type { Appliers } from '../apply.ts';
import {
  changeResident, enrol, insertHistory, insertResident, setMergedInto, setPhoto,
} from '../../db/queries/residents.ts';
import { keepingProgress } from '../../db/queries/progress.ts';
import { touchResident } from '../projectExamination.ts';
import { namePinyin } from '../../roster/pinyin.ts';

export const residentAppliers: Appliers<'resident'> = {
  'resident.registered': (db, { id, body, stamp }) => {
    const { campaignId, residentId } = body;
    keepingProgress(db, [residentId], () => {
      // The same person registered at two computers is one person; the second says what it knows like a change would.
      const isNew = insertResident(db, residentId, body.identity, body.demographics, namePinyin(body.demographics.name), id, stamp);
      if (!isNew) changeResident(db, residentId, { entryId: id, stamp, fields: body.demographics, seen: null }, namePinyin);
      if (campaignId !== null) enrol(db, campaignId, residentId);
    });
    touchResident(db, residentId);
  },
  'resident.changed': (db, { id, body, stamp }) => {
    keepingProgress(db, [body.residentId], () => changeResident(db, body.residentId, { entryId: id, stamp, fields: body.fields, seen: body.seen ?? 'everything' }, namePinyin));
    touchResident(db, body.residentId);
  },
  'resident.enrolled': (db, { body }) => keepingProgress(db, [body.residentId], () => enrol(db, body.campaignId, body.residentId)),
  'resident.merged': (db, { body }) => {
    keepingProgress(db, [body.fromResidentId, body.intoResidentId], () => setMergedInto(db, body.fromResidentId, body.intoResidentId));
    touchResident(db, body.intoResidentId);
  },
  'resident.unmerged': (db, { body }) => {
    keepingProgress(db, [body.fromResidentId, body.intoResidentId], () => setMergedInto(db, body.fromResidentId, null));
    touchResident(db, body.fromResidentId);
    touchResident(db, body.intoResidentId);
  },
  'resident.photographed': (db, { body }) => setPhoto(db, body.residentId, body.sha256, body.mediaType),
  'resident.historyLoaded': (db, { id, body }) => {
    insertHistory(db, { residentId: body.residentId, examinedOn: body.examinedOn, entryId: id, values: body.values as never, findings: body.findings });
    touchResident(db, body.residentId);
  },
};
