import { promisify } from 'node:util';
import { constants, gzip as gzipCallback } from 'node:zlib';
import type { Catalogue } from '../../../../../shared/catalogue/types.ts';
import type { AskResult, Connector, NotSentWhy, Receipt, SendResult } from '../connector.ts';
import { foundCompositionsSchema, operationOutcomeSchema, readAnswer, transactionResponseSchema, type FoundCompositions, type TransactionResponse } from './answers.ts';
import { examinationBundle } from './examinationBundle.ts';
import { exchange, type Exchange, type Fetch } from './exchange.ts';
import type { Bundle } from './fhirTypes.ts';
import { longestTextCharacters, overlongTexts } from './overlongTexts.ts';
import { fieldOf, rejectReasons } from './rejectReasons.ts';
import { extensions, identifierSystems } from './systems.ts';

const gzip = promisify(gzipCallback);

export interface FhirConnectorOptions {
  /** FHIR base, e.g. 'https://platform.example/fhir', with or without a slash at the end. */
  baseUrl: string;
  /** Bearer token; null where the platform asks for none. */
  token: string | null;
  /** For one request, from connecting to the last byte of the answer. */
  timeoutMs: number;
  /** Compress request bodies: 20 times fewer bytes, where the platform takes them. */
  gzip: boolean;
  fetch?: Fetch;
}

/** Waiting time where the platform says «too busy» without saying for how long. */
const retryAfterMsUnsaid = 30_000;
const longestRetryAfterMs = 60 * 60_000;

/** Any FHIR R4 server that takes transactions with conditional updates. */
export function fhirConnector(options: FhirConnectorOptions): Connector {
  const base = options.baseUrl.replace(/\/+$/, '');
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const headers: Record<string, string> = { accept: 'application/fhir+json' };
  if (options.token !== null) headers['authorization'] = `Bearer ${options.token}`;

  return {
    async send(signed, catalogue, signal, earlier = []) {
      const mapped = examinationBundle(signed, catalogue, earlier);
      if (!mapped.ok) return { result: 'rejected', reasons: mapped.reasons };
      const overlong = overlongTexts(mapped.bundle);
      if (overlong.length > 0) {
        const reason = `内容过长，平台最多接受 ${longestTextCharacters} 个字符。请改短后重新签署。`;
        return { result: 'rejected', reasons: overlong.map((path) => ({ field: fieldOf(path, mapped.bundle, catalogue), reason, path })) };
      }
      const json = Buffer.from(JSON.stringify(mapped.bundle));
      const body = options.gzip ? await gzip(json, { level: constants.Z_BEST_COMPRESSION }) : json;
      const sending: Record<string, string> = { ...headers, 'content-type': 'application/fhir+json', prefer: 'return=minimal' };
      if (options.gzip) sending['content-encoding'] = 'gzip';
      return sendResult(await exchange(fetch, base, { method: 'POST', headers: sending, body }, options.timeoutMs, signal), mapped.bundle, catalogue);
    },

    async ask(businessId, signal) {
      const url = `${base}/Composition?identifier=${encodeURIComponent(`${identifierSystems.examination}|${businessId}`)}`;
      return askResult(await exchange(fetch, url, { method: 'GET', headers }, options.timeoutMs, signal), businessId);
    },
  };
}

function sendResult(exchanged: Exchange, sent: Bundle, catalogue: Catalogue): SendResult {
  if (!exchanged.exchanged) return exchanged.left ? { result: 'unknown', why: exchanged.why } : { result: 'notSent', why: exchanged.why };
  const { status, text, headers } = exchanged;
  if (status >= 200 && status < 300) {
    const answer = readAnswer(transactionResponseSchema, text);
    const receipt = answer && receiptOf(answer, sent);
    return receipt ? { result: 'accepted', receipt } : { result: 'unknown', why: 'answerUnreadable' };
  }
  const refused = refusedBeforeReading(status);
  if (refused) return { result: 'notSent', why: refused };
  const retryAfterMs = waitOf(status, headers);
  if (retryAfterMs !== null) return { result: 'throttled', retryAfterMs };
  if (status >= 500) return { result: 'unknown', why: 'serverError' };
  return { result: 'rejected', reasons: rejectReasons(readAnswer(operationOutcomeSchema, text), sent, catalogue) };
}

