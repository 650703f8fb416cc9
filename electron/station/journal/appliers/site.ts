import { examinationIdsUnder } from '../../db/queries/examinations.ts';
import { enrolledPeople, keepingProgress } from '../../db/queries/progress.ts';
import { touch } from '../projectExamination.ts';
import type { Appliers } from '../apply.ts';
import { insertCampaign, updateCampaign } from '../../db/queries/campaigns.ts';
import { insertCatalogue } from '../../db/queries/catalogues.ts';
import { putSetting, putVillage } from '../../db/queries/settings.ts';
import { insertStaff, setCredential, updateStaff } from '../../db/queries/staff.ts';

export const siteAppliers: Appliers<'site' | 'setting' | 'villages' | 'staff' | 'catalogue' | 'campaign'> = {
  'site.founded': (db, { body, stamp }) => {
    putSetting(db, 'institution', body.institution, stamp);
    putSetting(db, 'siteSecret', body.siteSecret, stamp);
    putSetting(db, 'demo', body.demo, stamp);
  },
  'setting.changed': (db, { body, stamp }) => putSetting(db, body.key, body.value, stamp),
  'villages.changed': (db, { body, stamp }) => {
    for (const village of body.villages) putVillage(db, village, stamp);
  },
  'staff.added': (db, { body, stamp }) =>
    insertStaff(db, { id: body.staffId, account: body.account, name: body.name, roles: body.roles, stations: body.stations, active: true, stamp }),
  'staff.changed': (db, { body: { staffId, ...fields }, stamp }) => updateStaff(db, staffId, fields, stamp),
  'staff.credentialSet': (db, { body }) => setCredential(db, body.staffId, body.credential, body.hash),
  'catalogue.loaded': (db, { body }) => {
    insertCatalogue(db, body);
    for (const id of examinationIdsUnder(db, body.version)) touch(db, id);
  },
  'campaign.opened': (db, { body: { campaignId, ...campaign }, stamp }) =>
    keepingProgress(db, enrolledPeople(db, campaignId), () => insertCampaign(db, { id: campaignId, ...campaign, closed: false, stamp })),
  'campaign.changed': (db, { body: { campaignId, ...fields }, stamp }) => updateCampaign(db, campaignId, fields, stamp),
};
