import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { soundTypes } from '../canvasHost.ts';
import { element, pageButton } from '../dom.ts';
import { formatDuration } from '../formatDuration.ts';
import { blockView, removeNode, setAttributes, type ViewParts } from './blockView.ts';
import { chooseMedia } from './mediaFile.ts';
import { type Waveform, waveform } from './waveform.ts';

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
  // Shown while the desk says that the reading is older than its text.
  const older = element(
    'p',
    { class: 'older-note', role: 'note' },
    'This reading is older than the text. ',
    pageButton('Make it again', () => parts.host.makeReading()),
  );
  const choose = (): void =>
    chooseMedia(parts, soundTypes, (info) =>
      // Another file is no reading of this text.
      setAttributes(parts, { source: info.source, duration: info.duration, readingOf: '' }),
    );
  let shape: Waveform | null = null;
  const view = blockView(node, {
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
      const seconds = shown.attrs['duration'];
      shape?.stop();
      shape = null;
      const player =
        address !== null
          ? element('audio', { controls: true, preload: 'none', src: address })
          : element(
              'p',
              { class: 'muted' },
              source === null ? 'Drop a sound file here, or choose one' : `Not loaded: ${source}`,
            );
      if (player instanceof HTMLAudioElement && source !== null && typeof seconds === 'number')
        shape = waveform(source, seconds, player);
      frame.replaceChildren(line, player, ...(shape === null ? [] : [shape.dom]), older, tools);
    },
  });
  return { ...view, destroy: () => shape?.stop() };
}
