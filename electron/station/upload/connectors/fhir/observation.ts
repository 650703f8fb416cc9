import type { CodeableConcept, Observation } from './fhirTypes.ts';
import { itemConcept } from './codings.ts';
import { dateTime, staffReference, type AskedItem, type Mapping } from './mapping.ts';
import { observationValue } from './observationValue.ts';
import { absentCodeOf, outcomeNote } from './outcome.ts';
import { addressOf } from './resourceNames.ts';
import { categoryOf } from './routing.ts';
import { labelled } from './security.ts';
import { tubeOf } from './specimen.ts';
import { codeSystems, identifierSystems } from './systems.ts';

/** One measured or examined item: its value, or why there is none. Null, with a problem noted, when it cannot be said. */
export function observation(mapping: Mapping, asked: AskedItem): Observation | null {
  const { signed, urls } = mapping;
  const { item, panel, record, value, outcome } = asked;
  const mapped = value === null ? null : observationValue(item, value);
  if (value !== null && !mapped) {
    mapping.problems.push({ field: item.name, reason: '值与项目的格式或选项不符' });
    return null;
  }
  const category = categoryOf[panel.station];
  const tube = tubeOf(mapping, panel);
  const sensitiveFinding = signed.findings.some((finding) => finding.sensitive && finding.items[0] === item.code);
  const interpretation = interpretations(mapping, item.code);
  return {
    resourceType: 'Observation',
    ...labelled(sensitiveFinding, item.sensitivity === undefined ? [] : [item.sensitivity]),
    ...(mapped?.contained ? { contained: mapped.contained } : {}),
    identifier: [{ system: identifierSystems.observation, value: `${signed.examinationId}.${item.code}` }],
    code: itemConcept(item),
    ...mapped?.value,
    ...(mapped || !outcome
      ? {}
      : { dataAbsentReason: { coding: [{ system: codeSystems.absent, code: absentCodeOf[outcome.outcome] }] }, note: [{ text: outcomeNote(outcome) }] }),
    ...(interpretation.length === 0 ? {} : { interpretation }),
    // From here on neighbours of one station are equal byte for byte, which is what gzip lives on.
    status: outcome?.outcome === 'deferred' ? 'registered' : 'final',
    ...(category === undefined ? {} : { category: [{ coding: [{ system: codeSystems.category, code: category }] }] }),
    subject: urls.to(addressOf.patient(signed.resident.id)),
    encounter: urls.to(addressOf.encounter(signed.examinationId)),
    effectiveDateTime: dateTime(tube?.collectedAt ?? record.recordedAt),
    ...(tube ? { issued: dateTime(record.recordedAt) } : {}),
    performer: [staffReference(record)],
    ...(tube ? { specimen: urls.to(addressOf.specimen(tube.specimenNumber)) } : {}),
  };
}

const direction = { high: 'H', low: 'L', none: 'A' } as const;
const criticalDirection = { high: 'HH', low: 'LL', none: 'AA' } as const;

/**
 * What the rules said about an item, as HL7 interpretation codes. No finding gives none: «normal» is never inferred. A
 * notice (high-normal pressure, a symptom told) lies inside its range and gives none either.
 */
function interpretations({ signed }: Mapping, item: string): CodeableConcept[] {
  const codes = signed.findings
    .filter((finding) => finding.class !== 'notice' && finding.items[0] === item)
    .map((finding) => (finding.class === 'A' ? criticalDirection : direction)[finding.direction]);
  return [...new Set(codes)].sort().map((code) => ({ coding: [{ system: codeSystems.interpretation, code }] }));
}
