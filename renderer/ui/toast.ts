import { Toast } from '@base-ui/react/toast';

/** The one list of passing messages; `Toaster` shows it. */
export const toastManager = Toast.createToastManager();

export interface ToastOptions {
  readonly text: string;
  /** `error` stays until it is closed and is read out at once. */
  readonly kind?: 'note' | 'warning' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Shows a passing message at the foot of the window; returns how to take it away. */
export function showToast({ text, kind = 'note', action }: ToastOptions): () => void {
  const id = toastManager.add({
    title: text,
    type: kind,
    priority: kind === 'error' ? 'high' : 'low',
    timeout: kind === 'error' ? 0 : action === undefined ? 5000 : 10_000,
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick: () => {
              toastManager.close(id);
              action.run();
            },
          },
        }),
  });
  return () => toastManager.close(id);
}
