import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { businessIdOf, settle, type AskResult, type SendResult } from '../../electron/station/upload/connectors/connector.ts';
import { fhirConnector, type FhirConnectorOptions } from '../../electron/station/upload/connectors/fhir/fhirConnector.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { SignedExamination } from '../../shared/model/examination.ts';
import type { Misbehaviour } from '../support/platform/misbehaviour.ts';
import { signedExamination } from '../support/platform/signedExamination.ts';
import { startPlatform, type Platform } from '../support/platform/startPlatform.ts';

const token = 'a-token';
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform({ token });
});
afterEach(() => platform.control.reset());
afterAll(() => platform.close());

const connectorWith = (change: Partial<FhirConnectorOptions> = {}) => fhirConnector({ baseUrl: platform.url, token, timeoutMs: 20_000, gzip: true, ...change });
const examination = (seed: number, version = 1) => signedExamination(nationalCatalogue, { seed, version, panels: ['vitals', 'fastingGlucose', 'inquiry'] });
const never = new AbortController().signal;
const send = (signed: SignedExamination, change: Partial<FhirConnectorOptions> = {}): Promise<SendResult> => connectorWith(change).send(signed, nationalCatalogue, never);
const ask = (signed: SignedExamination, change: Partial<FhirConnectorOptions> = {}): Promise<AskResult> => connectorWith(change).ask(businessIdOf(signed), never);

describe('sending', () => {
  it('is accepted with a receipt that names place, version and etag', async () => {
    const sent = await send(examination(1));
    expect(sent).toEqual({
      result: 'accepted',
      receipt: { location: 'Composition/1', versionId: '1', etag: 'W/"1"', lastModified: expect.stringMatching(/^\d{4}-/), encounterLocation: 'Encounter/1' },
    });
    expect(platform.control.resources('Observation').every(({ subject }) => JSON.stringify(subject) === '{"reference":"Patient/1"}')).toBe(true);
  });

  it('twice, or carried out twice, leaves exactly what once leaves', async () => {
    const signed = examination(2);
    await send(signed);
    const once = platform.control.counts();
    const again = await send(signed);
    platform.control.misbehave({ kind: 'processTwice' });
    await send(signed, { gzip: false });
    expect(platform.control.counts()).toEqual(once);
    expect(again).toMatchObject({ result: 'accepted', receipt: { location: 'Composition/1', versionId: '1' } });
  });

  it('the same resident next year: one Patient, two Compositions', async () => {
    const first = examination(3);
    const second = { ...examination(4), resident: first.resident };
    await send(first);
    await send(second);
    expect(platform.control.counts()).toMatchObject({ Patient: 1, Encounter: 2, Composition: 2, Provenance: 2 });
  });

  it('a second version updates, and withdraws what only the first held', async () => {
    const first = signedExamination(nationalCatalogue, { seed: 5, panels: ['vitals', 'fastingGlucose'] });
    const second = signedExamination(nationalCatalogue, { seed: 5, panels: ['vitals'], version: 2 });
    await send(first);
    const before = platform.control.counts();
    const sent = await connectorWith().send(second, nationalCatalogue, never, [{ signed: first, catalogue: nationalCatalogue }]);
    expect(sent).toMatchObject({ result: 'accepted', receipt: { location: 'Composition/1', versionId: '2' } });
    expect(platform.control.counts()).toEqual(before);
    const withdrawn = platform.control.resources('Observation').filter(({ status }) => status === 'entered-in-error');
    expect(withdrawn.map(({ code }) => JSON.stringify(code).includes('fastingGlucoseMmolPerL'))).toEqual([true]);
    expect(settle(await ask(first), first)).toMatchObject({ settled: 'superseded' });
    expect(settle(await ask(second), second)).toMatchObject({ settled: 'arrived', receipt: { versionId: '2' } });
  });

  it('compresses when told to', async () => {
    await send(examination(6), { gzip: false });
    await send(examination(6), { gzip: true });
    const [plain, packed] = platform.control.requests().map(({ bodyBytes }) => bodyBytes);
    expect(packed! * 5).toBeLessThan(plain!);
  });

  it('never goes out with something the mapping cannot say', async () => {
    const signed = examination(7);
    const unknown = { ...signed, records: signed.records.map((record) => ({ ...record, values: { ...record.values, shoeSize: 42 } })) };
    expect(await send(unknown)).toMatchObject({ result: 'rejected', reasons: [{ field: 'shoeSize' }, { field: 'shoeSize' }, { field: 'shoeSize' }] });
    expect(platform.control.requests()).toEqual([]);
  });
});

