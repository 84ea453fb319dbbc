/**
 * How Node is to treat memory when it runs a command over thousands of stories: left to itself, V8 lets its
 * heap grow with the length of the work, not with what is in use, because it expects to live with it for long.
 * The limit in MB leaves room for a story that carries its film.
 */
export const commandMemory = ['--max-semi-space-size=8', '--max-old-space-size=1536'];
