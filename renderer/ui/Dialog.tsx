import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly title: string;
  /** Asked for by Esc, the cross, or a press outside. Give the state back through it. */
  readonly onClose: () => void;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The buttons; what Enter does stands last. */
  readonly footer?: ReactNode;
  /** With it the dialog is a form: Enter in a field submits it. */
  readonly onSubmit?: (() => void) | undefined;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** Where the cursor goes first; else the first field. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** A press outside closes nothing: the question wants an answer. */
  readonly isSticky?: boolean;
  /** The content goes to the edges and lays itself out. */
  readonly isFlush?: boolean;
  /** No title bar: the content is its own head (the palette). */
  readonly isBare?: boolean;
  readonly isOpen?: boolean;
}

/** A modal dialog. It is shown while it is mounted; focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const { title, onClose, description, children, footer, onSubmit, size = 'medium', initialFocus } = props;
  const { isSticky = false, isBare = false, isFlush = false, isOpen = true } = props;
  const popup = useRef<HTMLDivElement>(null);
  const content = (
    <>
      {isBare ? (
        <Base.Title className="visually-hidden">{title}</Base.Title>
      ) : (
        <header className={styles.head}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          <Base.Close render={<IconButton label="Close" icon={<X size={16} />} />} />
        </header>
      )}
      {description !== undefined && (
        <Base.Description className={styles.description}>{description}</Base.Description>
      )}
      <div className={isBare || isFlush ? styles.bare : styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </>
  );
  return (
    <Base.Root
      open={isOpen}
      disablePointerDismissal={isSticky}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={classNames(styles.viewport, isBare && styles.high)}>
          <Base.Popup
            className={classNames(styles.popup, styles[size])}
            ref={popup}
            initialFocus={() => initialFocus?.current ?? firstField(popup.current)}
          >
            {onSubmit === undefined ? (
              content
            ) : (
              <form
                className={styles.form}
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  onSubmit();
                }}
              >
                {content}
              </form>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** The first field; without one the last button, what Enter does; without that the dialog itself. */
function firstField(popup: HTMLElement | null): HTMLElement | null {
  const field = popup?.querySelector<HTMLElement>(
    'input:not(:disabled, [hidden]), textarea:not(:disabled), select:not(:disabled)',
  );
  return field ?? popup?.querySelector<HTMLElement>('footer button:last-of-type:not(:disabled)') ?? popup;
}
