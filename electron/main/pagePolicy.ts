import { markupRules } from '../../shared/contract/markupPolicies.ts';

/**
 * What the desk's page may do (Content Security Policy, level 3): its own scripts, styles, fonts and media,
 * and nothing from anywhere else; as markup it parses only what its own policies let through. Inline styles
 * are allowed because the editor measures and places with them.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' about: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  ...markupRules,
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': pagePolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'Cache-Control': 'no-cache',
};

/** A media file stands alone: it may show itself and load nothing. Its name is its hash, so it never changes. */
export const mediaHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cache-Control': 'private, max-age=31536000, immutable',
};

/** Of an encrypted library: Chromium writes nothing of it to a disk. */
export const secretMediaHeaders: Readonly<Record<string, string>> = {
  ...mediaHeaders,
  'Cache-Control': 'no-store',
};