/** Statuses that speak about the way in, not about this examination. */
function refusedBeforeReading(status: number): NotSentWhy | null {
  if (status === 401 || status === 403 || status === 407) return 'credentialsRefused';
  if (status < 200 || (status >= 300 && status < 400) || [404, 405, 406, 410, 415, 501].includes(status)) return 'addressRefused';
  return null;
}

/**
 * 429, 503 with Retry-After, and 409 (two transactions met on one record): refused whole, come again. A 503 that names no
 * time may come from a gateway behind which the work went on, so it stays unknown.
 */
function waitOf(status: number, headers: Headers): number | null {
  const said = headers.get('retry-after');
  if (status === 429 || status === 409 || (status === 503 && said !== null)) {
    const seconds = said === null ? Number.NaN : Number(said);
    return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestRetryAfterMs) : retryAfterMsUnsaid;
  }
  return null;
}

/** Null unless every entry was taken and the head document has a place. */
function receiptOf({ entry }: TransactionResponse, sent: Bundle): Receipt | null {
  if (entry.length !== sent.entry.length || !entry.every(({ response }) => /^2\d\d\b/.test(response.status))) return null;
  const at = (type: string) => entry[sent.entry.findIndex(({ resource }) => resource.resourceType === type)]?.response;
  const head = at('Composition');
  const place = head && placeOf(head.location);
  if (!head || !place) return null;
  return {
    location: place.location,
    versionId: place.versionId,
    etag: head.etag ?? null,
    lastModified: head.lastModified ?? null,
    encounterLocation: placeOf(at('Encounter')?.location)?.location ?? null,
  };
}

/** `http://host/fhir/Composition/1/_history/2` or a relative one. */
function placeOf(location: string | undefined): { location: string; versionId: string | null } | null {
  const match = /([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/.exec(location ?? '');
  return match?.[1] === undefined ? null : { location: match[1], versionId: match[2] ?? null };
}

function askResult(exchanged: Exchange, businessId: string): AskResult {
  if (!exchanged.exchanged) return { answer: 'noAnswer', why: exchanged.why };
  const { status, text } = exchanged;
  if (status !== 200) return { answer: 'noAnswer', why: refusedBeforeReading(status) ?? 'serverError' };
  const answer = readAnswer(foundCompositionsSchema, text);
  if (!answer) return { answer: 'noAnswer', why: 'answerUnreadable' };
  // A server that does not know the parameter answers with everything it has: only what bears the identifier counts.
  const found = answer.entry.map(({ resource }) => resource).filter((one) => isOurs(one, businessId));
  const first = found[0];
  if (!first) return answer.entry.some(({ search }) => search?.mode !== 'outcome') ? { answer: 'noAnswer', why: 'answerUnreadable' } : { answer: 'absent' };
  if (found.length > 1) return { answer: 'several', locations: found.map(({ id }) => `Composition/${id ?? '?'}`) };
  if (first.id === undefined) return { answer: 'noAnswer', why: 'answerUnreadable' };
  const versionId = first.meta?.versionId ?? null;
  return {
    answer: 'found',
    version: first.extension?.find(({ url }) => url === extensions.version)?.valuePositiveInt ?? null,
    contentHash: first.extension?.find(({ url }) => url === extensions.contentHash)?.valueString ?? null,
    receipt: {
      location: `Composition/${first.id}`,
      versionId,
      etag: versionId === null ? null : `W/"${versionId}"`,
      lastModified: first.meta?.lastUpdated ?? null,
      encounterLocation: null,
    },
  };
}

function isOurs(resource: FoundCompositions['entry'][number]['resource'], businessId: string): boolean {
  return resource.resourceType === 'Composition' && resource.identifier?.system === identifierSystems.examination && resource.identifier.value === businessId;
}
