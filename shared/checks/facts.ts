import type { Finding } from '../document/finding.ts';
import { isEmbargoed } from '../story/workflow.ts';
import { defineCheck } from './check.ts';

/** What the facts about the story lack, or say against each other. */
export const facts = defineCheck({
  name: 'facts',
  run({ meta, now }, report) {
    const say = (code: string, severity: Finding['severity'], message: string) =>
      report({ code, severity, message, position: null });
    if (meta.slug.trim() === '')
      say('facts.noSlug', 'warning', 'The story has no slug. Colleagues find it by that.');
    if (meta.section.trim() === '') say('facts.noSection', 'note', 'The story has no section.');
    if (meta.publishedAt === null && meta.status === 'approved') {
      say('facts.noPublished', 'note', 'The story is approved and has no publication time yet.');
    }
    if (meta.isUpdated && meta.updatedAt === null) {
      say(
        'facts.noUpdateTime',
        'error',
        '“Updated” is ticked, but no time is set. Readers would see “Updated” and not when.',
      );
    }
    if (meta.isUpdated && meta.publishedAt === null) {
      say(
        'facts.updatedUnpublished',
        'warning',
        '“Updated” is ticked on a story that has no publication time.',
      );
    }
    if (
      meta.publishedAt !== null &&
      meta.updatedAt !== null &&
      Date.parse(meta.updatedAt) < Date.parse(meta.publishedAt)
    ) {
      say('facts.updatedEarlier', 'warning', 'The update is dated before the publication.');
    }
    if (isEmbargoed(meta, now)) {
      const until = new Date(Date.parse(meta.embargoUntil ?? ''))
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ');
      if (meta.status === 'exported')
        say(
          'facts.embargoBroken',
          'error',
          `The story was exported, but it is under embargo until ${until} UTC.`,
        );
      else
        say(
          'facts.embargo',
          'warning',
          `The story is under embargo until ${until} UTC. Do not publish it before.`,
        );
    }
    if (
      meta.embargoUntil !== null &&
      meta.publishedAt !== null &&
      Date.parse(meta.publishedAt) < Date.parse(meta.embargoUntil)
    ) {
      say(
        'facts.publishedBeforeEmbargo',
        'error',
        'The publication time lies before the end of the embargo.',
      );
    }
  },
});
