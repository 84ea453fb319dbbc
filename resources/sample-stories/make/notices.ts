import type { LibraryNotice, NoticeText } from '../../../shared/story/libraryNotice.ts';
import { settledContent } from '../../../shared/story/noticeNode.ts';
import { bold, type Inline, line } from './nodes.ts';

type Words = Readonly<Record<string, readonly (readonly Inline[])[]>>;

function notice(id: string, title: string, kind: LibraryNotice['kind'], words: Words): LibraryNotice {
  const texts = Object.entries(words).map(([language, paragraphs]): NoticeText => {
    const settled = settledContent(
      kind,
      paragraphs.map((parts) => line('paragraph', parts)),
    );
    if (settled === null || settled.problems.length > 0) throw new Error(`${title} cannot be kept.`);
    return { language, content: [...settled.content] };
  });
  return { id, title, kind, texts };
}

/** Notices to begin with. What stands in square brackets is a newsroom's to fill in; none is legal advice. */
export const notices: readonly LibraryNotice[] = [
  notice('sample-designated-organisation', 'Organisation designated as undesirable', 'foreignAgent', {
    en: [
      [
        bold('[Name of the organisation]'),
        ' has been designated as undesirable by the authorities of [country]. People in that country may be prosecuted for taking part in its work, supporting it or passing on its material. Please weigh the risk before you share this story.',
      ],
    ],
    ru: [
      [
        bold('[Название организации]'),
        ' признана в [страна] нежелательной. За участие в её деятельности, поддержку и распространение её материалов там могут преследовать. Прежде чем делиться этим текстом, оцените риск.',
      ],
    ],
    fa: [
      [
        'مقام‌های [نام کشور] ',
        bold('[نام سازمان]'),
        ' را «نامطلوب» اعلام کرده‌اند. همکاری با آن، حمایت از آن یا بازنشر مطالبش در آن کشور ممکن است پیگرد قضایی داشته باشد. پیش از هم‌رسانی این گزارش خطر را بسنجید.',
      ],
    ],
  }),
  notice('sample-disclosure', 'Disclosure of an interest', 'disclosure', {
    en: [
      [
        bold('Disclosure: '),
        '[name] has [a share in, worked for, received a grant from] [organisation], which this story is about. [He, she or they] took no part in the decision to publish it.',
      ],
    ],
    ru: [
      [
        bold('О связях автора: '),
        '[имя] — [совладелец, бывший сотрудник, получатель гранта] организации «[название]», о которой идёт речь. В решении о публикации [он или она] не участвовал(а).',
      ],
    ],
    fa: [
      [
        bold('بیان منافع: '),
        '[نام] در [نام سازمان]، که موضوع این گزارش است، [سهم دارد، کار کرده یا از آن بورس گرفته] است و در تصمیم به انتشار آن نقشی نداشته است.',
      ],
    ],
  }),
  notice('sample-correction', 'Correction of a fact', 'correction', {
    en: [
      [
        'An earlier version of this story said that [what was wrong]. In fact, [what is right]. We apologise.',
      ],
    ],
    ru: [
      [
        'В прежней редакции говорилось, что [что было неверно]. На самом деле [как верно]. Приносим извинения.',
      ],
    ],
    fa: [
      [
        'در نسخهٔ پیشین این گزارش آمده بود که [آنچه نادرست بود]. درست آن است که [آنچه درست است]. از خوانندگان پوزش می‌خواهیم.',
      ],
    ],
  }),
];
