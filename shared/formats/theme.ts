import { z } from '../zod.ts';

/** `resources/themes/<id>/theme.json`. A theme's style sheet is its files, joined in this order. */
export const themeFile = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: z.string().min(1),
  description: z.string(),
  files: z.array(z.string().regex(/^[a-z][a-z0-9-]*\.css$/)).min(1),
});
