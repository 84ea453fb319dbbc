import { Plugin } from '@tiptap/pm/state';

/**
 * Before React draws anything in the window it notes where the selection is in whatever has the focus, should its own
 * drawing take it away; in a text it walks over every node for that, up to the caret and on to the end. It never draws
 * in the page, whose selection is ProseMirror's, so it is told that this is no field of its concern: it asks the
 * property, and browsers and screen readers go by the attribute.
 */
export function ownSelection(): Plugin {
  return new Plugin({
    view({ dom }) {
      Object.defineProperty(dom, 'contentEditable', { configurable: true, get: () => 'inherit' });
      return {
        destroy: () => {
          Reflect.deleteProperty(dom, 'contentEditable');
        },
      };
    },
  });
}
