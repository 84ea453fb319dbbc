import { Fragment, type Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { StetError } from '../../../shared/contract/reply.ts';
import type { CanvasHost } from '../canvasHost.ts';
import { chooseValues } from '../chooseValues.ts';
import { fillFigure } from './fillFigure.ts';
import { endUpload, type Upload, uploadPlace } from './uploads.ts';

const dataPicture = /^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml);base64,([A-Za-z0-9+/=\s]{16,})$/;

/** An attribute that gets its picture once the file lies in the media folder. */
interface Awaited {
  readonly address: string;
  readonly attribute: string;
}

/**
 * Pictures that came inside pasted markup as `data:` addresses. The text goes in at once with empty frames;
 * the files follow, each into the frame that waits for it.
 */
export class PastedPictures {
  /** Sources that stand for a picture while the markup is read; none of them reaches the document. */
  readonly #standIns = new Map<string, string>();
  readonly #awaited = new Map<Node, Awaited>();

  /** For `readHtml`: a stand-in for a picture's address, null for any other. */
  readonly media = (address: string | null): string | null => {
    if (address === null || !dataPicture.test(address)) return null;
    const number = String(this.#standIns.size).padStart(64, '0');
    const source = `media:${number}.png`;
    this.#standIns.set(source, address);
    return source;
  };

  /** The content with empty frames in place of the stand-ins. */
  emptied(content: Fragment): Fragment {
    const nodes: Node[] = [];
    content.forEach((node) => {
      nodes.push(this.#empty(node));
    });
    return Fragment.fromArray(nodes);
  }

  #empty(node: Node): Node {
    if (node.isText) return node;
    const inside = this.emptied(node.content);
    const found = Object.entries(node.attrs).find(([, value]) => this.#standIns.has(value));
    const address = this.#standIns.get(found?.[1]);
    if (found === undefined || address === undefined)
      return inside.childCount === 0 ? node : node.copy(inside);
    const [attribute] = found;
    const empty = node.type.create({ ...node.attrs, [attribute]: null }, inside, node.marks);
    this.#awaited.set(empty, { address, attribute });
    return empty;
  }

  /** The frames in a document this content was put into, in their order. */
  waiting(document: Node): readonly PictureOnItsWay[] {
    const found: PictureOnItsWay[] = [];
    if (this.#awaited.size === 0) return found;
    document.descendants((node, at) => {
      const awaited = this.#awaited.get(node);
      if (awaited === undefined) return;
      const upload = { id: crypto.randomUUID(), name: `picture ${found.length + 1}`, at, isAwaited: true };
      found.push({ ...awaited, upload });
    });
    return found;
  }
}

export interface PictureOnItsWay extends Awaited {
  readonly upload: Upload;
}

/** Adds the pictures to the media folder, each into its frame as it comes. Undo takes them with the text. */
export async function addPastedPictures(
  view: EditorView,
  host: CanvasHost,
  pictures: readonly PictureOnItsWay[],
): Promise<void> {
  const added = new Map<string, MediaInfo>();
  const failures: string[] = [];
  for (const [index, { address, attribute, upload }] of pictures.entries()) {
    const name = `Picture ${index + 1} of ${pictures.length}`;
    try {
      const info = added.get(address) ?? (await host.addMedia(fileOf(address, index + 1)));
      added.set(address, info);
      if (view.isDestroyed) return;
      fill(view, upload.id, attribute, info);
    } catch (error) {
      failures.push(error instanceof StetError ? `${name}: ${error.message}` : `${name} could not be added.`);
      if (view.isDestroyed) return;
      view.dispatch(endUpload(view.state.tr, upload.id).setMeta('addToHistory', false));
    }
  }
  if (failures.length === 0) return;
  host.say(
    `${failures.join(' ')} The text was pasted, and the place is kept with its caption and alt text: choose the file there.`,
    'warning',
  );
}

function fill(view: EditorView, id: string, attribute: string, info: MediaInfo): void {
  const place = uploadPlace(view.state, id);
  const transaction = endUpload(view.state.tr, id).setMeta('addToHistory', false);
  const node = place === null ? null : view.state.doc.nodeAt(place);
  // Gone with an undo, or the writer has chosen another meanwhile.
  if (place !== null && node !== null && node.attrs[attribute] === null) {
    if (node.type.name === 'figure') fillFigure(transaction, place, info);
    else chooseValues(transaction, place, { [attribute]: info.source });
  }
  view.dispatch(transaction);
}

/** Throws when the address holds no base64 after all. */
function fileOf(address: string, number: number): File {
  const [, kind = 'png', base64 = ''] = dataPicture.exec(address) ?? [];
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
  const extension = kind === 'jpeg' ? 'jpg' : kind === 'svg+xml' ? 'svg' : kind;
  return new File([bytes], `pasted-${number}.${extension}`, { type: `image/${kind}` });
}
