import { silentTags } from './htmlTags.ts';
import { type HtmlElement, type HtmlNode, isElement, isText } from './htmlTree.ts';

/** All visible text below, without recursion: the tree may be deeper than the stack. */
export function collectText(element: HtmlElement): string {
  let text = '';
  const stack: HtmlNode[] = [...element.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node)) {
      if (node.tagName === 'br') text += '\n';
      if (silentTags.has(node.tagName)) continue;
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        const child = node.childNodes[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  return text;
}
