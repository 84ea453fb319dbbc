import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './IconButton.module.css';
import { Shortcut } from './Shortcut.tsx';
import { ariaShortcut } from './shortcut.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children' | 'aria-label'> {
  /** The accessible name, and the tooltip's text. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | null | undefined;
  /** For a switch: whether it is on. */
  readonly isPressed?: boolean | undefined;
  readonly tooltipSide?: 'top' | 'bottom' | 'inline-start' | 'inline-end';
}

/** A button with a picture; its name shows as a tooltip, with its keys. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, isPressed, tooltipSide = 'bottom', className, ...rest } = props;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <button
            type="button"
            {...rest}
            className={classNames(styles.button, className)}
            aria-label={label}
            aria-pressed={isPressed}
            aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
          />
        }
      >
        {icon}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner side={tooltipSide} sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup className={styles.tooltip} aria-hidden="true">
            {label}
            {shortcut ? <Shortcut keys={shortcut} /> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
