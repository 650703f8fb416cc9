import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useCodeKeys } from './useCodeKeys.ts';

export interface RadioOption<Code extends string> { code: Code; label: ReactNode }

export interface RadioRowProps<Code extends string> {
  options: readonly RadioOption<Code>[];
  value: Code | null;
  onChange: (value: Code | null) => void;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  /**
   * Print the code before each label: always, never, or only while the keys go to this group, for where an input beside it
   * takes digits too. Typing it chooses either way. Default always.
   */
  showCodes?: boolean | 'focused' | undefined;
  /** Backspace takes the choice back. Default yes. */
  clearable?: boolean | undefined;
}

/** Everything to choose from is visible; number keys and arrows choose. */
export function RadioRow<Code extends string>({
  options, value, onChange, label, labelledBy, describedBy, invalid = false, autoFocus = false, disabled = false, showCodes = true, clearable = true,
}: RadioRowProps<Code>) {
  const name = useId();
  const keys = useCodeKeys(options.map((option) => option.code), (code) => onChange(code), () => onChange(value));
  const onKeyDown = (event: KeyboardEvent) => {
    if (clearable && value !== null && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      onChange(null);
      return;
    }
    keys.onKeyDown(event);
  };
  const focusable = options.some((option) => option.code === value) ? value : options[0]?.code;
  return (
    <div
      role="radiogroup"
      className="ui-choices"
      data-codes={showCodes === 'focused' ? 'focused' : undefined}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
    >
      {options.map((option) => (
        <label key={option.code} className="ui-choice">
          <input
            type="radio"
            name={name}
            value={option.code}
            checked={option.code === value}
            disabled={disabled}
            autoFocus={autoFocus && option.code === focusable}
            onChange={() => onChange(option.code)}
            onKeyDown={onKeyDown}
            onBlur={keys.flush}
          />
          {showCodes !== false && <kbd className="ui-choice-code" aria-hidden="true">{option.code}</kbd>}
          <span>{option.label}</span>
        </label>
      ))}
      {keys.pending !== '' && <output className="ui-choice-pending">{keys.pending}…</output>}
    </div>
  );
}
