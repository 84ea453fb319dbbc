// Run as a program: takes the film at argv[2] over and over, as fast as it comes, and tells its parent that it does.
const [, , film = ''] = process.argv;
for (;;) {
  const { ok, body } = await fetch(film);
  if (!ok || body === null) throw new Error('The desk does not serve the film.');
  for await (const _ of body) process.send?.('playing');
}