describe('a text no platform may take', () => {
  const words = '头'.repeat(1024 * 1024 + 1);
  it.each([
    [{ presentIllness: words }, '转诊 · 主要现病史（转出原因）'],
    [{ pastHistory: words }, '转诊 · 主要既往史'],
    [{ impression: words }, '转诊 · 初步印象'],
    [{ toDepartment: words }, '转诊 · 转入科室'],
    [{ toInstitution: words }, '转诊 · 转入单位'],
  ])('is not sent, and its box is named: %#', async (change, field) => {
    const referral = {
      id: 'r1', examinationId: 'x', findingRules: [], urgency: 'routine' as const, toInstitution: '县人民医院', toDepartment: '', receivingDoctor: '', impression: '高血压', presentIllness: '', pastHistory: '',
      treatment: '', staffId: 'chief', staffName: '总检医生', phone: '', proposedAt: Date.UTC(2026, 8, 14, 5), ...change,
    };
    const signed = signedExamination(nationalCatalogue, { seed: 8, panels: ['vitals'], change: { referrals: [referral] } });
    const sent = await send(signed);
    expect(sent.result === 'rejected' && sent.reasons.map((one) => one.field)).toEqual([field]);
    expect(sent).toMatchObject({ reasons: [{ reason: expect.stringContaining('过长') as string }] });
    expect(platform.control.requests()).toEqual([]);
  });
});

