/** One line of JSON on standard output for the launcher: the desk answers, or another process has it. */
export function announce(
  state: { readonly ready: true; readonly url: string } | { readonly running: string },
): void {
  console.log(JSON.stringify(state));
}
