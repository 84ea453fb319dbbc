import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { element } from '../dom.ts';
import { labelOf } from '../fields.ts';
import { openSlash } from './slashPlugin.ts';

/** `+` and a drag handle beside the block under the pointer. They hang beside the page, so nothing moves. */
export function gutterPlugin(): Plugin {
  return new Plugin({ view: (view) => new Gutter(view) });
}

class Gutter {
  readonly #view: EditorView;
  readonly #dom: HTMLElement;
  readonly #handle: HTMLElement;
  #block: HTMLElement | null = null;

  constructor(view: EditorView) {
    this.#view = view;
    const add = element(
      'button',
      {
        type: 'button',
        class: 'gutter-button',
        tabindex: '-1',
        'aria-label': 'Insert a block below',
        title: 'Insert below',
      },
      '+',
    );
    this.#handle = element('button', {
      type: 'button',
      class: 'gutter-button gutter-handle',
      tabindex: '-1',
      draggable: 'true',
      title: 'Drag to move, click to select',
    });
    this.#dom = element(
      'div',
      { class: 'gutter', contenteditable: 'false', hidden: true },
      add,
      this.#handle,
    );
    add.addEventListener('mousedown', (event) => event.preventDefault());
    add.addEventListener('click', () => this.#insertBelow());
    this.#handle.addEventListener('click', () => this.#select());
    this.#handle.addEventListener('dragstart', (event) => this.#startDrag(event));
    view.dom.parentElement?.append(this.#dom);
    view.dom.parentElement?.addEventListener('mousemove', this.#onMove);
    view.dom.parentElement?.addEventListener('mouseleave', this.#hide);
    view.dom.addEventListener('keydown', this.#hide);
  }

  destroy(): void {
    this.#dom.parentElement?.removeEventListener('mousemove', this.#onMove);
    this.#dom.parentElement?.removeEventListener('mouseleave', this.#hide);
    this.#view.dom.removeEventListener('keydown', this.#hide);
    this.#dom.remove();
  }

  #hide = (): void => {
    if (this.#block === null) return;
    this.#block = null;
    this.#dom.hidden = true;
  };

  #onMove = (event: MouseEvent): void => {
    if (!this.#view.editable || event.buttons !== 0 || !(event.target instanceof Element)) return;
    if (this.#dom.contains(event.target)) return;
    const block = this.#blockAt(event.target, event.clientY);
    if (block === this.#block) return;
    if (block === null) {
      this.#hide();
      return;
    }
    this.#block = block;
    const holder = this.#dom.parentElement;
    if (holder === null) return;
    const page = holder.getBoundingClientRect();
    const place = block.getBoundingClientRect();
    this.#dom.hidden = false;
    this.#dom.style.insetBlockStart = `${place.top - page.top + holder.scrollTop}px`;
    const isRtl = getComputedStyle(this.#view.dom).direction === 'rtl';
    const bodyEdge = this.#view.dom.getBoundingClientRect();
    this.#dom.style.left = isRtl
      ? `${bodyEdge.right - page.left + 4}px`
      : `${bodyEdge.left - page.left - 52}px`;
    this.#handle.setAttribute(
      'aria-label',
      `Move ${labelOf(this.#view.state.doc.nodeAt(this.#position() ?? 0) ?? this.#view.state.doc).toLowerCase()}`,
    );
  };

  /** The body's child under the pointer, or beside it in the margin. */
  #blockAt(target: Element, y: number): HTMLElement | null {
    const body = this.#view.dom.querySelector(':scope > [data-element="body"]');
    if (body === null) return null;
    let at: Element | null = body.contains(target) ? target : null;
    if (at === null || at === body) {
      const edge = body.getBoundingClientRect();
      if (y < edge.top || y > edge.bottom) return null;
      at = document.elementFromPoint(edge.left + edge.width / 2, y);
      if (at === null || !body.contains(at) || at === body) return this.#block;
    }
    while (at !== null && at.parentElement !== body) at = at.parentElement;
    return at instanceof HTMLElement && !at.classList.contains('upload') ? at : null;
  }

  #position(): number | null {
    if (this.#block === null || !this.#block.isConnected) return null;
    const position = this.#view.posAtDOM(this.#block, 0, -1);
    const $position = this.#view.state.doc.resolve(position);
    return $position.depth >= 2 ? $position.before(2) : position;
  }

  #select(): void {
    const position = this.#position();
    if (position === null) return;
    this.#view.dispatch(
      this.#view.state.tr.setSelection(NodeSelection.create(this.#view.state.doc, position)),
    );
    this.#view.focus();
  }

  #insertBelow(): void {
    const position = this.#position();
    const node = position === null ? null : this.#view.state.doc.nodeAt(position);
    const paragraph = this.#view.state.schema.nodes['paragraph'];
    if (position === null || node === null || paragraph === undefined) return;
    const isEmpty = node.type === paragraph && node.content.size === 0;
    const transaction = this.#view.state.tr;
    const at = isEmpty ? position : position + node.nodeSize;
    if (!isEmpty) transaction.insert(at, paragraph.create());
    transaction.setSelection(TextSelection.create(transaction.doc, at + 1));
    this.#view.focus();
    this.#view.dispatch(openSlash(transaction).scrollIntoView());
    this.#hide();
  }

  #startDrag(event: DragEvent): void {
    const position = this.#position();
    if (position === null || event.dataTransfer === null || this.#block === null) return;
    const selection = NodeSelection.create(this.#view.state.doc, position);
    this.#view.dispatch(this.#view.state.tr.setSelection(selection));
    const slice = selection.content();
    event.dataTransfer.clearData();
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', slice.content.textBetween(0, slice.content.size, '\n\n'));
    event.dataTransfer.setDragImage(this.#block, 0, 0);
    // ProseMirror's own drop moves this slice and takes it out of where it was.
    this.#view.dragging = { slice, move: true };
  }
}
