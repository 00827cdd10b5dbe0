// What is on a mockup, as a list that screen readers read in order. Its links are how the keyboard follows links.
import type { Description } from '../../mockup/describe';
import type { Link } from '../../mockup/scene';
import { typeWords, type Words } from './words';

interface ContentsProps {
  readonly words: Words;
  readonly name: string;
  readonly items: readonly Description[];
  readonly linkWords: (link: Link) => string;
  readonly onLink: (key: string) => void;
  readonly onFocus: (key: string | undefined) => void;
}

/** Hidden from sight; a link in it that has the focus is pointed out in the drawing. */
export const Contents = ({ words, name, items, linkWords, onLink, onFocus }: ContentsProps) => (
  <section class="unseen" aria-label={words('contents.title', { name })}>
    <ol>
      {items.map((item) => (
        <li key={item.path}>
          {itemWords(words, item)}
          {item.links.map(({ key, link }) => (
            <button
              key={key}
              type="button"
              onFocus={() => {
                onFocus(key);
              }}
              onBlur={() => {
                onFocus(undefined);
              }}
              onClick={() => {
                onLink(key);
              }}
            >
              {linkWords(link)}
            </button>
          ))}
        </li>
      ))}
    </ol>
  </section>
);

function itemWords(words: Words, item: Description): string {
  const type = typeWords(words, item.type);
  const said = item.text === '' ? type : words('contents.item', { type, text: item.text });
  return item.isMarkup ? words('contents.markup', { item: said }) : said;
}
