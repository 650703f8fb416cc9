import { gzipSync } from 'node:zlib';
import { array, assert, constantFrom, nat, property, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examinationBundle } from '../../electron/station/upload/connectors/fhir/examinationBundle.ts';
import type { Bundle, Composition, DiagnosticReport, Encounter, Observation, Patient, Provenance, QuestionnaireResponse, Resource, ServiceRequest } from '../../electron/station/upload/connectors/fhir/fhirTypes.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Outcome } from '../../shared/catalogue/types.ts';
import type { Finding, Referral, SignedExamination } from '../../shared/model/examination.ts';
import { r4Problems } from '../support/platform/r4.ts';
import { readBack } from '../support/platform/readBack.ts';
import { signedExamination, type ExaminationOptions } from '../support/platform/signedExamination.ts';

const examination = (options: ExaminationOptions) => signedExamination(nationalCatalogue, options);

function bundleOf(signed: SignedExamination, earlier: readonly SignedExamination[] = []): Bundle {
  const mapped = examinationBundle(signed, nationalCatalogue, earlier.map((one) => ({ signed: one, catalogue: nationalCatalogue })));
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.reasons));
  return mapped.bundle;
}

type ByType = { Patient: Patient; Encounter: Encounter; Observation: Observation; DiagnosticReport: DiagnosticReport; QuestionnaireResponse: QuestionnaireResponse; ServiceRequest: ServiceRequest; Composition: Composition; Provenance: Provenance };
function all<T extends keyof ByType>(bundle: Bundle, type: T): ByType[T][] {
  const is = (resource: Resource): resource is ByType[T] & Resource => resource.resourceType === type;
  return bundle.entry.map(({ resource }) => resource).filter(is);
}
function only<T extends keyof ByType>(bundle: Bundle, type: T): ByType[T] {
  const found = all(bundle, type);
  expect(found).toHaveLength(1);
  return found[0]!;
}
const observed = (bundle: Bundle, item: string) => all(bundle, 'Observation').find(({ code }) => code.coding?.[0]?.code === item)!;
const problemsOf = (bundle: Bundle) => bundle.entry.flatMap(({ resource }) => r4Problems({ ...resource }));

const nameOf = (item: string) => nationalCatalogue.items.find(({ code }) => code === item)!.name;

const declined: Outcome = { outcome: 'declined', reason: '本人不愿抽血', witness: '村医 李' };
const deferred: Outcome = { outcome: 'deferred', until: '2026-09-20', reason: '设备检修' };
const notApplicable: Outcome = { outcome: 'notApplicable', reason: '已切除' };
const finding = (change: Partial<Finding>): Finding => ({ rule: 'BP-02', ruleVersion: 1, class: 'B', station: 'vitals', items: ['bloodPressureLeft'], direction: 'high', sentence: '左侧血压 168/96 mmHg，高于 140/90 mmHg。', source: '中国高血压防治指南2024', sensitive: false, ...change });
const referral: Referral = {
  id: 'referral0001', examinationId: 'x', findingRules: ['BP-02'], urgency: 'green', toInstitution: '县人民医院', toDepartment: '心内科', receivingDoctor: '赵医生',
  impression: '高血压2级', presentIllness: '头晕1周', pastHistory: '高血压5年', treatment: '氨氯地平5mg每日一次', staffId: 'chief', staffName: '总检医生', phone: '0999-0000000', proposedAt: Date.UTC(2026, 8, 14, 5),
};

