/** The widths a story is looked at, in CSS pixels, from a telephone to a desktop. */
export const previewSizes = [
  { id: 'xs', label: 'XS', width: 320 },
  { id: 'sm', label: 'SM', width: 640 },
  { id: 'md', label: 'MD', width: 1024 },
  { id: 'lg', label: 'LG', width: 1440 },
] as const;
export type PreviewSize = (typeof previewSizes)[number]['id'];

export function widthOf(size: PreviewSize): number {
  return previewSizes.find(({ id }) => id === size)?.width ?? 320;
}