describe('an outcome that is not known is settled by asking', () => {
  const signed = examination(20);
  it.each<[Misbehaviour, string, 'arrived' | 'sendAgain']>([
    [{ kind: 'dropBefore' }, 'connectionLost', 'sendAgain'],
    [{ kind: 'dropAfter' }, 'connectionLost', 'arrived'],
    [{ kind: 'serverError', stored: false }, 'serverError', 'sendAgain'],
    [{ kind: 'serverError', stored: true }, 'serverError', 'arrived'],
    [{ kind: 'unavailable', retryAfterSeconds: null }, 'serverError', 'sendAgain'],
    [{ kind: 'status', status: 502 }, 'serverError', 'sendAgain'],
    [{ kind: 'truncate' }, 'answerUnreadable', 'arrived'],
    [{ kind: 'cutOff' }, 'connectionLost', 'arrived'],
    [{ kind: 'wrongJson' }, 'answerUnreadable', 'arrived'],
    [{ kind: 'notJson' }, 'answerUnreadable', 'arrived'],
  ])('%j: unknown (%s), then %s', async (misbehaviour, why, settled) => {
    platform.control.misbehave(misbehaviour);
    expect(await send(signed)).toEqual({ result: 'unknown', why });
    expect(settle(await ask(signed), signed)).toMatchObject({ settled });
    expect(await send(signed)).toMatchObject({ result: 'accepted', receipt: { location: 'Composition/1', versionId: '1' } });
    expect(platform.control.counts()).toMatchObject({ Composition: 1, Encounter: 1, Patient: 1 });
  });

  it.each([true, false])('no answer in time, stored: %s', async (stored) => {
    await send(examination(21)); // the definitions are loaded now
    platform.control.misbehave({ kind: 'hold', stored });
    expect(await send(signed, { timeoutMs: 1000 })).toEqual({ result: 'unknown', why: 'timeout' });
    platform.control.release();
    expect(settle(await ask(signed), signed).settled).toBe(stored ? 'arrived' : 'sendAgain');
  });

  it('stopped by hand while on the way', async () => {
    platform.control.misbehave({ kind: 'hold', stored: true });
    const stop = new AbortController();
    const sending = connectorWith().send(signed, nationalCatalogue, stop.signal);
    while (platform.control.requests().length === 0) await new Promise(setImmediate);
    stop.abort();
    expect(await sending).toEqual({ result: 'unknown', why: 'stopped' });
    expect(settle(await ask(signed), signed).settled).toBe('arrived');
  });

  it('an older version there does not pass for this one', async () => {
    await send(examination(22));
    const second = examination(22, 2);
    expect(await ask(second)).toMatchObject({ answer: 'found', version: 1 });
    expect(settle(await ask(second), second)).toEqual({ settled: 'sendAgain' });
  });

  it('a platform that ignored the condition is shown to a person', async () => {
    await send(signed);
    platform.control.misbehave({ kind: 'ignoreConditions' });
    await send(signed);
    expect(settle(await ask(signed), signed)).toEqual({ settled: 'needsPerson', locations: ['Composition/1', 'Composition/2'] });
  });

  it('no answer to the question leaves it open', async () => {
    await send(signed);
    platform.control.misbehave({ on: 'search', misbehaviour: { kind: 'dropBefore' } }, { on: 'search', misbehaviour: { kind: 'truncate' } }, { on: 'search', misbehaviour: { kind: 'wrongJson' } }, { on: 'search', misbehaviour: { kind: 'status', status: 500 } });
    const whys = [await ask(signed), await ask(signed), await ask(signed), await ask(signed)].map((answer) => settle(answer, signed));
    expect(whys).toEqual(['connectionLost', 'answerUnreadable', 'answerUnreadable', 'serverError'].map((why) => ({ settled: 'askAgain', why })));
  });

  it('does not take another examination for this one', async () => {
    const foreign = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { resourceType: 'Composition', id: '9', identifier: { system: 'urn:tijian:examination', value: 'another' } } }] };
    expect(await ask(signed, { fetch: async () => Response.json(foreign) })).toEqual({ answer: 'noAnswer', why: 'answerUnreadable' });
  });
});

describe('refused, and told why in words', () => {
  const signed = examination(30);

  it('the item and the part of it', async () => {
    const { control } = platform;
    await send(signed);
    const place = (type: string, text: string) => control.resources(type).findIndex((resource) => JSON.stringify(resource).includes(text));
    // Entries stand in the order of the bundle: Patient, Encounter, tubes, then Observations.
    const first = 2 + (control.counts()['Specimen'] ?? 0);
    const height = first + place('Observation', 'heightCm');
    control.reset();
    control.misbehave(
      { kind: 'reject', expression: `Bundle.entry[${height}].resource.valueQuantity.code`, code: 'code-invalid', text: 'unit cm not known' },
      { kind: 'reject', expression: `Bundle.entry[${height}].resource.ofType(Observation).effectiveDateTime`, code: 'required', text: '' },
      { kind: 'reject', expression: 'Bundle.entry[0].resource.identifier[1]', code: 'business-rule', text: '身份证号不在本辖区' },
      { kind: 'reject', expression: 'Patient.birthDate', code: 'value', text: '' },
      { kind: 'reject', expression: 'Bundle', code: 'no-such-code', text: '' },
      { kind: 'rejectMutely' },
    );
    const told = [];
    for (let time = 0; time < 6; time += 1) {
      const sent = await send(signed);
      told.push(sent.result === 'rejected' ? sent.reasons.map(({ field, reason }) => `${field}：${reason}`).join() : sent.result);
    }
    expect(told).toEqual([
      '身高 · 计量单位：代码不在规定的代码表内（平台答复：unit cm not known）',
      '身高 · 检查时间：缺少必填内容',
      '居民信息 · 编号：不符合平台的业务规则（平台答复：身份证号不在本辖区）',
      '居民信息 · 出生日期：值不在允许的范围内',
      '整份体检：平台拒收',
      '整份体检：平台拒收，没有说明原因',
    ]);
    expect(control.counts()).toEqual({});
  });

  it('a real refusal by the platform’s own validation', async () => {
    const resident = { ...signed.resident, demographics: { ...signed.resident.demographics, birthDate: '1958-13-40' } };
    const sent = await send({ ...signed, resident });
    expect(sent).toMatchObject({ result: 'rejected', reasons: [{ field: '居民信息 · 出生日期', path: 'Bundle.entry[0].resource.birthDate' }] });
    expect(platform.control.counts()).toEqual({});
  });

  it('the next one is not held up', async () => {
    platform.control.misbehave({ kind: 'rejectMutely' });
    expect((await send(signed)).result).toBe('rejected');
    expect((await send(examination(31))).result).toBe('accepted');
  });
});

