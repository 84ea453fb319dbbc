import { StetError } from '../../shared/contract/reply.ts';

/** Milliseconds that laying out and printing one story may take: a book of pictures takes a tenth of it. */
export const longestPrint = 120_000;

/**
 * Settles as `print` does, or after `limit` milliseconds rejects with StetError `cancelled` and calls `stop`,
 * for what does not end by itself then. What comes of `print` afterwards is nobody's any more.
 */
export function printWithin<Result>(
  limit: number,
  print: Promise<Result>,
  stop: () => void = () => {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new StetError(
          'cancelled',
          'Laying out the pages took too long and was stopped. The story is safe. Export it as a web page, or try again.',
        ),
      );
      stop();
    }, limit);
    print.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
