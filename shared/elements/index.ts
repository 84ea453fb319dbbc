import type { Element } from '../document/element.ts';
import type { TextMark } from '../document/mark.ts';
import { altText } from './altText.ts';
import { attribution } from './attribution.ts';
import { audio } from './audio.ts';
import { blockquote } from './blockquote.ts';
import { body } from './body.ts';
import { boxTitle } from './boxTitle.ts';
import { bulletList } from './bulletList.ts';
import { byline } from './byline.ts';
import { bylines } from './bylines.ts';
import { caption } from './caption.ts';
import { captionedTable } from './captionedTable.ts';
import { captions } from './captions.ts';
import { consentNote } from './consentNote.ts';
import { correction } from './correction.ts';
import { credit } from './credit.ts';
import { divider } from './divider.ts';
import { doc } from './doc.ts';
import { embed } from './embed.ts';
import { embedText } from './embedText.ts';
import { factBox } from './factBox.ts';
import { figure } from './figure.ts';
import { gallery } from './gallery.ts';
import { galleryCaption } from './galleryCaption.ts';
import { hardBreak } from './hardBreak.ts';
import { headline } from './headline.ts';
import { kicker } from './kicker.ts';
import { lead } from './lead.ts';
import { listItem } from './listItem.ts';
import { bold } from './marks/bold.ts';
import { italic } from './marks/italic.ts';
import { language } from './marks/language.ts';
import { link } from './marks/link.ts';
import { subscript } from './marks/subscript.ts';
import { superscript } from './marks/superscript.ts';
import { unknownMark } from './marks/unknownMark.ts';
import { mediaTitle } from './mediaTitle.ts';
import { notice } from './notice.ts';
import { orderedList } from './orderedList.ts';
import { paragraph } from './paragraph.ts';
import { pullQuote } from './pullQuote.ts';
import { relatedStories } from './relatedStories.ts';
import { relatedStory } from './relatedStory.ts';
import { standfirst } from './standfirst.ts';
import { subheading } from './subheading.ts';
import { summary } from './summary.ts';
import { summaryItem } from './summaryItem.ts';
import { table } from './table.ts';
import { tableCaption } from './tableCaption.ts';
import { tableCell } from './tableCell.ts';
import { tableHeader } from './tableHeader.ts';
import { tableRow } from './tableRow.ts';
import { unavailable } from './unavailable.ts';
import { unknownBlock } from './unknownBlock.ts';
import { unknownInline } from './unknownInline.ts';
import { video } from './video.ts';

/**
 * THE list: everything a story can be made of. Order matters twice: the first block is what Enter makes,
 * and of HTML rules without a condition the first that takes a tag wins.
 */
export const elements: readonly Element[] = [
  doc,
  paragraph,
  kicker,
  headline,
  standfirst,
  bylines,
  byline,
  summary,
  summaryItem,
  lead,
  audio,
  body,
  subheading,
  bulletList,
  orderedList,
  listItem,
  pullQuote,
  blockquote,
  attribution,
  factBox,
  boxTitle,
  notice,
  table,
  captionedTable,
  tableCaption,
  tableRow,
  tableHeader,
  tableCell,
  divider,
  embed,
  embedText,
  consentNote,
  relatedStories,
  relatedStory,
  correction,
  video,
  gallery,
  galleryCaption,
  figure,
  mediaTitle,
  caption,
  credit,
  altText,
  unavailable,
  captions,
  hardBreak,
  unknownBlock,
  unknownInline,
];

/** All marks, outermost first. */
export const marks: readonly TextMark[] = [link, language, bold, italic, superscript, subscript, unknownMark];