describe('the way in', () => {
  const signed = examination(40);

  it.each([
    [{ kind: 'tooMany', retryAfterSeconds: 7 }, { result: 'throttled', retryAfterMs: 7_000 }],
    [{ kind: 'unavailable', retryAfterSeconds: 120 }, { result: 'throttled', retryAfterMs: 120_000 }],
    [{ kind: 'unavailable', retryAfterSeconds: 10_000_000 }, { result: 'throttled', retryAfterMs: 3_600_000 }],
    [{ kind: 'status', status: 409 }, { result: 'throttled', retryAfterMs: 30_000 }],
    [{ kind: 'status', status: 301 }, { result: 'notSent', why: 'addressRefused' }],
    [{ kind: 'status', status: 404 }, { result: 'notSent', why: 'addressRefused' }],
    [{ kind: 'status', status: 415 }, { result: 'notSent', why: 'addressRefused' }],
    [{ kind: 'status', status: 403 }, { result: 'notSent', why: 'credentialsRefused' }],
  ] as const)('%j', async (misbehaviour, expected) => {
    platform.control.misbehave(misbehaviour);
    expect(await send(signed)).toEqual(expected);
    expect(platform.control.counts()).toEqual({});
  });

  it('a wrong token', async () => {
    expect(await send(signed, { token: 'another' })).toEqual({ result: 'notSent', why: 'credentialsRefused' });
    expect(await ask(signed, { token: null })).toEqual({ answer: 'noAnswer', why: 'credentialsRefused' });
  });

  it('nobody listens', async () => {
    const other = await startPlatform();
    await other.close();
    expect(await send(signed, { baseUrl: other.url })).toEqual({ result: 'notSent', why: 'noConnection' });
    expect(await ask(signed, { baseUrl: other.url })).toEqual({ answer: 'noAnswer', why: 'noConnection' });
  });

  it('stopped before it began', async () => {
    expect(await connectorWith().send(signed, nationalCatalogue, AbortSignal.abort())).toEqual({ result: 'notSent', why: 'stopped' });
    expect(platform.control.requests()).toEqual([]);
  });

  it('a certificate that is not trusted', async () => {
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) });
    expect(await send(signed, { fetch: () => Promise.reject(refused) })).toEqual({ result: 'notSent', why: 'certificateRefused' });
  });

  it('a connection lost on one address and never made on another counts as lost', async () => {
    const coded = (code: string) => Object.assign(new Error(code), { code });
    const mixed = new TypeError('fetch failed', { cause: new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')]) });
    expect(await send(signed, { fetch: () => Promise.reject(mixed) })).toEqual({ result: 'unknown', why: 'connectionLost' });
  });

  it('an answer that is too long is not read to its end', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)) });
    expect(await send(signed, { fetch: async () => new Response(endless) })).toEqual({ result: 'unknown', why: 'answerUnreadable' });
  });

  it('an answer for fewer entries than were sent is no receipt', async () => {
    const short = { resourceType: 'Bundle', type: 'transaction-response', entry: [{ response: { status: '201 Created', location: 'Composition/1/_history/1' } }] };
    expect(await send(signed, { fetch: async () => Response.json(short) })).toEqual({ result: 'unknown', why: 'answerUnreadable' });
  });
});