describe('what is recorded is what is sent', () => {
  it('every value and outcome stands in the bundle exactly once, and nothing else', () => {
    const panelCodes = nationalCatalogue.panels.map(({ code }) => code);
    const itemCodes = nationalCatalogue.items.map(({ code }) => code);
    assert(
      property(
        nat(),
        subarray(panelCodes, { minLength: 1 }),
        subarray(itemCodes, { maxLength: 40 }),
        array(constantFrom(declined, deferred, notApplicable), { minLength: 1, maxLength: 40 }),
        (seed, panels, without, what) => {
          const outcomes = Object.fromEntries(without.map((code, index) => [code, what[index % what.length]!]));
          const signed = examination({ seed, panels, outcomes });
          const read = readBack(bundleOf(signed), nationalCatalogue);
          expect(read.values).toEqual(Object.assign({}, ...signed.records.map((record) => record.values)));
          expect(read.outcomes).toEqual(Object.assign({}, ...signed.records.map((record) => record.outcomes)));
          expect(Object.values(read.times).every((times) => times === 1)).toBe(true);
        },
      ),
      { seed: 20260914, numRuns: 120 },
    );
  });

  it('the order of keys and records makes no difference to the bytes', () => {
    const signed = examination({ seed: 3 });
    const shuffled: SignedExamination = { ...signed, records: signed.records.toReversed().map((record) => ({ ...record, values: Object.fromEntries(Object.entries(record.values).toReversed()) })) };
    expect(JSON.stringify(bundleOf(shuffled))).toBe(JSON.stringify(bundleOf(signed)));
    expect(JSON.stringify(bundleOf(structuredClone(signed)))).toBe(JSON.stringify(bundleOf(signed)));
  });

  it('refuses what it cannot say, naming the item, and never leaves it out', () => {
    const outside = examination({ seed: 1, panels: ['vitals'], values: { bodyTemperatureC: 36.5 } });
    const unknownItem = { ...outside, records: outside.records.map((record) => ({ ...record, values: { ...record.values, shoeSize: 42 } })) };
    const unknownOption = examination({ seed: 1, panels: ['organFunction'], values: { lips: { option: '99' } } });
    const wrongShape = examination({ seed: 1, panels: ['vitals'], values: { bloodPressureLeft: 120 } });
    const unknownTube = { ...outside, specimens: [{ specimenNumber: 'A0100000109', examinationId: outside.examinationId, tube: 'nonesuch', collectedAt: 0, staffId: 's', staffName: 's' }] };
    const twice = { ...outside, records: [...outside.records, { ...outside.records[0]!, id: 'another', slot: 'another', values: { heightCm: 171 } }] };
    const fields = [unknownItem, unknownOption, wrongShape, unknownTube, twice].map((signed) => {
      const mapped = examinationBundle(signed, nationalCatalogue);
      return mapped.ok ? null : mapped.reasons.map(({ field }) => field);
    });
    expect(fields).toEqual([['shoeSize'], ['口唇'], [nameOf('bloodPressureLeft')], ['标本 A0100000109'], ['heightCm']]);
  });
});

