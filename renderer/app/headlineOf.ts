import type { NodeJson } from '../../shared/document/json.ts';
import type { EditorHandle } from '../editor/editorHandle.ts';

/** The headline as it stands in the editor now, '' when there is none. */
export function headlineIn(handle: EditorHandle): string {
  let text = '';
  handle.editor.state.doc.forEach((node) => {
    if (node.type.name === 'headline') text = node.textContent;
  });
  return text.trim();
}

/** The same of a stored document. */
export function headlineOf(document: NodeJson): string {
  const headline = document.content?.find(({ type }) => type === 'headline');
  return textOf(headline).trim();
}

function textOf(node: NodeJson | undefined): string {
  if (node === undefined) return '';
  return node.text ?? (node.content ?? []).map(textOf).join('');
}
