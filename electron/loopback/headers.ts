import { markupRules } from '../../shared/contract/markupPolicies.ts';

/**
 * The page may load what this server serves and nothing else, run its scripts and no others, and parse as
 * markup only what its own policies let through.
 */
const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' ws://127.0.0.1:*",
  "frame-src 'self' about: blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  ...markupRules,
].join('; ');

/** On every answer. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurity,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** A media file stands alone: it may show itself and load nothing. */
export const mediaHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  // Named by their content, so they never change.
  'Cache-Control': 'private, max-age=31536000, immutable',
};

/** Of an encrypted library: the browser writes nothing of it to a disk. */
export const secretMediaHeaders: Readonly<Record<string, string>> = {
  ...mediaHeaders,
  'Cache-Control': 'no-store',
};
