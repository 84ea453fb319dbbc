import { safeUrl } from '../../../shared/document/safeUrl.ts';
import { fieldVisit } from '../attributeChange.ts';
import { element } from '../dom.ts';
import { readLink } from '../markRange.ts';
import { setAttributes, type ViewParts } from './blockView.ts';

export interface AddressField {
  readonly dom: HTMLInputElement;
  /** Shows the address of the document, unless it is the one being typed. */
  readonly show: (value: unknown) => void;
}

/**
 * A small field for an address inside a card. An address goes into the document as it is typed; what is none
 * stays in the field and is marked as wrong when the writer goes on. One visit is one step to undo.
 */
export function addressField(parts: ViewParts, name: string, label: string): AddressField {
  let shown: string | null = null;
  let visit = '';
  const input = element('input', {
    type: 'url',
    class: 'page-input',
    dir: 'ltr',
    'aria-label': label,
    placeholder: label,
    spellcheck: 'false',
  });
  /** The address that stands in the field, null for an empty one, or why it is none. */
  const read = (): { readonly address: string | null } | { readonly reason: string } => {
    const typed = input.value.trim();
    if (typed === '') return { address: null };
    const link = readLink(typed);
    return link.ok ? { address: safeUrl(link.href) } : { reason: link.reason };
  };
  const take = (): void => {
    const now = read();
    input.setAttribute('aria-invalid', 'false');
    input.title = '';
    if (!('address' in now) || now.address === shown) return;
    shown = now.address;
    setAttributes(parts, { [name]: now.address }, visit);
  };
  const settle = (): void => {
    const now = read();
    if ('address' in now) {
      input.value = shown ?? '';
      return;
    }
    input.setAttribute('aria-invalid', 'true');
    input.title = now.reason;
    parts.host.say(now.reason, 'warning');
  };
  input.disabled = !parts.view.editable;
  input.addEventListener('focus', () => {
    visit = fieldVisit();
  });
  input.addEventListener('input', take);
  input.addEventListener('change', settle);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    parts.view.focus();
  });
  return {
    dom: input,
    show(value) {
      const address = typeof value === 'string' ? value : null;
      if (address === shown) return;
      shown = address;
      input.value = address ?? '';
    },
  };
}
