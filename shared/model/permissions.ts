import type { Permission, Role } from './staff.ts';
import type { StationCode } from '../catalogue/types.ts';

const reading = ['resident.read', 'examination.read', 'progress.read', 'document.print'] as const;

/** The one table of who may do what. */
export const permissionsOfRole = {
  registrar: [...reading, 'resident.write', 'resident.merge', 'examination.open', 'examination.checkOut', 'specimen.collect'],
  examiner: [...reading, 'record.write', 'examination.checkOut', 'specimen.collect'],
  lab: [...reading, 'specimen.collect', 'laboratory.write', 'record.write'],
  chiefExaminer: [
    ...reading, 'record.write', 'record.correctOthers', 'laboratory.write', 'sensitive.read', 'examination.conclude',
    'examination.sign', 'referral.write', 'examination.checkOut',
  ],
  manager: [
    ...reading, 'resident.write', 'resident.merge', 'roster.import', 'examination.open', 'examination.checkOut', 'batch.write',
    'staff.write', 'settings.write', 'campaign.write', 'catalogue.load', 'referral.write',
  ],
  auditor: [...reading, 'journal.audit', 'sensitive.read'],
} as const satisfies Record<Role, readonly Permission[]>;

export interface StaffRights {
  roles: readonly Role[];
  /** Stations an examiner or laboratory worker is bound to; empty means none. */
  stations: readonly StationCode[];
}

export function hasPermission(staff: StaffRights, permission: Permission): boolean {
  return staff.roles.some((role) => (permissionsOfRole[role] as readonly Permission[]).includes(permission));
}

/** Whether this person may record at this station. The chief examiner may at any; everyone else only where bound. */
export function mayRecordAt(staff: StaffRights, station: StationCode): boolean {
  if (staff.roles.includes('chiefExaminer')) return true;
  if (station === 'review') return false;
  return hasPermission(staff, 'record.write') && staff.stations.includes(station);
}

/** Whether this person writes what is recorded at this station: the conclusion and the results have rights of their own. */
export function mayWriteAt(staff: StaffRights, station: StationCode): boolean {
  if (station === 'review') return hasPermission(staff, 'examination.conclude');
  if (station === 'laboratory') return hasPermission(staff, 'laboratory.write');
  return mayRecordAt(staff, station);
}

/** Examiners collect specimens only where bound to it; the other roles that may collect are bound to no station. */
export function mayCollectSpecimens(staff: StaffRights): boolean {
  if (!hasPermission(staff, 'specimen.collect')) return false;
  return mayRecordAt(staff, 'specimen') || hasPermission({ ...staff, roles: staff.roles.filter((role) => role !== 'examiner') }, 'specimen.collect');
}
