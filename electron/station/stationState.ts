import type { Application } from './application.ts';
import type { Keystore } from './db/keyring.ts';

/** What is known of the station before, while and after its database is open. */
export interface StationState {
  /** Null until the database is open. */
  app: Application | null;
  readonly trouble: 'none' | 'inUse' | 'recoveryKeyNeeded' | 'keyFileMissing' | 'keyFileDamaged' | 'newerDatabase' | 'damaged';
  readonly keystore: Keystore;
  readonly version: string;
  /** Unwraps the key by the recovery key and opens the database; false when the recovery key is not of this database. */
  openWithRecoveryKey(typed: string): Promise<boolean>;
}
