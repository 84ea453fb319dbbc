import type { NodeJson } from '../../../shared/document/json.ts';
import type { Contributor } from '../../../shared/story/contributor.ts';
import { signatureOf } from '../../../shared/story/signature.ts';
import { storyMeta } from '../../../shared/story/story.ts';
import type { SampleContributors } from './contributors.ts';
import type { MediaFile, SampleMedia } from './media.ts';
import {
  bold,
  bullets,
  foreignPhrase,
  hardBreak,
  italic,
  item,
  line,
  link,
  lowered,
  node,
  numbers,
  paragraph,
  raised,
  subheading,
} from './nodes.ts';

const site = 'https://ellerhythe.example';
const headline = 'A harbour town votes to lift its reading room above the tide';
const summary = [
  'Councillors in Ellerhythe voted 11 to six to move the Customs House reading room up one storey, at a cost of £1.4 million.',
  'The ground floor will be stripped to its stone and allowed to flood at the highest tides.',
  'A gap of £290,000 remains, and the treasurer has until June to say how it could be closed.',
  'Readers can use a temporary room on Chandler Street from 2 March.',
];

/** What the voice of the audio reads: the headline and the summary. */
export const spokenText = [headline, ...summary].map((text) => text.replace(/\.?$/, '.')).join('\n\n');

export const englishMeta = storyMeta.parse({
  slug: 'customs-house-reading-room',
  section: 'Local affairs',
  tags: ['Ellerhythe', 'libraries', 'flooding', 'council'],
  language: 'en-GB',
  direction: 'ltr',
  place: 'Ellerhythe',
  publishedAt: '2026-02-11T07:30:00Z',
  updatedAt: '2026-02-12T10:05:00Z',
  isUpdated: true,
  status: 'review',
  assignee: 'Imke Farrowby',
});

export function byline(person: Contributor, language: string): NodeJson {
  return node('byline', [], { ...signatureOf(person, language) });
}

const cell =
  (type: 'tableCell' | 'tableHeader') =>
  (text: string, colspan = 1, rowspan = 1): NodeJson =>
    node(type, [paragraph(text)], { colspan, rowspan, colwidth: null });
const data = cell('tableCell');
const head = cell('tableHeader');

const costs: NodeJson = node('captionedTable', [
  line('tableCaption', ['What each choice would cost, as the council had it before it']),
  node('table', [
    node('tableRow', [head('Choice', 1, 2), head('Cost, £ thousand', 2), head('Reading room closed', 1, 2)]),
    node('tableRow', [head('to build'), head('to keep, a year')]),
    node('tableRow', [head('Raise the books'), data('1,400'), data('18'), data('14 months')]),
    node('tableRow', [head('Build a wall'), data('2,150'), data('65'), data('9 months')]),
    node('tableRow', [head('Move to the old school'), data('980'), data('40'), data('6 months')]),
    node('tableRow', [
      head('Leave it as it is'),
      data('Nothing to build; about 112 a year in repairs', 2),
      data('7 weeks a year, on average'),
    ]),
  ]),
]);

function picture(file: MediaFile, caption: string, alt: string): NodeJson {
  return node(
    'figure',
    [line('caption', [caption]), line('credit', ['Illustration: Stet samples']), line('altText', [alt])],
    { source: file.source, width: file.width, height: file.height, size: 'full' },
  );
}

