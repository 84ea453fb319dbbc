import { Extension, type Extensions, Mark, Node } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import { elements, marks } from '../elements/index.ts';
import type { AttributeKind } from './attribute.ts';
import type { Attributes, Element } from './element.ts';
import type { TextMark } from './mark.ts';
import { isObject, isShallow } from './opaque.ts';
import { contentOf, extraAttribute, marksOf } from './storySchema.ts';

/** As much of a DOM element as parsing needs: `shared` knows no DOM. */
interface Attributed {
  readonly getAttribute: (name: string) => string | null;
}

/** All attributes travel in one, as JSON, so that copy and paste inside Stet loses none. */
const dataName = 'data-attrs';
/** Opaque parts are carried this deep at most: deeper, a story could not be saved. */
const deepest = 100;

function stored(element: Attributed): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(element.getAttribute(dataName) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function tiptapAttributes(kinds: Readonly<Record<string, AttributeKind>>) {
  const result: Record<
    string,
    { default: unknown; rendered: false; keepOnSplit?: false; parseHTML: (element: Attributed) => unknown }
  > = {};
  for (const [name, kind] of Object.entries(kinds)) {
    result[name] = {
      default: kind.fallback,
      rendered: false,
      // The clipboard is anybody's: what does not fit is the default, as in a stored document.
      parseHTML: (element) => {
        const value = stored(element)[name];
        return value !== undefined && isShallow(value, deepest) && kind.schema.safeParse(value).success
          ? value
          : kind.fallback;
      },
    };
  }
  result[extraAttribute] = {
    default: null,
    rendered: false,
    keepOnSplit: false,
    parseHTML: (element) => {
      const value = stored(element)[extraAttribute];
      return isObject(value) && isShallow(value, deepest) ? value : null;
    },
  };
  return result;
}

/** Attributes that differ from their defaults, as one `data-attrs`. */
function written(
  kinds: Readonly<Record<string, AttributeKind>>,
  attrs: Attributes,
): Readonly<Record<string, string>> {
  const kept: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(kinds))
    if (attrs[name] !== kind.fallback) kept[name] = attrs[name];
  if (attrs[extraAttribute] !== null && attrs[extraAttribute] !== undefined)
    kept[extraAttribute] = attrs[extraAttribute];
  return Object.keys(kept).length === 0 ? {} : { [dataName]: JSON.stringify(kept) };
}

/** The element's tag, attributes and hole on the editor's canvas. */
export function editorDom(element: Element, attrs: Attributes): DOMOutputSpec {
  const editor = element.editor;
  const tag = editor?.tag ?? (element.node.inline === true ? 'span' : 'div');
  const dom: Record<string, string> = {
    'data-element': element.name,
    ...(element.field === undefined ? {} : { 'data-field': element.field }),
    ...written(element.attributes, attrs),
    ...(editor?.attributes?.(attrs) ?? {}),
  };
  const name = typeof tag === 'string' ? tag : tag(attrs);
  if (element.node.content === undefined) return [name, dom];
  return editor?.inner === undefined ? [name, dom, 0] : [name, dom, [editor.inner, 0]];
}

function nodeExtension(element: Element): Node {
  const { content: _content, marks: _marks, tableRole: _role, ...rest } = element.node;
  const content = contentOf(element);
  const allowed = marksOf(element);
  return Node.create({
    name: element.name,
    ...rest,
    ...(element.name === 'doc' ? { topNode: true } : {}),
    ...(content === undefined ? {} : { content }),
    ...(allowed === undefined ? {} : { marks: allowed }),
    addAttributes: () => tiptapAttributes(element.attributes),
    parseHTML: () =>
      element.name === 'doc' ? [] : [{ tag: `[data-element="${element.name}"]`, priority: 60 }],
    renderHTML: ({ node }) => editorDom(element, node.attrs),
  });
}

function markExtension(mark: TextMark): Mark {
  return Mark.create({
    name: mark.name,
    ...(mark.excludes === undefined ? {} : { excludes: mark.excludes }),
    ...(mark.inclusive === undefined ? {} : { inclusive: mark.inclusive }),
    // Rank is order in the schema, and TipTap sorts by priority first.
    addAttributes: () => tiptapAttributes(mark.attributes),
    parseHTML: () => [{ tag: `[data-mark="${mark.name}"]`, priority: 60 }],
    renderHTML: ({ mark: { attrs } }) => [
      mark.editor.tag,
      {
        'data-mark': mark.name,
        ...written(mark.attributes, attrs),
        ...(mark.editor.attributes?.(attrs) ?? {}),
      },
      0,
    ],
  });
}

/** prosemirror-tables finds its nodes by a role on the spec, which TipTap passes on only when told. */
const tableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema(extension) {
    const role = elements.find((element) => element.name === extension.name)?.node.tableRole;
    return role === undefined ? {} : { tableRole: role };
  },
});

const text = Node.create({ name: 'text', group: 'inline' });

/** TipTap nodes and marks whose schema equals `schema`: names, content, groups, marks and attributes. */
export function elementExtensions(): Extensions {
  return [...elements.map(nodeExtension), text, ...marks.map(markExtension), tableRoles];
}
