import { z } from 'zod';

// Zod compiles schemas with `new Function` unless it is told before the first one is made. Nothing in Stet
// compiles text at run time, and the page's policy counts even the attempt; so schemas are made of this one.
z.config({ jitless: true });

export { z };
