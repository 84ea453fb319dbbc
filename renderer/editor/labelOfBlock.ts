import { elements } from '../../shared/elements/index.ts';
import type { SelectionFacts } from './selectionFacts.ts';

/** What the toolbar calls the text the caret is in. */
export function labelOfBlock({ block, list }: SelectionFacts): string {
  if (block === 'subheading3') return 'Smaller subheading';
  if (block === 'subheading2') return 'Subheading';
  const name = block === 'paragraph' && list !== '' ? list : block;
  return elements.find((element) => element.name === name)?.label ?? 'Text';
}