describe('FHIR R4', () => {
  it.each([
    ['everything in the catalogue', examination({ seed: 11, change: { referrals: [referral], findings: [finding({}), finding({ rule: 'HBV-01', items: ['hepatitisBSurfaceAntigen'], direction: 'none', sensitive: true })] } })],
    ['a second version', examination({ seed: 12, version: 2 })],
    ['nothing but refusals', examination({ seed: 13, panels: ['bloodCount', 'vitals', 'tcmConstitution'], outcomes: Object.fromEntries(nationalCatalogue.items.map(({ code }) => [code, declined])) })],
    ['an empty package', examination({ seed: 14, panels: [] })],
    ['a person without a document', examination({ seed: 15, panels: ['vitals'], change: { resident: { id: 'r15', identity: { kind: 'temporary', number: 'L-1' }, ageYears: 30, demographics: { name: '无名', sex: 'unspecified', birthDate: '1996-01-01', ethnicityCode: null, villageCode: null, address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [], allergies: null, assistance: null, familyDoctor: null } } } })],
  ])('%s is valid, codes included', (_name, signed) => {
    expect(problemsOf(bundleOf(signed))).toEqual([]);
  });

  it('no string is empty: a unit the form does not print is left to its code', () => {
    const bundle = bundleOf(examination({ seed: 11 }));
    expect(JSON.stringify(bundle)).not.toMatch(/":""/);
    expect(observed(bundle, 'leftVision').valueQuantity).toEqual({ value: expect.any(Number) as number, system: 'http://unitsofmeasure.org', code: '1' });
  });

  it('a code that nobody but us knows brings its name', () => {
    const codings = all(bundleOf(examination({ seed: 11 })), 'Observation').map(({ code }) => code.coding ?? []);
    expect(codings.filter((coding) => coding.length === 1 && coding[0]?.display === undefined)).toEqual([]);
    expect(codings.filter((coding) => coding.length === 1).length).toBeGreaterThan(0);
  });

  it('every reference leads to an entry, every entry is a conditional update of its own', () => {
    const bundle = bundleOf(examination({ seed: 16, change: { referrals: [referral] } }));
    const names = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    const used = JSON.stringify(bundle).match(/(?<="reference":")urn:uuid:[^"]+/g) ?? [];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
    expect(names.size).toBe(bundle.entry.length);
    expect(new Set(bundle.entry.map(({ request }) => request.url)).size).toBe(bundle.entry.length);
    expect([...names].filter((name) => !/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(name))).toEqual([]);
    expect(bundle.entry.filter(({ resource, request }) => !request.url.startsWith(`${resource.resourceType}?`))).toEqual([]);
  });

  it('addresses hold nothing that names a person', () => {
    const signed = examination({ seed: 17 });
    const addresses = bundleOf(signed).entry.map(({ request }) => request.url).join('\n');
    const { identity, demographics } = signed.resident;
    for (const secret of [identity.number, demographics.name, demographics.phone!, demographics.recordNumber!]) expect(decodeURIComponent(addresses)).not.toContain(secret);
  });

  it('groups, assistance and allergies stay at the station', () => {
    const text = JSON.stringify(bundleOf(examination({ seed: 17, panels: ['vitals'] })));
    expect(text).not.toContain('tuberculosis');
    expect(text).not.toContain('青霉素');
  });
});

describe('single mappings', () => {
  it('blood pressure: the last reading counts, the earlier one is kept inside it, the arm is a body site', () => {
    const readings = [{ systolicMmHg: 168, diastolicMmHg: 96 }, { systolicMmHg: 158, diastolicMmHg: 92, restMinutes: 5 }];
    const bundle = bundleOf(examination({ seed: 20, panels: ['vitals'], values: { bloodPressureLeft: { readings } }, change: { findings: [finding({ class: 'A' })] } }));
    const left = observed(bundle, 'bloodPressureLeft');
    expect(left.code.coding).toContainEqual({ system: 'http://loinc.org', code: '85354-9' });
    expect(left.bodySite?.coding).toEqual([{ system: 'http://snomed.info/sct', code: '368208006' }]);
    expect(left.component?.map(({ code, valueQuantity }) => [code.coding?.[0]?.code, valueQuantity?.value, valueQuantity?.code])).toEqual([['8480-6', 158, 'mm[Hg]'], ['8462-4', 92, 'mm[Hg]'], ['restMinutes', 5, 'min']]);
    expect(left.contained?.[0]?.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([168, 96]);
    expect(left.interpretation?.[0]?.coding?.[0]?.code).toBe('HH');
    expect(observed(bundle, 'bloodPressureRight').bodySite?.coding?.[0]?.code).toBe('368209003');
    expect(observed(bundle, 'bloodPressureRight').interpretation).toBeUndefined();
  });

  it.each([['notice', 'high', undefined], ['notice', 'none', undefined], ['abnormal', 'high', 'H'], ['B', 'low', 'L'], ['B', 'none', 'A'], ['A', 'low', 'LL'], ['A', 'none', 'AA']] as const)(
    'a finding of class %s, %s, is interpreted as %s', (findingClass, direction, code) => {
      const bundle = bundleOf(examination({ seed: 20, panels: ['vitals'], change: { findings: [finding({ class: findingClass, direction })] } }));
      expect(observed(bundle, 'bloodPressureLeft').interpretation?.[0]?.coding?.[0]?.code).toBe(code);
    },
  );

  it('a laboratory result: UCUM, LOINC, data element, tube, time of collection', () => {
    const signed = examination({ seed: 21, panels: ['fastingGlucose'], values: { fastingGlucoseMmolPerL: 7.25 } });
    const bundle = bundleOf(signed);
    const glucose = observed(bundle, 'fastingGlucoseMmolPerL');
    expect(glucose.valueQuantity).toEqual({ value: 7.25, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' });
    expect(glucose.code.coding?.map(({ system, code }) => `${system}|${code}`)).toEqual(['urn:tijian:item|fastingGlucoseMmolPerL', 'http://loinc.org|14771-0', 'urn:oid:2.16.156.10011.2.2.1|DE04.50.037.00']);
    const specimen = bundle.entry.find(({ resource }) => resource.resourceType === 'Specimen');
    expect(glucose.specimen?.reference).toBe(specimen?.fullUrl);
    expect(glucose.effectiveDateTime).toBe(new Date(signed.specimens[0]!.collectedAt).toISOString());
    expect(glucose.issued).toBe(new Date(signed.records[0]!.recordedAt).toISOString());
    const report = all(bundle, 'DiagnosticReport').find(({ code }) => code.coding?.[0]?.code === 'fastingGlucose');
    expect(report?.status).toBe('final');
    expect(report?.result?.map(({ reference }) => reference)).toEqual([bundle.entry.find(({ resource }) => resource === glucose)?.fullUrl]);
  });

  it.each([
    ['declined', declined, 'asked-declined', 'final', 'cancelled'],
    ['deferred', deferred, 'temp-unknown', 'registered', 'registered'],
    ['not applicable', notApplicable, 'not-applicable', 'final', 'cancelled'],
  ] as const)('%s: the reason is coded and told', (_name, outcome, code, status, reportStatus) => {
    const bundle = bundleOf(examination({ seed: 22, panels: ['hba1c'], outcomes: { hba1cPercent: outcome } }));
    const hba1c = observed(bundle, 'hba1cPercent');
    expect(hba1c.dataAbsentReason?.coding?.[0]?.code).toBe(code);
    expect(hba1c.note?.[0]?.text).toContain(outcome.reason);
    expect(hba1c.status).toBe(status);
    expect(hba1c.valueQuantity).toBeUndefined();
    expect(all(bundle, 'DiagnosticReport').find((one) => one.code.coding?.[0]?.code === 'hba1c')?.status).toBe(reportStatus);
  });

  it('a tube that was not collected: the specimen is missing, its panels are cancelled and say why', () => {
    const missing = { tube: 'serum', outcome: declined, staffId: 'staff-7', staffName: '李护士', recordedAt: Date.UTC(2026, 8, 14, 2) };
    const whole = examination({ seed: 25, panels: ['bloodCount', 'bloodLipids', 'liverFunction'] });
    const signed = { ...whole, tubeOutcomes: [missing], records: whole.records.filter(({ slot }) => slot.endsWith('bloodCount')), specimens: whole.specimens.filter(({ tube }) => tube !== 'serum') };
    const bundle = bundleOf(signed);
    const statusOf = (panel: string) => all(bundle, 'DiagnosticReport').find(({ code }) => code.coding?.[0]?.code === panel);
    expect(statusOf('bloodCount')?.status).toBe('final');
    expect(statusOf('bloodLipids')).toMatchObject({ status: 'cancelled', conclusion: '拒检：本人不愿抽血（见证：村医 李）' });
    expect(statusOf('liverFunction')?.status).toBe('cancelled');
    expect(bundle.entry.flatMap(({ resource }) => (resource.resourceType === 'Specimen' ? [resource.status] : []))).toEqual(['available', 'unavailable']);
    expect(problemsOf(bundle)).toEqual([]);
  });

  it('a referral: urgent for the green channel, with the words of the form', () => {
    const request = only(bundleOf(examination({ seed: 23, panels: ['vitals'], change: { referrals: [referral] } })), 'ServiceRequest');
    expect(request.priority).toBe('urgent');
    expect(request.performer?.map(({ display }) => display)).toEqual(['县人民医院', '赵医生']);
    expect(request.reasonCode).toEqual([{ coding: [{ system: 'urn:tijian:rule', code: 'BP-02' }], text: '高血压2级' }]);
    expect(request.note?.map(({ text }) => text)).toContain('主要既往史：高血压5年');
  });

  it('the signature: who, when, of what', () => {
    const signed = examination({ seed: 24, panels: ['vitals'] });
    const bundle = bundleOf(signed);
    const document = only(bundle, 'Composition');
    const signature = only(bundle, 'Provenance');
    expect(document.attester[0]).toMatchObject({ mode: 'legal', time: new Date(signed.signature.signedAt).toISOString(), party: { display: '总检医生' } });
    expect(signature.entity[0]?.what.identifier?.value).toBe(signed.signature.contentHash);
    expect(signature.target[0]?.reference).toBe(bundle.entry.find(({ resource }) => resource === document)?.fullUrl);
    expect(document.extension).toContainEqual({ url: 'urn:tijian:content-sha256', valueString: signed.signature.contentHash });
  });
});

describe('sensitive results', () => {
  const hepatitis = nationalCatalogue.items.find(({ sensitivity }) => sensitivity === 'hepatitis')!;
  const hiv = nationalCatalogue.items.find(({ sensitivity }) => sensitivity === 'hiv')!;
  const sensitive = finding({ rule: 'HIV-01', items: [hiv.code], direction: 'none', station: 'laboratory', sentence: '敏感的一句话', sensitive: true });
  const bundle = bundleOf(examination({ seed: 30, panels: ['vitals', hepatitis.panel, hiv.panel], change: { findings: [finding({}), sensitive], referrals: [{ ...referral, findingRules: ['HIV-01'] }] } }));
  const labelsOf = (resource: Resource) => resource.meta?.security?.map(({ code }) => code);

  it('carry their label, and the report that lists them as well', () => {
    expect(labelsOf(observed(bundle, hepatitis.code))).toEqual(['R']);
    expect(labelsOf(observed(bundle, hiv.code))).toEqual(['R', 'HIV']);
    expect(labelsOf(observed(bundle, 'heightCm'))).toBeUndefined();
    expect(labelsOf(only(bundle, 'ServiceRequest'))).toEqual(['R']);
    expect(labelsOf(all(bundle, 'DiagnosticReport').find(({ code }) => code.coding?.[0]?.code === hiv.panel)!)).toEqual(['R', 'HIV']);
  });

  it('their sentence stands in the restricted report only', () => {
    const holding = bundle.entry.filter(({ resource }) => JSON.stringify(resource).includes('敏感的一句话')).map(({ resource }) => labelsOf(resource));
    expect(holding).toEqual([['R', 'HIV']]);
    const open = all(bundle, 'DiagnosticReport').find(({ meta, conclusionCode }) => !meta && conclusionCode);
    expect(open?.conclusionCode?.map(({ text }) => text)).toEqual([finding({}).sentence]);
  });
});

describe('a version signed again', () => {
  const first = examination({ seed: 40, panels: ['vitals', 'thyroidUltrasound'], change: { referrals: [referral] } });
  const second = examination({ seed: 40, panels: ['vitals'], version: 2 });

  it('updates the same resources, is amended and names what it replaces', () => {
    const addresses = (bundle: Bundle) => new Set(bundle.entry.map(({ request }) => request.url));
    expect([...addresses(bundleOf(second))].filter((address) => !addresses(bundleOf(first)).has(address))).toEqual([]);
    const document = only(bundleOf(second), 'Composition');
    expect(document.status).toBe('amended');
    expect(document.relatesTo?.[0]).toEqual({ code: 'replaces', targetIdentifier: { system: 'urn:tijian:examination-version', value: `${second.examinationId}/1` } });
    expect(only(bundleOf(first), 'Composition')).toMatchObject({ status: 'final' });
    expect(only(bundleOf(first), 'Composition').relatesTo).toBeUndefined();
  });

  it('withdraws what only the earlier version held, and stays valid', () => {
    const bundle = bundleOf(second, [first]);
    const withdrawn = bundle.entry.filter(({ resource }) => 'status' in resource && resource.status === 'entered-in-error').map(({ request }) => request.url);
    const gone = bundleOf(first).entry.map(({ request }) => request.url).filter((address) => !bundleOf(second).entry.some(({ request }) => request.url === address));
    expect(withdrawn.toSorted()).toEqual(gone.toSorted());
    expect(withdrawn).toContain('ServiceRequest?identifier=urn:tijian:referral|referral0001');
    expect(problemsOf(bundle)).toEqual([]);
    const names = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    expect((JSON.stringify(bundle).match(/(?<="reference":")urn:uuid:[^"]+/g) ?? []).filter((name) => !names.has(name))).toEqual([]);
    expect(readBack(bundle, nationalCatalogue).values).toEqual(second.records[0]!.values);
  });
});

describe('bytes on the wire', () => {
  const panelsAt = (ageYears: number) => [...new Set(nationalCatalogue.packageRules
    .filter(({ when }) => !when.anyGroup && !when.answer && when.sex !== 'male' && (when.ageYears?.atLeast ?? 0) <= ageYears && ageYears < (when.ageYears?.below ?? 200))
    .flatMap(({ panels }) => panels))];

  // Bounds a tenth above what is measured: a change that makes messages fatter shows here.
  it.each([[10, 5_100], [25, 7_000], [40, 7_700], [70, 9_400]])('the package of a woman of %i stays under %i bytes gzip', (ageYears, limit) => {
    const sizes = [1, 2, 3, 4, 5].map((seed) => {
      const signed = examination({ seed, panels: panelsAt(ageYears) });
      const json = JSON.stringify(bundleOf(signed));
      return { values: signed.records.reduce((sum, { values }) => sum + Object.keys(values).length, 0), raw: Buffer.byteLength(json), gzip: gzipSync(json, { level: 9 }).length };
    });
    const mean = (of: (size: (typeof sizes)[number]) => number) => Math.round(sizes.reduce((sum, size) => sum + of(size), 0) / sizes.length);
    process.stdout.write(`FHIR, ${ageYears} years: ${mean(({ values }) => values)} values, ${mean(({ raw }) => raw)} bytes raw, ${mean(({ gzip }) => gzip)} gzip\n`);
    expect(mean(({ gzip }) => gzip)).toBeLessThan(limit);
  });
});
