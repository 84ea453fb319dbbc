/** What stands in a new story before its writer has written anything, by language (BCP 47). */
export interface TemplateWords {
  readonly background: string;
  readonly next: string;
  readonly developing: string;
  readonly known: string;
  readonly unknown: string;
  readonly whatHappened: string;
  readonly whyItMatters: string;
  readonly whoIsAffected: string;
  readonly nextQuestion: string;
  readonly inBrief: string;
  readonly aboutGuest: string;
  readonly edited: string;
}

export const templateWords: Readonly<Record<string, TemplateWords>> = {
  en: {
    background: 'Background',
    next: 'What happens next',
    developing: 'This is a developing story. It will be updated as more becomes known.',
    known: 'What is known',
    unknown: 'What is not known yet',
    whatHappened: 'What has happened?',
    whyItMatters: 'Why does it matter?',
    whoIsAffected: 'Who is affected?',
    nextQuestion: 'What happens next?',
    inBrief: 'In brief',
    aboutGuest: 'About the guest',
    edited: 'This interview has been edited for length and clarity.',
  },
  ru: {
    background: 'Предыстория',
    next: 'Что дальше',
    developing: 'События развиваются. Текст будет обновляться по мере поступления сведений.',
    known: 'Что известно',
    unknown: 'Что пока неизвестно',
    whatHappened: 'Что произошло?',
    whyItMatters: 'Почему это важно?',
    whoIsAffected: 'Кого это касается?',
    nextQuestion: 'Что будет дальше?',
    inBrief: 'Коротко',
    aboutGuest: 'О собеседнике',
    edited: 'Интервью сокращено и отредактировано для ясности.',
  },
  uk: {
    background: 'Передісторія',
    next: 'Що далі',
    developing: 'Події розвиваються. Текст оновлюватимемо, щойно з’являтимуться нові відомості.',
    known: 'Що відомо',
    unknown: 'Що поки невідомо',
    whatHappened: 'Що сталося?',
    whyItMatters: 'Чому це важливо?',
    whoIsAffected: 'Кого це стосується?',
    nextQuestion: 'Що буде далі?',
    inBrief: 'Коротко',
    aboutGuest: 'Про співрозмовника',
    edited: 'Інтерв’ю скорочено й відредаговано для ясності.',
  },
  fa: {
    background: 'پیشینه',
    next: 'گام بعدی',
    developing: 'این خبر در حال تکمیل است و با رسیدن اطلاعات تازه به‌روز می‌شود.',
    known: 'آنچه می‌دانیم',
    unknown: 'آنچه هنوز نمی‌دانیم',
    whatHappened: 'چه شده است؟',
    whyItMatters: 'چرا مهم است؟',
    whoIsAffected: 'به چه کسانی مربوط است؟',
    nextQuestion: 'بعد چه می‌شود؟',
    inBrief: 'در یک نگاه',
    aboutGuest: 'دربارهٔ مهمان',
    edited: 'این گفت‌وگو برای کوتاهی و روشنی ویرایش شده است.',
  },
};
