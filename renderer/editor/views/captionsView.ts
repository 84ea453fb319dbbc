import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { readWebVtt } from '../../../shared/formats/webVtt.ts';
import { mediaBytes } from '../../host/host.ts';
import { element, pageButton } from '../dom.ts';
import { formatDuration } from '../formatDuration.ts';
import { blockView, removeNode, setAttributes, type ViewParts } from './blockView.ts';

/** A captions file is 2 MB at most. */
const mostBytes = 2_000_000;

/** One file of captions beneath its film: what it is, in which language, how many and how far they go. */
export function captionsView(node: Node, parts: ViewParts): NodeView {
  const line = element('span', {});
  const language = element('input', {
    class: 'page-input captions-language',
    'aria-label': 'Language of the captions',
    placeholder: 'Language: en, uk, fa …',
    dir: 'ltr',
    spellcheck: 'false',
    size: '18',
  });
  language.disabled = !parts.view.editable;
  language.addEventListener('change', () => setAttributes(parts, { language: language.value.trim() }));
  language.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    parts.view.focus();
  });
  const dom = element(
    'div',
    {
      'data-element': 'captions',
      class: 'captions-line',
      contenteditable: 'false',
      role: 'group',
      'aria-label': 'Captions',
    },
    line,
    language,
    pageButton('Remove captions', () => removeNode(parts)),
  );
  let read = '';
  return blockView(node, {
    dom,
    show(shown) {
      const source = typeof shown.attrs['source'] === 'string' ? shown.attrs['source'] : '';
      const kind = shown.attrs['kind'] === 'subtitles' ? 'Subtitles' : 'Captions';
      if (language !== document.activeElement) language.value = String(shown.attrs['language'] ?? '');
      const say = (what: string): void => {
        line.textContent = what === '' ? kind : `${kind} · ${what}`;
      };
      if (read === source) {
        line.textContent = (line.textContent ?? '').replace(/^\w+/, kind);
        return;
      }
      read = source;
      say(source === '' ? 'no file' : '');
      if (source === '') return;
      tell(source).then(
        (told) => {
          if (read === source) say(told);
        },
        () => {
          if (read === source) say('the file cannot be read');
        },
      );
    },
  });
}

/** "212 cues, to 0:04:20". Throws what the reader throws. */
async function tell(source: string): Promise<string> {
  const bytes = await mediaBytes(source, mostBytes);
  if (bytes === null) return 'the file is missing from the media folder';
  const { cues, end } = readWebVtt(new Uint8Array(bytes));
  return `${cues} ${cues === 1 ? 'cue' : 'cues'}, to ${formatDuration(end)}`;
}
