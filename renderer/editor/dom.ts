type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/**
 * A DOM element for a node view, which is plain DOM because React would render on every move of the caret.
 * Functions are listeners (`click`), `true` sets an attribute without value, `false` leaves it out.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (typeof value === 'string') made.setAttribute(key, value);
    else if (value) made.setAttribute(key, '');
  }
  made.append(...children);
  return made;
}

/** A button inside the page that takes no caret away when it is pressed. */
export function pageButton(label: string, run: () => void, properties: Properties = {}): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'page-button',
      ...properties,
      mousedown: (event) => event.preventDefault(),
      click: (event) => {
        event.preventDefault();
        run();
      },
    },
    label,
  );
}