function body(media: SampleMedia): NodeJson {
  return node('body', [
    paragraph(
      'For most of a century the first sound of the morning in the Customs House was a kettle. Since the winter before last it has been a pump.',
    ),
    paragraph(
      'On Tuesday night, after four hours of argument and one adjournment for the tide, Ellerhythe’s council decided that the pump should be the last of it. By 11 votes to six, councillors backed a plan to move the town’s ',
      bold('reading room'),
      ' up one storey and to let the harbour have the floor below.',
    ),
    paragraph(
      'The decision ends a dispute that has divided the town since the ',
      link('flood of November 2024', `${site}/2024/november-flood`, 'How the night of 23 November unfolded'),
      ', when 63 centimetres of water stood among the shelves for two days and some 2,100 volumes were lost. Two earlier floods, in 2019 and 2021, had each been described as ',
      italic('exceptional'),
      '. Nobody used the word on Tuesday.',
    ),
    subheading(2, 'Books up, water in'),
    paragraph(
      'The plan is the work of the harbour engineer, Oda Brennick, who told the meeting that a wall would have had to stand 2.3 metres above the quay and would have covered the very windows it was meant to protect. Instead the ground floor will be emptied, wired from the ceiling down, and left bare from October to April. At the highest spring tides it is expected to take in about 900 m',
      raised('3'),
      ' of water, and to give it back within three hours.',
    ),
    node(
      'gallery',
      [
        picture(
          media.lowWater,
          'At low water all seven steps are dry.',
          'Seven stone steps lead up to three lit doors. The water lies at the foot of the lowest.',
        ),
        picture(
          media.poster,
          'At a spring tide one is left.',
          'The same steps: the water stands a hand below the doors.',
        ),
        line('galleryCaption', ['The Customs House steps, six hours apart.']),
      ],
      { kind: 'series' },
    ),
    node('blockquote', [
      paragraph(
        'A wall makes one promise, and it can only break it once. A floor that is meant to get wet can fail every winter and still be doing its job.',
      ),
      line('attribution', ['Oda Brennick, harbour engineer, to the council']),
    ]),
    paragraph(
      'The idea has older relatives. Dutch builders speak of ',
      foreignPhrase('leven met water', 'nl'),
      ', living with water, and the phrase was quoted so often on Tuesday that the chair, Councillor Peregrin Ashlow, asked whether there was an English one. There was a silence. “Then we shall have to do it without,” he said.',
    ),
    node(
      'figure',
      [
        line('caption', [
          'The reading room last week. The two lowest shelves have stood empty since the flood; the line on the wall is the water’s own.',
        ]),
        line('credit', ['Illustration: Stet samples']),
        line('altText', [
          'Two people read at a long table with green lamps. Behind them are three tall arched windows on the sea, and bookcases whose lowest shelves are bare.',
        ]),
      ],
      {
        source: media.readingRoom.source,
        width: media.readingRoom.width,
        height: media.readingRoom.height,
        size: 'inset',
      },
    ),
    paragraph(
      'The reading room has been in the building since 1926, when the customs men left and a local rope maker paid for the shelves. It lends nothing and never has: whoever wants a book must sit down with it. On an ordinary weekday about 140 people do, and between November and March, when the harbour is quiet, the number is closer to 200.',
    ),
    subheading(2, 'What it will cost'),
    paragraph(
      'Of the £1.4 million, £700,000 has been promised by the county’s fund for historic buildings and £410,000 has been set aside from harbour dues. That leaves £290,000, and no agreement about where it should come from.',
    ),
    costs,
    subheading(3, 'How the gap might be closed'),
    paragraph('Councillors asked the treasurer to report by June on three ways of finding the rest:'),
    numbers(
      item('a loan from the county, repaid over 15 years;'),
      item(
        'a public appeal, for which a committee has already met:',
        bullets(
          item('gifts of any size, with a shelf named for every £500;'),
          item('books in good condition, accepted from September;'),
        ),
      ),
      item('letting the ground floor in the summer months as a covered market.'),
    ),
    paragraph(
      'The third is the favourite of the traders on the quay and the least favourite of the librarian, Tobiah Wrencole, who has worked in the room for 31 years and has dried it out three times.',
    ),
    node('pullQuote', [
      paragraph('Water leaves in three hours. Fish does not.'),
      line('attribution', ['Tobiah Wrencole, librarian']),
    ]),
    subheading(2, 'Those who wanted the wall'),
    paragraph(
      'The six who voted against were not, they said, voting against books. Councillor Maud Sellinge, whose ward takes in the low streets behind the quay, argued that a wall in front of the Customs House would have been the first length of a wall for everyone. “We have saved the library,” she said. “Now tell Rope Street what it gets.”',
    ),
    paragraph(
      'The answer, for now, is a survey. The harbour office has measured 214 houses in the low streets and will publish its findings in the autumn, together with the first full year of readings from the gauge on the north mole.',
    ),
    node(
      'embed',
      [
        line('mediaTitle', ['Tide gauge, north mole: today’s readings']),
        line('embedText', [
          'The height of the water, measured every six minutes, with the forecast for the next three high tides.',
        ]),
        line('consentNote', [
          'The harbour office counts visits to its page and keeps the addresses they come from for a week.',
        ]),
      ],
      { url: `${site}/tide-gauge`, provider: 'Ellerhythe harbour office' },
    ),
    paragraph(
      'The gauge has already had one use that nobody planned. Because the pump can now be started by the water and not by the clock, it ran for 212 fewer hours last winter, which the harbour office puts at a saving of 1.6 tonnes of CO',
      lowered('2'),
      '.',
    ),
    node(
      'video',
      [
        line('mediaTitle', ['High water on the Customs House steps']),
        line('caption', [
          'How a spring tide of 5.8 metres would climb the steps and fall back again. Six hours are shown in eight seconds.',
        ]),
        line('credit', ['Animation: Stet samples']),
        line('unavailable', [
          'The film cannot be shown here. In it the water climbs six of the seven steps of the Customs House, rests, and falls back.',
        ]),
        node('captions', [], {
          source: media.filmCaptions.source,
          kind: 'captions',
          language: 'en',
          label: '',
        }),
      ],
      {
        source: media.film.source,
        embedUrl: null,
        poster: media.poster.source,
        duration: media.film.duration,
        width: media.film.width,
        height: media.film.height,
      },
    ),
    node('factBox', [
      line('boxTitle', ['The Customs House in brief']),
      paragraph('Built in 1788 for the collectors of duty on rope, tar and wine; a reading room since 1926.'),
      bullets(
        item('17,400 volumes, of which about 6,000 concern ships'),
        item('88 seats, 41 of them at a window'),
        item(paragraph('One cat, ', italic('Bollard'), ', on the upper floor since the flood')),
      ),
      subheading(3, 'Where to read meanwhile'),
      paragraph(
        bold('Temporary reading room'),
        hardBreak,
        '14 Chandler Street, Ellerhythe',
        hardBreak,
        'Monday to Saturday, 9am to 6pm, from 2 March',
      ),
    ]),
    node('divider'),
    subheading(2, 'What happens next'),
    paragraph(
      'The reading room closes on the evening of 27 February, and for one weekend its books will be carried up the stairs by anyone who cares to come. Mr Wrencole asks for 300 people and two strong handrails. The builders arrive in March. If the money is found by the summer, the first reader will climb to the new room in May of next year, and the first spring tide will have the floor below to itself that October.',
    ),
    paragraph(
      'The pump is to be kept. The council voted, this time without a single voice against, to put it on a plinth.',
    ),
    node(
      'notice',
      [
        paragraph(
          'The Ellerhythe desk has rented its office from the harbour trust since 2018. The trust saw no part of this report before it appeared. Read ',
          link('how we report on the people we pay rent to', `${site}/how-we-work`),
          ', or ',
          link('write to the desk', 'mailto:desk@ellerhythe.example'),
          '.',
        ),
      ],
      { kind: 'disclosure' },
    ),
    node(
      'correction',
      [
        paragraph(
          'An earlier version of this story gave the depth of the water in November 2024 as 36 centimetres. It was 63.',
        ),
      ],
      { kind: 'correction', date: '2026-02-12' },
    ),
    node('relatedStories', [
      line('boxTitle', ['More on the harbour']),
      line('relatedStory', ['The night the shelves floated'], { url: `${site}/2024/november-flood` }),
      line('relatedStory', ['Rope Street counts its sandbags'], { url: `${site}/2026/rope-street` }),
      line('relatedStory', ['Who owns a quay? A short history of a long lawsuit'], {
        url: `${site}/2025/quay-lawsuit`,
      }),
    ]),
  ]);
}

