/** Sites whose addresses are mostly pasted to be shown: host, without `www.` and the like → what people call it. */
const sites: ReadonlyMap<string, string> = new Map([
  ['youtube.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['aparat.com', 'Aparat'],
  ['rutube.ru', 'RuTube'],
  ['x.com', 'X'],
  ['twitter.com', 'X'],
  ['facebook.com', 'Facebook'],
  ['instagram.com', 'Instagram'],
  ['threads.net', 'Threads'],
  ['tiktok.com', 'TikTok'],
  ['bsky.app', 'Bluesky'],
  ['mastodon.social', 'Mastodon'],
  ['t.me', 'Telegram'],
  ['vk.com', 'VK'],
  ['soundcloud.com', 'SoundCloud'],
  ['open.spotify.com', 'Spotify'],
  ['podcasts.apple.com', 'Apple Podcasts'],
]);

export interface KnownPage {
  readonly url: string;
  readonly provider: string;
}

/** A pasted text that is one address of such a site, and a page of it; null for any other. Nothing is asked. */
export function knownPage(text: string): KnownPage | null {
  const typed = text.trim();
  if (!/^https:\/\/\S{1,2000}$/i.test(typed) || !URL.canParse(typed)) return null;
  const { hostname, pathname, href, username, password } = new URL(typed);
  const provider = sites.get(hostname.replace(/^(?:www|m|mobile)\./, ''));
  if (provider === undefined || pathname === '/' || username !== '' || password !== '') return null;
  return { url: href, provider };
}
