import { safeUrl } from '../../../shared/document/safeUrl.ts';
import { element } from '../dom.ts';
import { readLink } from '../markRange.ts';
import { setAttributes, type ViewParts } from './blockView.ts';

/** A small field for an address inside a card. What is no address stays in the field and is marked as wrong. */
export function addressField(parts: ViewParts, name: string, label: string, value: unknown): HTMLElement {
  const input = element('input', {
    type: 'url',
    class: 'page-input',
    dir: 'ltr',
    'aria-label': label,
    placeholder: label,
    value: typeof value === 'string' ? value : '',
    spellcheck: 'false',
  });
  const take = (): void => {
    const typed = input.value.trim();
    const read = typed === '' ? null : readLink(typed);
    const isWrong = read !== null && !read.ok;
    input.setAttribute('aria-invalid', String(isWrong));
    input.title = isWrong ? read.reason : '';
    if (isWrong) {
      parts.host.say(read.reason, 'warning');
      return;
    }
    const address = read?.ok === true ? safeUrl(read.href) : null;
    if (address !== (value ?? null)) setAttributes(parts, { [name]: address });
  };
  input.disabled = !parts.view.editable;
  input.addEventListener('change', take);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') take();
    parts.view.focus();
  });
  return input;
}
