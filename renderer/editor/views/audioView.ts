import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { soundTypes } from '../canvasHost.ts';
import { element, pageButton } from '../dom.ts';
import { formatDuration } from '../formatDuration.ts';
import { blockView, removeNode, setAttributes, type ViewParts } from './blockView.ts';
import { chooseMedia } from './mediaFile.ts';

/** The sound with the browser's own player; its facts are changed in the bar and the inspector. */
export function audioView(node: Node, parts: ViewParts): NodeView {
  const frame = element('div', { class: 'frame', contenteditable: 'false' });
  const contentDOM = element('div', { class: 'texts' });
  const dom = element(
    'div',
    { 'data-element': 'audio', 'data-field': 'audio', role: 'group', 'aria-label': 'Audio' },
    frame,
    contentDOM,
  );
  const choose = (): void =>
    chooseMedia(parts, soundTypes, (info) =>
      setAttributes(parts, { source: info.source, duration: info.duration }),
    );
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      const source = typeof shown.attrs['source'] === 'string' ? shown.attrs['source'] : null;
      const address = parts.host.mediaUrl(source);
      const facts = ['Listen', formatDuration(shown.attrs['duration'])];
      if (shown.attrs['aiGenerated'] === true) facts.push('AI-generated');
      const line = element('p', { class: 'media-line' }, facts.filter((fact) => fact !== '').join(' · '));
      const tools = element(
        'div',
        { class: source === null ? 'tools is-inline' : 'tools' },
        pageButton(source === null ? 'Choose file' : 'Replace', choose),
        pageButton('Remove audio', () => removeNode(parts)),
      );
      const player =
        address !== null
          ? element('audio', { controls: true, preload: 'none', src: address })
          : element(
              'p',
              { class: 'muted' },
              source === null ? 'Drop a sound file here, or choose one' : `Not loaded: ${source}`,
            );
      frame.replaceChildren(line, player, tools);
    },
  });
}
