import { Plugin, TextSelection } from '@tiptap/pm/state';

/**
 * Puts a typed character straight into the document. Left to itself the browser would edit the page first
 * and ProseMirror read that back: in a long text the greater part of a key's time. Input methods, dictation
 * and anything else that comes without a key press still go that way.
 */
export function directTyping(): Plugin {
  return new Plugin({
    props: {
      handleKeyPress(view, event) {
        if (!view.editable || view.composing || [...event.key].length !== 1) return false;
        const { selection } = view.state;
        if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return false;
        const { from, to } = selection;
        const insert = () => view.state.tr.insertText(event.key, from, to).scrollIntoView();
        const isTaken = view.someProp('handleTextInput', (handle) =>
          handle(view, from, to, event.key, insert),
        );
        if (isTaken !== true) view.dispatch(insert());
        return true;
      },
    },
  });
}
