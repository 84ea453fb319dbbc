/** The few words an article shows its readers that nobody typed, in the story's language. */
export interface ReaderWords {
  /** Before the names: "By". Empty when the language puts nothing there. */
  readonly by: string;
  /** Between names, and between a word and its date. */
  readonly comma: string;
  readonly summary: string;
  readonly listen: string;
  readonly aiAudio: string;
  readonly watch: string;
  readonly minutes: string;
  readonly updated: string;
  readonly published: string;
  readonly correction: string;
  readonly clarification: string;
  readonly update: string;
  readonly related: string;
  readonly contributors: string;
  readonly table: string;
  /** Over the pictures of a pair. */
  readonly before: string;
  readonly after: string;
  readonly noPicture: string;
  readonly noAudio: string;
  readonly noVideo: string;
  /** Of film or sound whose file is gone. */
  readonly noMedia: string;
  /** Opens what stands in for a player that does not start. */
  readonly ifDead: string;
  readonly openLink: string;
  readonly skip: string;
}

const en: ReaderWords = {
  by: 'By',
  comma: ', ',
  summary: 'Summary',
  listen: 'Listen',
  aiAudio: 'This audio is AI-generated',
  watch: 'Watch',
  minutes: 'min',
  updated: 'Updated',
  published: 'Published',
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  related: 'Related stories',
  contributors: 'About the authors',
  table: 'Table',
  before: 'Before',
  after: 'After',
  noPicture: 'Picture not shown',
  noAudio: 'Audio not available',
  noVideo: 'Video not available',
  noMedia: 'No media source currently available',
  ifDead: 'If it does not play',
  openLink: 'Open on',
  skip: 'Skip to the article',
};

