import { type Extensions, Node as TipTapNode } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { Element } from '../../shared/document/element.ts';
import { editorDom, elementExtensions } from '../../shared/document/toExtension.ts';
import { elements } from '../../shared/elements/index.ts';
import type { CanvasHost } from './canvasHost.ts';
import { audioView } from './views/audioView.ts';
import type { ViewParts } from './views/blockView.ts';
import { bylinesView, bylineView } from './views/bylineView.ts';
import { captionsView } from './views/captionsView.ts';
import { embedView } from './views/embedView.ts';
import { figureView } from './views/figureView.ts';
import { galleryView } from './views/galleryView.ts';
import { headedView } from './views/headedView.ts';
import { leadView } from './views/leadView.ts';
import { relatedStoryView } from './views/relatedStoryView.ts';
import { unknownView } from './views/unknownView.ts';
import { videoView } from './views/videoView.ts';

const views: Readonly<Record<string, (node: Node, parts: ViewParts) => NodeView>> = {
  figure: figureView,
  gallery: galleryView,
  lead: leadView,
  audio: audioView,
  video: videoView,
  captions: captionsView,
  embed: embedView,
  correction: headedView,
  notice: headedView,
  bylines: bylinesView,
  byline: bylineView,
  relatedStory: relatedStoryView,
  unknownBlock: unknownView,
  unknownInline: unknownView,
};

/** Fields whose own tag would say something else to a screen reader than "a field called …". */
const tags: Readonly<Record<string, string>> = { headline: 'div', summary: 'div' };

/** The elements as TipTap has them, with their names said aloud and their views on the page. */
export function canvasExtensions(host: CanvasHost): Extensions {
  return elementExtensions().map((extension) => {
    const element = elements.find(({ name }) => name === extension.name);
    if (element === undefined || !(extension instanceof TipTapNode)) return extension;
    const view = views[element.name];
    return extension.extend({
      renderHTML: ({ node }) => fieldDom(element, node),
      ...(view === undefined
        ? {}
        : {
            addNodeView:
              () =>
              ({ node, view: editorView, getPos }) =>
                view(node, { view: editorView, getPos, host }),
          }),
    });
  });
}

/** The element's DOM, as a named group when a person writes in it. */
function fieldDom(element: Element, node: Node): [string, ...unknown[]] {
  // `editorDom` gives `[tag, attributes]` or `[tag, attributes, hole]`, nothing else.
  const [tag, attributes, ...inside] = editorDom(element, node.attrs) as [
    string,
    Record<string, string>,
    ...unknown[],
  ];
  if (element.field === undefined) return [tag, attributes, ...inside];
  const named = { ...attributes, role: 'group', 'aria-label': element.label };
  if (element.name === 'summary') return ['div', named, ['ul', 0]];
  return [tags[element.name] ?? tag, named, ...inside];
}
