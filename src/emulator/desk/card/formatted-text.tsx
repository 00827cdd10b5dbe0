// The markup that cards understand, rebuilt element by element: nothing of the text reaches the page as HTML.
import { Fragment, type ComponentChildren, type JSX } from 'preact';

/** https://developers.google.com/workspace/add-ons/concepts/widgets#text_formatting */
const elements: Readonly<Record<string, (children: ComponentChildren, element: Element) => ComponentChildren>> = {
  A: (children, element) => {
    const href = element.getAttribute('href') ?? '';
    return /^(https?|mailto):/i.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ) : (
      children
    );
  },
  B: (children) => <b>{children}</b>,
  STRONG: (children) => <b>{children}</b>,
  I: (children) => <i>{children}</i>,
  EM: (children) => <i>{children}</i>,
  U: (children) => <u>{children}</u>,
  S: (children) => <s>{children}</s>,
  STRIKE: (children) => <s>{children}</s>,
  BR: () => <br />,
  TIME: (children) => <time>{children}</time>,
  FONT: (children, element) => {
    const color = element.getAttribute('color') ?? '';
    return /^#?[0-9a-z]+$/i.test(color) ? (
      <span class="colored" style={`--color:${color}`}>
        {children}
      </span>
    ) : (
      children
    );
  },
};

const built = (node: Node): ComponentChildren => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const children = [...node.childNodes].map((child, at) => <Fragment key={at}>{built(child)}</Fragment>);
  return elements[node.tagName]?.(children, node) ?? children;
};

/** Text with markup. A document made by DOMParser runs no script and loads nothing. */
export function FormattedText({ text }: { readonly text: string }): JSX.Element {
  const document = new DOMParser().parseFromString(text.replace(/\n/g, '<br>'), 'text/html');
  return (
    <>
      {[...document.body.childNodes].map((node, at) => (
        <Fragment key={at}>{built(node)}</Fragment>
      ))}
    </>
  );
}
