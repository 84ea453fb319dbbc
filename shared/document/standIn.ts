import type { HtmlWriter } from './renderHtml.ts';

/**
 * What readers have when a player stays dead. A page without scripts cannot know that its film was stopped on
 * the way, and what stands inside `<video>` is shown by no browser of today: so the words wait behind a line
 * beneath the player. `words` is markup; without any, the page says that there is nothing to play.
 */
export function standIn(writer: HtmlWriter, words = ''): string {
  return (
    `<details class="stet-stand-in"><summary>${writer.escape(writer.words.ifDead)}</summary>` +
    `${noMedia(writer)}${words}</details>`
  );
}

/** In place of film or sound that is not there when the page is made. */
export function noMedia(writer: HtmlWriter): string {
  return `<p class="stet-no-media">${writer.escape(writer.words.noMedia)}</p>`;
}
