import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { MediaInfo } from '../../../shared/contract/calls.ts';
import { chooseValues } from '../chooseValues.ts';

/** Puts a picture into a figure; what the file says of itself fills the texts that are still empty. */
export function fillFigure(transaction: Transaction, position: number, info: MediaInfo): Transaction {
  const figure = transaction.doc.nodeAt(position);
  if (figure === null) return transaction;
  const { source, width, height } = info;
  chooseValues(transaction, position, { source, width, height });
  const texts: Readonly<Record<string, string>> = {
    caption: info.caption,
    credit: info.credit,
    altText: info.alt,
  };
  const places: { at: number; text: string }[] = [];
  figure.forEach((child: Node, offset) => {
    const text = texts[child.type.name] ?? '';
    if (child.content.size === 0 && text !== '') places.push({ at: position + 1 + offset + 1, text });
  });
  for (const { at, text } of places.reverse()) transaction.insert(at, transaction.doc.type.schema.text(text));
  return transaction;
}
