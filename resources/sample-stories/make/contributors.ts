import type { Contributor } from '../../../shared/story/contributor.ts';
import type { SampleMedia } from './media.ts';

/** The people and the desk who sign the samples. All of them are invented. */
export function makeContributors(media: SampleMedia) {
  const imke: Contributor = {
    id: 'sample-imke-farrowby',
    kind: 'person',
    name: 'Imke Farrowby',
    role: 'Local affairs reporter',
    biography:
      'Imke Farrowby has covered the council, the harbour and the quarrel between them for nine years. She keeps a tide table in her notebook and is usually early.',
    picture: media.harbourReporter.source,
    pictureShape: 'wide',
    url: 'https://ellerhythe.example/people/imke-farrowby',
    links: [],
    inLanguages: [],
    desk: 'sample-ellerhythe-desk',
  };
  const ellerhytheDesk: Contributor = {
    id: 'sample-ellerhythe-desk',
    kind: 'desk',
    name: 'Ellerhythe desk',
    role: 'Harbour and low streets',
    biography:
      'The Ellerhythe desk is three reporters and a retired harbour pilot in two rooms above the chandlery. It answers letters.',
    picture: media.desk.source,
    pictureShape: 'square',
    url: 'https://ellerhythe.example/desk',
    links: [],
    inLanguages: [],
    desk: null,
  };
  const ava: Contributor = {
    id: 'sample-ava-kuhestani',
    kind: 'person',
    name: 'آوا کوهستانی',
    role: 'گزارشگر آب و محیط زیست',
    biography:
      'آوا کوهستانی دوازده سال است از شهرهای کوچک دامنه‌ها گزارش می‌نویسد. پیش از آن نقشه‌بردار بود و هنوز هیچ سفری را بی نقشهٔ کاغذی آغاز نمی‌کند.',
    picture: media.plateauReporter.source,
    pictureShape: 'wide',
    url: 'https://mehrzaran.example/ava',
    links: [],
    inLanguages: [
      {
        language: 'en',
        name: 'Ava Kuhestani',
        role: 'Water and environment reporter',
        biography:
          'Ava Kuhestani has reported from the small towns of the foothills for twelve years. She was a surveyor before that, and still begins no journey without a paper map.',
      },
    ],
    desk: null,
  };
  return { imke, ellerhytheDesk, ava } as const;
}

export type SampleContributors = ReturnType<typeof makeContributors>;
