import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../shared/document/json.ts';
import { createHtmlWriter } from '../../shared/document/renderHtml.ts';
import type { StoryMeta } from '../../shared/story/story.ts';

/** The article, cut where a change may be put in without touching the rest. */
export interface PreviewArticle {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The article with an empty body. */
  readonly shell: string;
  /** The blocks of the body that show something, in order: one element each. */
  readonly blocks: readonly string[];
  /** For each block of `blocks`, its number as `blockPositions` counts. The shell's carry theirs in `data-block`. */
  readonly numbers: readonly number[];
}

export type RenderPreview = (document: Node, meta: StoryMeta) => PreviewArticle;

/**
 * Writes the article by the very writer the export uses. The JSON of a block and its markup are kept as long
 * as its node is: ProseMirror shares what a step left alone, so a keystroke writes one paragraph and no more.
 */
export function createPreviewRenderer(mediaUrl: (source: string) => string | null): RenderPreview {
  const known = new WeakMap<Node, NodeJson>();
  let kept = new WeakMap<NodeJson, string>();
  let shown: StoryMeta | null = null;
  const jsonOf = (node: Node): NodeJson => {
    const json = known.get(node);
    if (json !== undefined) return json;
    // ProseMirror types its own JSON as `any`; a node's JSON is a NodeJson.
    const made = node.toJSON() as NodeJson;
    known.set(node, made);
    return made;
  };
  return (document, meta) => {
    const { language, direction } = meta;
    // Words, dates and directions are written in the story's own.
    if (shown?.language !== language || shown.direction !== direction) kept = new WeakMap();
    shown = meta;
    const writer = createHtmlWriter({ language, direction, meta, mediaUrl, anchors: true, kept });
    let first = 0;
    const content = document.children.map((child, index): NodeJson => {
      if (child.type.name !== 'body') return jsonOf(child);
      first = index;
      return { type: 'body', content: child.children.map(jsonOf) };
    });
    const { open, blocks: all, close } = writer.parts({ type: 'doc', content });
    const blocks: string[] = [];
    const numbers: number[] = [];
    all.forEach((block, index) => {
      if (block === '') return;
      blocks.push(block);
      numbers.push(first + index);
    });
    return { language, direction, shell: `${open}<div class="stet-body"></div>\n${close}`, blocks, numbers };
  };
}
