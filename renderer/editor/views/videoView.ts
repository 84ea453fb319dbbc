import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { captionsTypes, filmTypes, pictureTypes } from '../canvasHost.ts';
import { element, pageButton } from '../dom.ts';
import { formatDuration } from '../formatDuration.ts';
import { addCaptions } from '../paste/captionsFiles.ts';
import { addressField } from './addressField.ts';
import { blockView, removeNode, setAttributes, type ViewParts } from './blockView.ts';
import { filmFrame } from './filmFrame.ts';
import { chooseMedia, mediaFailure } from './mediaFile.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A film: its file with the browser's own player, or its poster and the address it lies at. */
export function videoView(node: Node, parts: ViewParts): NodeView {
  const embed = addressField(parts, 'embedUrl', 'Address of the film on another site');
  const frame = element('div', { class: 'frame', contenteditable: 'false' }, embed.dom);
  const contentDOM = element('div', { class: 'texts' });
  const dom = element(
    'figure',
    { 'data-element': 'video', role: 'group', 'aria-label': 'Video' },
    frame,
    contentDOM,
  );
  const chooseFilm = (): void =>
    chooseMedia(parts, filmTypes, (info) =>
      setAttributes(parts, {
        source: info.source,
        duration: info.duration,
        width: info.width,
        height: info.height,
      }),
    );
  const choosePoster = (): void =>
    chooseMedia(parts, pictureTypes, (info) => setAttributes(parts, { poster: info.source }));
  const useFrame = async (): Promise<void> => {
    const film = frame.querySelector('video');
    if (film === null) return;
    const made = await filmFrame(film);
    if (typeof made === 'string') {
      parts.host.say(made, 'warning');
      return;
    }
    try {
      const { source } = await parts.host.addMedia(made);
      setAttributes(parts, { poster: source });
      parts.host.announce('The frame is the poster now');
    } catch (error) {
      parts.host.say(mediaFailure(made.name, error), 'error');
    }
  };
  const chooseCaptions = (): void =>
    chooseMedia(parts, captionsTypes, (info) => {
      const position = parts.getPos();
      const { tr } = parts.view.state;
      if (position !== undefined && addCaptions(tr, position, info)) parts.view.dispatch(tr);
    });
  return blockView(node, {
    dom,
    contentDOM,
    show(shown) {
      const source = textOf(shown.attrs['source']);
      const address = parts.host.mediaUrl(source);
      const poster = parts.host.mediaUrl(textOf(shown.attrs['poster']));
      const place = textOf(shown.attrs['embedUrl']) ?? source;
      const tools = element(
        'div',
        { class: 'tools' },
        pageButton(source === null ? 'Choose file' : 'Replace file', chooseFilm),
        pageButton(poster === null ? 'Choose poster' : 'Replace poster', choosePoster),
        ...(address === null ? [] : [pageButton('Use this frame', () => void useFrame())]),
        ...(source === null ? [] : [pageButton('Add captions', chooseCaptions)]),
        pageButton('Remove video', () => removeNode(parts)),
      );
      tools.classList.toggle('is-inline', address === null && poster === null);
      // The field stays where it is: taken out and put back, it would lose the caret.
      while (embed.dom.previousSibling !== null) embed.dom.previousSibling.remove();
      embed.dom.before(...picture(address, poster, place, tracks(shown, parts)), tools, facts(shown));
      embed.show(shown.attrs['embedUrl']);
    },
  });
}

function picture(
  address: string | null,
  poster: string | null,
  place: string | null,
  captions: readonly HTMLElement[],
): readonly HTMLElement[] {
  if (address !== null) {
    return [
      element(
        'video',
        { controls: true, preload: 'none', src: address, ...(poster === null ? {} : { poster }) },
        ...captions,
      ),
    ];
  }
  if (poster !== null)
    return [element('img', { src: poster, alt: '', draggable: 'false', decoding: 'async' })];
  const words =
    place === null
      ? 'Drop a film here, choose a file, or give an address below'
      : 'Not loaded while writing:';
  const note = element('div', { class: 'empty-frame' }, element('p', {}, words));
  if (place !== null) note.append(element('code', { dir: 'ltr' }, place));
  return [note];
}

/** The film's captions as its player takes them. */
function tracks(shown: Node, { host }: ViewParts): readonly HTMLElement[] {
  return shown.children.flatMap(({ type, attrs }) => {
    const address = type.name === 'captions' ? host.mediaUrl(textOf(attrs['source'])) : null;
    if (address === null) return [];
    const language = textOf(attrs['language']) ?? '';
    return [
      element('track', {
        kind: textOf(attrs['kind']) ?? 'captions',
        src: address,
        srclang: language,
        label: textOf(attrs['label']) ?? language,
      }),
    ];
  });
}

function facts(shown: Node): HTMLElement {
  const parts = ['Video', formatDuration(shown.attrs['duration'])];
  return element('p', { class: 'media-line' }, parts.filter((part) => part !== '').join(' · '));
}
