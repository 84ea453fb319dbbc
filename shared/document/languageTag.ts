import { z } from '../zod.ts';

/** A language tag in BCP 47's shape, of as many subtags as anybody writes. */
export const languageTag = z
  .string()
  .max(100)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
