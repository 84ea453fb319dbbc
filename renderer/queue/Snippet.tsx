/** Text with search hits; the hits stand between U+0002 and U+0003. */
export function Snippet({ text }: { readonly text: string }) {
  const parts = text.split('\u0002').flatMap((part, index) => {
    if (index === 0) return [{ text: part, isHit: false }];
    const end = part.indexOf('\u0003');
    if (end < 0) return [{ text: part, isHit: false }];
    return [
      { text: part.slice(0, end), isHit: true },
      { text: part.slice(end + 1), isHit: false },
    ];
  });
  // Parts have no identity but their place in the text.
  return parts.map((part, index) =>
    part.isHit ? <mark key={String(index)}>{part.text}</mark> : <span key={String(index)}>{part.text}</span>,
  );
}
