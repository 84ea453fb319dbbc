/** Every run has a short form of these tests; `npm run faults` has the full one. */
export const isFull = process.env.STET_FAULTS === 'full';
