import type { JsonValue, NodeJson } from '../../../shared/document/json.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { sameJson } from '../../../shared/story/sameJson.ts';
import { type Signature, signatureOf } from '../../../shared/story/signature.ts';
import type { Desk } from './desk.ts';
import { type RevisedStory, rewriteOpenStory } from './rewriteOpenStory.ts';

/**
 * Writes the directory's entry, in the story's language, into its byline in one open story. Throws as
 * `rewriteOpenStory` does; nothing is written then.
 */
export function updateDraft(desk: Desk, entry: Contributor, story: RevisedStory): void {
  rewriteOpenStory(desk, story, {
    what: 'byline',
    before: `Before the byline of ${entry.name}`,
    rewritten: (document, language) => withByline(document, signatureOf(entry, language)),
  });
}

/** Whether a byline of this contributor says something else than the directory does in the story's language. */
export function isOutdated(document: NodeJson, entry: Contributor, language: string): boolean {
  const facts = Object.entries(signatureOf(entry, language));
  return bylinesOf(document, entry.id).some(({ attrs }) =>
    // A byline of before may lack what entries hold since.
    facts.some(([name, value]) => !sameJson(attrs?.[name] ?? null, value)),
  );
}

function withByline(document: NodeJson, facts: Signature): NodeJson {
  const mine = new Set(bylinesOf(document, facts.contributorId));
  const attributes: Readonly<Record<string, JsonValue>> = { ...facts };
  const replaced = (node: NodeJson): NodeJson =>
    mine.has(node) ? { ...node, attrs: { ...node.attrs, ...attributes } } : node;
  return {
    ...document,
    content: (document.content ?? []).map((field) =>
      field.type === 'bylines' ? { ...field, content: (field.content ?? []).map(replaced) } : field,
    ),
  };
}

function bylinesOf(document: NodeJson, contributorId: string): readonly NodeJson[] {
  return (document.content ?? [])
    .filter(({ type }) => type === 'bylines')
    .flatMap(({ content }) => content ?? [])
    .filter(({ attrs }) => attrs?.contributorId === contributorId);
}
