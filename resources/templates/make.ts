/** Writes the templates of new stories, each in every language below: `node resources/templates/make.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeJson } from '../../shared/document/json.ts';
import { parseDocument, serializeDocument } from '../../shared/document/schema.ts';
import { bullets, item, line, node, paragraph, subheading } from '../sample-stories/make/nodes.ts';
import { type TemplateWords, templateWords } from './words.ts';

const figure = node('figure', [line('caption', []), line('credit', []), line('altText', [])], {
  source: null,
  width: null,
  height: null,
  size: 'full',
});

function story(parts: {
  readonly bullets: number;
  readonly hasLead: boolean;
  readonly body: readonly NodeJson[];
}): NodeJson {
  return node('doc', [
    node('kicker'),
    node('headline'),
    node('standfirst'),
    node('bylines'),
    node(
      'summary',
      Array.from({ length: parts.bullets }, () => node('summaryItem')),
    ),
    node('lead', parts.hasLead ? [figure] : []),
    node('body', parts.body),
  ]);
}

/** A subheading and an empty paragraph to begin under it. */
const section = (title: string): readonly NodeJson[] => [subheading(2, title), paragraph()];
const question: readonly NodeJson[] = [subheading(3), paragraph()];

const report = (words: TemplateWords): NodeJson =>
  story({
    bullets: 4,
    hasLead: true,
    body: [paragraph(), paragraph(), ...section(words.background), ...section(words.next)],
  });

const breaking = (words: TemplateWords): NodeJson =>
  story({
    bullets: 3,
    hasLead: false,
    body: [
      node('notice', [paragraph(words.developing)], { kind: 'information' }),
      paragraph(),
      subheading(2, words.known),
      bullets(item('')),
      subheading(2, words.unknown),
      bullets(item('')),
    ],
  });

const explainer = (words: TemplateWords): NodeJson =>
  story({
    bullets: 4,
    hasLead: true,
    body: [
      paragraph(),
      ...section(words.whatHappened),
      ...section(words.whyItMatters),
      node('factBox', [line('boxTitle', [words.inBrief]), bullets(item(''))]),
      ...section(words.whoIsAffected),
      ...section(words.nextQuestion),
    ],
  });

const qa = (words: TemplateWords): NodeJson =>
  story({
    bullets: 3,
    hasLead: true,
    body: [
      paragraph(),
      node('factBox', [line('boxTitle', [words.aboutGuest]), paragraph()]),
      ...question,
      ...question,
      ...question,
      node('pullQuote', [paragraph(), line('attribution', [])]),
      ...question,
      node('notice', [paragraph(words.edited)], { kind: 'information' }),
    ],
  });

const templates = [
  { id: 'report', label: 'Report', description: 'News with background and what comes next.', build: report },
  {
    id: 'breaking',
    label: 'Breaking news',
    description: 'What is known, what is not, and a note that it will change.',
    build: breaking,
  },
  {
    id: 'explainer',
    label: 'Explainer',
    description: 'One subject in four plain questions, with a box of facts.',
    build: explainer,
  },
  {
    id: 'qa',
    label: 'Questions and answers',
    description: 'An interview with a box about the guest.',
    build: qa,
  },
];

function settled(document: NodeJson): NodeJson {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Error(parsed.reason);
  if (parsed.problems.length > 0) throw new Error(parsed.problems.join('; '));
  return serializeDocument(parsed.document);
}

for (const { build, ...facts } of templates) {
  const documents = Object.fromEntries(
    Object.entries(templateWords).map(([language, words]) => [language, settled(build(words))]),
  );
  const { en: document, ...others } = documents;
  writeFileSync(
    join(import.meta.dirname, `${facts.id}.json`),
    `${JSON.stringify({ ...facts, document, documents: others }, null, 2)}\n`,
  );
}
