import { NodeSelection, Plugin } from '@tiptap/pm/state';

/** A press on a picture, or on what stands for a film, a sound or an embed, selects it: no caret has a place there. */
export function clickedFrame(): Plugin {
  return new Plugin({
    props: {
      handleClickOn(view, _position, _node, nodePosition, { target }) {
        const frame = target instanceof Element ? target.closest('.frame') : null;
        if (frame === null || view.nodeDOM(nodePosition) !== frame.parentElement) return false;
        const { doc, tr } = view.state;
        view.dispatch(tr.setSelection(NodeSelection.create(doc, nodePosition)));
        return true;
      },
    },
  });
}
