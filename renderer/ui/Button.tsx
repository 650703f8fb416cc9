import type { MouseEventHandler, ReactNode, Ref } from 'react';

export interface ButtonProps {
  children: ReactNode;
  onPress?: MouseEventHandler<HTMLButtonElement> | undefined;
  /** `primary` is the next thing to do: one per screen. `quiet` has no border. `danger` cannot be undone. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  /** The key that does the same, printed on the button: F9. Bind it with useFKeys. */
  keyHint?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  /** Something is under way: the button stays readable and does nothing. */
  busy?: boolean | undefined;
  type?: 'button' | 'submit' | undefined;
  size?: 'small' | 'normal' | 'large' | undefined;
  label?: string | undefined;
  title?: string | undefined;
  /** false keeps it out of the Tab order, for small extras that a key does as well. */
  tabStop?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  'aria-expanded'?: boolean | undefined;
  'aria-haspopup'?: 'menu' | 'dialog' | undefined;
  'aria-pressed'?: boolean | undefined;
  'aria-describedby'?: string | undefined;
}

export function Button({
  children, onPress, variant = 'plain', keyHint, icon, disabled = false, busy = false, type = 'button', size = 'normal',
  label, title, tabStop = true, ref, ...aria
}: ButtonProps) {
  return (
    <button
      ref={ref}
      type={type === 'submit' ? 'submit' : 'button'}
      className="ui-button"
      data-variant={variant}
      data-size={size}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-keyshortcuts={keyHint?.replace('⏎', 'Enter').replace('⇧', 'Shift+')}
      title={title}
      tabIndex={tabStop ? undefined : -1}
      onClick={busy ? undefined : onPress}
      {...aria}
    >
      {icon}
      {keyHint !== undefined && <kbd className="ui-key" aria-hidden="true">{keyHint}</kbd>}
      <span>{children}</span>
    </button>
  );
}
