import type { Bounds, Item, ItemValue, Outcome, Phrase } from '../../shared/catalogue/types.ts';
import type { Confirmation } from '../../shared/clinical/validate.ts';
import type { Finding } from '../../shared/model/examination.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Entry } from './entry.ts';

/** What every clinical input takes. All controlled, none asks anybody anything. */
export interface ItemFieldProps<AnItem extends Item = Item> {
  item: AnItem;
  value: Entry | undefined;
  onChange: (entry: Entry) => void;
  /** Problems of this item from validateRecord; shown as they are, so leave out those not yet due. */
  problems?: readonly Problem[] | undefined;
  /** Rare values that wait for a repeat or a reason. */
  challenges?: readonly Problem[] | undefined;
  onConfirm?: ((confirmation: Confirmation) => void) | undefined;
  /** Last year's. */
  previous?: ItemValue | undefined;
  /** The gravest finding of this item. */
  finding?: Finding | undefined;
  /** What is normal for this person. */
  reference?: Bounds | undefined;
  autoFocus?: boolean | undefined;
  /** The focus has left all of the field. */
  onLeave?: (() => void) | undefined;
  phrases?: readonly Phrase[] | undefined;
  /** The value came from an instrument; it can be refused. */
  instrument?: { name: string; onRefuse: () => void } | undefined;
  /** Why there is no value; then it is shown in its place. */
  outcome?: Outcome | undefined;
  onClearOutcome?: (() => void) | undefined;
  layout?: 'row' | 'stack' | undefined;
}