/** The complete story: every element and every mark stands in it at least once. */
export function englishStory(media: SampleMedia, contributors: SampleContributors): NodeJson {
  return node('doc', [
    line('kicker', ['Local affairs']),
    line('headline', [headline]),
    line('standfirst', [
      'After three floods in six winters, Ellerhythe will carry its books upstairs rather than build a wall in front of them. ',
      link('The vote', `${site}/council/2026-02-10`, 'Minutes of the council, 10 February 2026'),
      ' was the easy part: a fifth of the money has yet to be found.',
    ]),
    node('bylines', [
      byline(contributors.imke, englishMeta.language),
      byline(contributors.ellerhytheDesk, englishMeta.language),
    ]),
    node(
      'summary',
      summary.map((text) => line('summaryItem', [text])),
    ),
    node('lead', [
      node(
        'figure',
        [
          line('caption', [
            'The Customs House at high water, seen from the north mole. Its reading room has been on the ground floor since 1926.',
          ]),
          line('credit', ['Illustration: Stet samples']),
          line('altText', [
            'A harbour at dusk. A pale building with a row of lit arched windows stands at the edge of the water between dark warehouses; three small boats lie in front of it.',
          ]),
        ],
        {
          source: media.harbour.source,
          width: media.harbour.width,
          height: media.harbour.height,
          size: 'full',
        },
      ),
    ]),
    node('audio', [line('mediaTitle', ['The vote in under a minute, read aloud'])], {
      source: media.reading.source,
      duration: media.reading.duration,
      aiGenerated: true,
      digitalSourceType: 'algorithmicMedia',
    }),
    body(media),
  ]);
}
