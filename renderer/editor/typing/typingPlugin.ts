import { closeHistory } from '@tiptap/pm/history';
import type { ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { markdownRules } from './markdownTyping.ts';
import { smartRules } from './smartTyping.ts';
import type { TypingRule } from './typingRule.ts';

export interface TypingOptions {
  readonly smartQuotes: () => boolean;
  readonly markdown: () => boolean;
  readonly language: () => string;
}

/** As much of the block before the caret as a rule may look at, in UTF-16 units. */
const reach = 400;

/**
 * Rules that turn typed signs into something else. The key is typed as it is first and substituted in a
 * step of its own, so that one undo takes back the substitution and leaves what was typed.
 */
export function typingPlugin(options: TypingOptions): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || text.length !== 1) return false;
        const rules = [
          ...(options.smartQuotes() ? smartRules : []),
          ...(options.markdown() ? markdownRules : []),
        ];
        if (rules.length === 0) return false;
        return type(view, from, to, text, rules, options.language());
      },
    },
  });
}

function type(
  view: EditorView,
  from: number,
  to: number,
  text: string,
  rules: readonly TypingRule[],
  storyLanguage: string,
): boolean {
  const $from = view.state.doc.resolve(from);
  if (!$from.parent.isTextblock || from < $from.start() || to > $from.end()) return false;
  const offset = Math.max(0, $from.parentOffset - reach);
  const before = $from.parent.textBetween(offset, $from.parentOffset, null, '\ufffc') + text;
  const isWhole = offset === 0;
  for (const rule of rules) {
    if (rule.match.source.startsWith('^') && !isWhole) continue;
    const match = rule.match.exec(before);
    if (match === null) continue;
    const start = $from.start() + offset + match.index;
    const end = from + text.length;
    const language = languageAt($from) ?? storyLanguage;
    const typed = view.state.tr.insertText(text, from, to);
    const apply = (state: EditorState): Transaction | null =>
      substitute(state.tr, rule, match, before, start, end, language) ??
      rule.apply?.(state, match, start, end) ??
      null;
    if (apply(view.state.apply(typed)) === null) continue;
    view.dispatch(typed);
    // Plugins may have added to the key, so the change is made anew for the state there is now.
    const change = apply(view.state);
    if (change === null) return true;
    view.dispatch(closeHistory(change).scrollIntoView());
    // What is typed next is undone by itself.
    view.dispatch(closeHistory(view.state.tr));
    return true;
  }
  return false;
}

function substitute(
  transaction: Transaction,
  rule: TypingRule,
  match: RegExpExecArray,
  before: string,
  start: number,
  end: number,
  language: string,
): Transaction | null {
  if (rule.replace === undefined) return null;
  const text = rule.replace(match, { before: before.slice(0, match.index), language });
  if (text === match[0]) return null;
  transaction.insertText(text, start, end);
  return transaction.setSelection(TextSelection.create(transaction.doc, start + text.length));
}

/** The language a phrase is marked with, or null where the story's own holds. */
function languageAt($pos: ResolvedPos): string | null {
  const mark = $pos.marks().find(({ type: { name } }) => name === 'language');
  const language: unknown = mark?.attrs['lang'];
  return typeof language === 'string' && language !== '' ? language : null;
}
