import { connect } from 'node:net';

/* The same attacker with machine code of its own: nothing of Node was taken from it. Says whether it got through. */
process.on('message', ({ port }: { readonly port: number }) => {
  const socket = connect(port, '127.0.0.1');
  socket.once('connect', () => process.send?.({ reached: true }));
  socket.once('error', (error) =>
    process.send?.({ reached: false, why: (error as NodeJS.ErrnoException).code }),
  );
});
process.on('disconnect', () => process.exit(0));
