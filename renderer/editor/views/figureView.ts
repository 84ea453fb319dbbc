import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { showCrop, shownSize } from '../../ui/showCrop.ts';
import { pictureTypes } from '../canvasHost.ts';
import { cropOfNode, sizeOf } from '../crop/cropOfNode.ts';
import { element, pageButton } from '../dom.ts';
import { fillFigure } from '../paste/fillFigure.ts';
import { type BlockParts, blockView, removeNode, setAttributes, type ViewParts } from './blockView.ts';
import { chooseMedia } from './mediaFile.ts';

/** A picture with its texts beneath. A remote one is never loaded: its address stands in its place. */
export function figureView(node: Node, parts: ViewParts): NodeView {
  const frame = element('div', { class: 'frame', contenteditable: 'false' });
  const contentDOM = element('div', { class: 'texts' });
  const dom = element(
    'figure',
    { 'data-element': 'figure', role: 'group', 'aria-label': 'Picture' },
    frame,
    contentDOM,
  );
  const choose = (): void =>
    chooseMedia(parts, pictureTypes, (info) => {
      const position = parts.getPos();
      if (position !== undefined) parts.view.dispatch(fillFigure(parts.view.state.tr, position, info));
    });

  const show: BlockParts['show'] = (shown) => {
    const source = typeof shown.attrs['source'] === 'string' ? shown.attrs['source'] : null;
    const isInset = shown.attrs['size'] === 'inset';
    const address = parts.host.mediaUrl(source);
    dom.dataset['size'] = isInset ? 'inset' : 'full';
    const size = pageButton(isInset ? 'Make full width' : 'Make inset', () =>
      setAttributes(parts, { size: isInset ? 'full' : 'inset' }),
    );
    size.classList.add('tool-size');
    const remove = pageButton('Remove picture', () => removeNode(parts));
    const choice = pageButton(address === null ? 'Choose file' : 'Replace', choose);
    const cut = pageButton('Crop', () => {
      const position = parts.getPos();
      if (position !== undefined) parts.host.crop(position);
    });
    const forFile = address === null ? [] : [cut, choice];
    const tools = element('div', { class: 'tools' }, ...forFile, size, remove);
    if (address !== null) {
      const picture = element('img', { src: address, alt: '', draggable: 'false', decoding: 'async' });
      // The place is kept before the bytes are there, so that nothing below moves.
      const whole = sizeOf(shown.attrs);
      const crop = cropOfNode(shown);
      showCrop(picture, crop);
      if (whole !== null) {
        const { width, height } = shownSize(crop, whole);
        picture.style.setProperty('--shape', `${width} / ${height}`);
      }
      picture.addEventListener('error', () => frame.classList.add('is-missing'));
      frame.classList.remove('is-missing');
      frame.replaceChildren(
        picture,
        element('p', { class: 'missing' }, 'The picture file is missing from the media folder.'),
        tools,
      );
      return;
    }
    const words =
      source === null
        ? 'Drop a picture here, or paste it'
        : 'This picture lies on another site and is not loaded. Save it, then drop the file here.';
    const note = element('div', { class: 'empty-frame' }, element('p', {}, words));
    if (source !== null && !source.startsWith('media:')) note.append(element('code', { dir: 'ltr' }, source));
    tools.classList.add('is-inline');
    tools.prepend(choice);
    note.append(tools);
    frame.replaceChildren(note);
  };
  return blockView(node, { dom, contentDOM, show });
}