const wordsByLanguage: ReadonlyMap<string, ReaderWords> = new Map([
  ['en', en],
  [
    'ru',
    {
      by: 'Автор:',
      comma: ', ',
      summary: 'Главное',
      listen: 'Слушать',
      aiAudio: 'Этот текст озвучен искусственным интеллектом',
      watch: 'Смотреть',
      minutes: 'мин.',
      updated: 'Обновлено',
      published: 'Опубликовано',
      correction: 'Исправление',
      clarification: 'Уточнение',
      update: 'Дополнение',
      related: 'По теме',
      contributors: 'Об авторах',
      table: 'Таблица',
      before: 'До',
      after: 'После',
      noPicture: 'Изображение не показано',
      noAudio: 'Аудио недоступно',
      noVideo: 'Видео недоступно',
      noMedia: 'Источник медиа сейчас недоступен',
      ifDead: 'Если не воспроизводится',
      openLink: 'Открыть на',
      skip: 'Перейти к статье',
    },
  ],
  [
    'uk',
    {
      by: 'Автор:',
      comma: ', ',
      summary: 'Головне',
      listen: 'Слухати',
      aiAudio: 'Цей текст озвучено штучним інтелектом',
      watch: 'Дивитися',
      minutes: 'хв',
      updated: 'Оновлено',
      published: 'Опубліковано',
      correction: 'Виправлення',
      clarification: 'Уточнення',
      update: 'Доповнення',
      related: 'За темою',
      contributors: 'Про авторів',
      table: 'Таблиця',
      before: 'До',
      after: 'Після',
      noPicture: 'Зображення не показано',
      noAudio: 'Аудіо недоступне',
      noVideo: 'Відео недоступне',
      noMedia: 'Джерело медіа наразі недоступне',
      ifDead: 'Якщо не відтворюється',
      openLink: 'Відкрити на',
      skip: 'Перейти до статті',
    },
  ],
  [
    'de',
    {
      by: 'Von',
      comma: ', ',
      summary: 'Das Wichtigste',
      listen: 'Anhören',
      aiAudio: 'Diese Audiofassung ist KI-generiert',
      watch: 'Ansehen',
      minutes: 'Min.',
      updated: 'Aktualisiert',
      published: 'Veröffentlicht',
      correction: 'Korrektur',
      clarification: 'Klarstellung',
      update: 'Nachtrag',
      related: 'Mehr zum Thema',
      contributors: 'Über die Autoren',
      table: 'Tabelle',
      before: 'Vorher',
      after: 'Nachher',
      noPicture: 'Bild nicht angezeigt',
      noAudio: 'Audio nicht verfügbar',
      noVideo: 'Video nicht verfügbar',
      noMedia: 'Derzeit ist keine Medienquelle verfügbar',
      ifDead: 'Falls es nicht läuft',
      openLink: 'Öffnen auf',
      skip: 'Zum Artikel springen',
    },
  ],
  [
    'fr',
    {
      by: 'Par',
      comma: ', ',
      summary: 'L’essentiel',
      listen: 'Écouter',
      aiAudio: 'Cet enregistrement est généré par une IA',
      watch: 'Regarder',
      minutes: 'min',
      updated: 'Mis à jour',
      published: 'Publié',
      correction: 'Rectificatif',
      clarification: 'Précision',
      update: 'Mise à jour',
      related: 'Sur le même sujet',
      contributors: 'Les auteurs',
      table: 'Tableau',
      before: 'Avant',
      after: 'Après',
      noPicture: 'Image non affichée',
      noAudio: 'Audio indisponible',
      noVideo: 'Vidéo indisponible',
      noMedia: 'Aucune source multimédia n’est disponible pour le moment',
      ifDead: 'Si la lecture ne démarre pas',
      openLink: 'Ouvrir sur',
      skip: 'Aller à l’article',
    },
  ],
  [
    'es',
    {
      by: 'Por',
      comma: ', ',
      summary: 'Lo esencial',
      listen: 'Escuchar',
      aiAudio: 'Este audio ha sido generado con IA',
      watch: 'Ver',
      minutes: 'min',
      updated: 'Actualizado',
      published: 'Publicado',
      correction: 'Corrección',
      clarification: 'Aclaración',
      update: 'Actualización',
      related: 'Más información',
      contributors: 'Los autores',
      table: 'Tabla',
      before: 'Antes',
      after: 'Después',
      noPicture: 'Imagen no mostrada',
      noAudio: 'Audio no disponible',
      noVideo: 'Vídeo no disponible',
      noMedia: 'No hay ninguna fuente multimedia disponible en este momento',
      ifDead: 'Si no se reproduce',
      openLink: 'Abrir en',
      skip: 'Ir al artículo',
    },
  ],
  [
    'fa',
    {
      by: 'نوشتهٔ',
      comma: '، ',
      summary: 'خلاصه',
      listen: 'بشنوید',
      aiAudio: 'این صدا با هوش مصنوعی ساخته شده است',
      watch: 'ببینید',
      minutes: 'دقیقه',
      updated: 'به‌روز شده',
      published: 'منتشر شده',
      correction: 'اصلاحیه',
      clarification: 'توضیح',
      update: 'تکمیل',
      related: 'مطالب مرتبط',
      contributors: 'دربارهٔ نویسندگان',
      table: 'جدول',
      before: 'قبل',
      after: 'بعد',
      noPicture: 'تصویر نمایش داده نمی‌شود',
      noAudio: 'صدا در دسترس نیست',
      noVideo: 'ویدئو در دسترس نیست',
      noMedia: 'اکنون هیچ منبع رسانه‌ای در دسترس نیست',
      ifDead: 'اگر پخش نمی‌شود',
      openLink: 'باز کردن در',
      skip: 'رفتن به مطلب',
    },
  ],
  [
    'ar',
    {
      by: 'بقلم',
      comma: '، ',
      summary: 'الخلاصة',
      listen: 'استمع',
      aiAudio: 'هذا الصوت مولَّد بالذكاء الاصطناعي',
      watch: 'شاهد',
      minutes: 'دقيقة',
      updated: 'حُدِّث في',
      published: 'نُشر في',
      correction: 'تصحيح',
      clarification: 'توضيح',
      update: 'تحديث',
      related: 'مواضيع ذات صلة',
      contributors: 'عن الكتّاب',
      table: 'جدول',
      before: 'قبل',
      after: 'بعد',
      noPicture: 'الصورة غير معروضة',
      noAudio: 'الصوت غير متاح',
      noVideo: 'الفيديو غير متاح',
      noMedia: 'لا يوجد مصدر وسائط متاح حاليًا',
      ifDead: 'إذا لم يبدأ التشغيل',
      openLink: 'افتح على',
      skip: 'انتقل إلى المقال',
    },
  ],
]);

/** The words for a BCP 47 tag; English when the language is not among them. */
export function readerWords(language: string): ReaderWords {
  return wordsByLanguage.get(language.split('-', 1)[0]?.toLowerCase() ?? '') ?? en;
}
