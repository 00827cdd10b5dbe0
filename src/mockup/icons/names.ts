// The names of icons in files, old and new, and where a library has the icon that each of them shows.

const styles = ['solid', 'regular', 'brands'] as const;

/** A file's own name, `PencilIcon` or `pen-to-square-regular`, in words with hyphens, and the style it asks for. */
function wordsOf(name: string): { readonly words: string; readonly style: 'solid' | 'regular' | 'brands' | undefined } {
  const words = name
    .replace(/Icon$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
  const style = /-(solid|regular|brands)$/.exec(words)?.[1];
  return {
    words: words.replace(/-(solid|regular|brands|light|thin)$/, ''),
    style: styles.find((each) => each === style),
  };
}

/**
 * The keys under which an icon of this name may be found, best first: by its own style, then by any; an old name that
 * ends in `-o` means the outline. Sorted so that the first that a library has is the one to draw.
 */
export function iconKeys(name: string): readonly string[] {
  const { words, style } = wordsOf(name.slice(0, 100));
  const outlined = /-o(?=-|$)/.test(words);
  const base = words.replace(/-o(?=-|$)/, '');
  const squashed = words.replace(/-/g, '');
  const known = `old:${squashed}`;
  // The editor's second drawing of something shows the same: `TrashIcon` and `Trash2Icon`.
  const first = words.replace(/-?\d$/, '');
  const order = style === 'regular' || outlined ? ['regular', 'solid', 'brands'] : [style ?? 'solid', ...styles];
  return [
    ...new Set([
      // Some of the editor's first icons showed something else than what bears their word today.
      ...(name.endsWith('Icon') ? [`${known}icon`] : []),
      ...(style === undefined ? [known] : []),
      ...[words, base, squashed].flatMap((each) => order.map((kind) => `${kind}:${each}`)),
      known,
      ...(first === words || first === '' ? [] : [`old:${first.replace(/-/g, '')}`, `solid:${first}`]),
    ]),
  ];
}
