import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../db/writeFileDurably.ts';
import type { StationState } from '../stationState.ts';

const certificateSchema = z.object({ key: z.string(), cert: z.string(), addresses: z.array(z.string()), expires: z.string() });

const yearsValid = 5;

function ownAddresses(host: string): string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []).filter(({ internal }) => !internal).map(({ address }) => address);
  return [...new Set([...(host === '0.0.0.0' || host === '::' ? [] : [host]), ...all])].sort();
}

/** Null when it is no certificate with its key. */
function readKept(file: string): z.infer<typeof certificateSchema> | null {
  try {
    const kept = certificateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new X509Certificate(kept.cert).checkPrivateKey(createPrivateKey(kept.key)) ? kept : null;
  } catch {
    return null;
  }
}

/** This computer's certificate for its addresses, made once and kept beside the database with the owner's rights alone. */
export async function localCertificate(station: StationState, host: string): Promise<{ key: string; cert: string }> {
  const { app } = station;
  if (!app) throw new Error('localCertificate: the station is not open');
  const file = path.join(app.dataDir, 'certificate.json');
  const addresses = ownAddresses(host);
  if (existsSync(file)) {
    const kept = readKept(file);
    if (kept === null) app.log.warn('the certificate for browsers was damaged; a new one is made, and browsers will ask about it');
    else if (Date.parse(kept.expires) > app.now() && addresses.every((address) => kept.addresses.includes(address))) return kept;
  }
  const { generate } = await import('selfsigned');
  const notBeforeDate = new Date(app.now() - 86_400_000);
  const notAfterDate = new Date(app.now() + yearsValid * 365 * 86_400_000);
  const made = await generate([{ name: 'commonName', value: '体检' }], {
    keySize: 2048, algorithm: 'sha256', notBeforeDate, notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: addresses.map((address) => (/^[\d.]+$|:/.test(address) ? { type: 7, ip: address } : { type: 2, value: address })) }],
  });
  const kept = { key: made.private, cert: made.cert, addresses, expires: notAfterDate.toISOString() };
  writeFileDurably(file, JSON.stringify(kept), 0o600);
  return kept;
}
