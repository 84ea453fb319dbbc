/**
 * Text on its way into markup, and text on its way into the model. Both take out what neither HTML nor XML
 * may hold: control characters (HTML "control-character-in-input-stream"; XML 1.0, production 2),
 * noncharacters and surrogates that stand alone. Tests come first, for nearly all text passes as it is.
 */
const special = /[&<>"]/;
const eachSpecial = /[&<>"]/g;
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/;
const eachForbidden = new RegExp(forbidden, 'g');
const lineEnd = /\r\n?/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const entityOf = (character: string): string => entities[character] ?? '';

/** Text as the model may hold it: forbidden characters gone, lone surrogates as U+FFFD, line ends as \n. */
export function cleanText(text: string): string {
  const plain = text.includes('\r') ? text.replace(lineEnd, '\n') : text;
  const allowed = forbidden.test(plain) ? plain.replace(eachForbidden, '') : plain;
  return allowed.isWellFormed() ? allowed : allowed.toWellFormed();
}

/** Only the four characters markup is made of: for text that is cleaned, or will be with what it goes into. */
export function escapeMarkup(text: string): string {
  return special.test(text) ? text.replace(eachSpecial, entityOf) : text;
}

/** Text made safe for HTML content and for double-quoted attribute values. */
export function escapeHtml(text: string): string {
  return escapeMarkup(cleanText(text));
}
