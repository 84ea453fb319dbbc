import { defineElement } from '../document/element.ts';

/** What is said of all pictures of a gallery together; each has a caption of its own as well. */
export const galleryCaption = defineElement({
  name: 'galleryCaption',
  label: 'Common caption',
  field: 'galleryCaption',
  placeholder: 'Common caption',
  node: { content: 'inline*', marks: 'bold italic link language', defining: true },
  attributes: {},
  editor: { tag: 'p' },
  html(node, writer) {
    const text = writer.inline(node);
    return text === ''
      ? ''
      : `<figcaption class="stet-gallery-caption"${writer.direction(node)}>${text}</figcaption>`;
  },
  // The gallery that holds it reads it.
  htmlIn: [],
  sample: {
    type: 'galleryCaption',
    content: [{ type: 'text', text: 'The quay before and after the flood' }],
  },
});
