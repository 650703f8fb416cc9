import type { Catalogue } from '../catalogue/types.ts';
import type { Finding } from '../model/examination.ts';
import { catalogueIndex } from './catalogueIndex.ts';

/**
 * The items beside whose value a finding is marked: the first one, which decided it; of a blood pressure every arm it
 * names, since each of them is out. Other items of a finding (an HbA1c that overrides a fasting glucose) may be normal.
 */
export function markedItems({ items }: Pick<Finding, 'items'>, catalogue: Catalogue): readonly string[] {
  const { items: known } = catalogueIndex(catalogue);
  return items.filter((code, index) => index === 0 || known.get(code)?.kind === 'bloodPressure');
}
