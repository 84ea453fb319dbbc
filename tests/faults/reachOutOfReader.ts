/* The reading program itself, with an attacker's deeds beside it. */
await import('../../electron/core/workers/outside.ts');
await import('./reachOut.ts');
