import type { ChoiceValue, Item, Option } from '../../../../../shared/catalogue/types.ts';
import type { CodeableConcept, Coding, Quantity } from './fhirTypes.ts';
import { codeSystems } from './systems.ts';

/**
 * The item's own code always; LOINC and national data element where the catalogue has them. The item's name stands only
 * where nobody but us knows the code: the names of the others are in their standard, and were 400 bytes in each message.
 */
export function itemConcept(item: Item): CodeableConcept {
  const own: Coding = { system: codeSystems.item, code: item.code };
  const standard: Coding[] = [];
  const loinc = item.kind === 'bloodPressure' ? bloodPressureCodes.panelLoinc : item.loinc;
  if (loinc !== undefined) standard.push({ system: codeSystems.loinc, code: loinc });
  if (item.de !== undefined) standard.push({ system: codeSystems.dataElement, code: item.de });
  return { coding: standard.length === 0 ? [{ ...own, display: item.name }] : [own, ...standard] };
}

/** LOINC as in FHIR R4's blood pressure profile; body sites SNOMED CT; data elements as in the WS/T 483.16 sample. */
export const bloodPressureCodes = {
  panelLoinc: '85354-9',
  systolic: [{ system: codeSystems.loinc, code: '8480-6' }, { system: codeSystems.dataElement, code: 'DE04.10.174.00' }],
  diastolic: [{ system: codeSystems.loinc, code: '8462-4' }, { system: codeSystems.dataElement, code: 'DE04.10.176.00' }],
  bodySite: {
    left: { coding: [{ system: codeSystems.snomed, code: '368208006' }], text: '左侧上臂' },
    right: { coding: [{ system: codeSystems.snomed, code: '368209003' }], text: '右侧上臂' },
  },
} as const satisfies Record<string, string | Coding[] | Record<'left' | 'right', CodeableConcept>>;

export function optionsOf(item: Item): readonly Option[] {
  return 'options' in item && item.options ? item.options : [];
}

/** Null when the item has no such option. */
export function optionCoding(item: Item, code: string): Coding | null {
  const option = optionsOf(item).find((one) => one.code === code);
  return option ? { system: codeSystems.optionPrefix + item.code, code, display: option.label } : null;
}

export function choiceConcept(item: Item, { option, text }: ChoiceValue): CodeableConcept | null {
  const coding = optionCoding(item, option);
  if (!coding) return null;
  return text === undefined ? { coding: [coding] } : { coding: [coding], text };
}

export function quantity(value: number, ucum: string, label?: string): Quantity {
  // A string of FHIR is never empty: a number that has no unit on the form has only the code.
  if (label === '') return { value, system: codeSystems.ucum, code: ucum };
  return label === undefined || label === ucum
    ? { value, unit: ucum, system: codeSystems.ucum, code: ucum }
    : { value, unit: label, system: codeSystems.ucum, code: ucum };
}
