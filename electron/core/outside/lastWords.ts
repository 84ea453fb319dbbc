/** How much is kept: enough for the line that tells why a program ended. */
const most = 4000;

/** Follows what a program writes to its standard error; gives the end of it whenever asked. */
export function lastWords(stream: NodeJS.ReadableStream | null): () => string {
  let words = '';
  stream?.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(-most);
  });
  return () => words;
}
