import { describe, expect, it } from '@jest/globals';
import { readBmml } from '../../src/mockup/bmml';
import { editOf, kindsOfEdits } from './edit/any-edit';
import { editBmml } from './edit/whole';
import { controlTypes } from '../../src/mockup/types';
import { bmml, filesIn, fixturesFolder, readText } from './fixtures';
import { createRandom, createStopwatch, evil, faultsOf, type Random, seed, share, timeFor } from './fuzzing';

const count = share(0.55);

/** Small mockups out of the fixtures: one control each, so that one input is quick. */
const createSources = (): readonly string[] =>
  filesIn(fixturesFolder, /\.bmml$/).flatMap((file) =>
    (readText(file).match(/ {4}<control [\s\S]*?\n {4}<\/control>\n/g) ?? []).map((control) => bmml(control)),
  );

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(evil) + text.slice(at);
  },
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random.below(40));
  },
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + String.fromCharCode(random.below(65_536)) + text.slice(at + 1);
  },
  (text, random) => {
    const at = random.below(text.length);
    const part = text.slice(at, at + random.below(200));
    return text.slice(0, at) + part.repeat(1 + random.below(6)) + text.slice(at);
  },
  // A value between tags, or an attribute's.
  (text, random) => replaceNth(text, />[^<>\n]+</g, `>${random.pick(evil)}<`, random),
  (text, random) =>
    replaceNth(
      text,
      /(?<= [xywh]| zOrder|measured[WH])="[^"]*"/g,
      `="${random.pick(['-1', '1e9', 'NaN', '', '0', '-99999', '0.0001', '1e-9'])}"`,
      random,
    ),
  (text, random) => replaceNth(text, /::\w+/g, `::${random.pick(Object.keys(controlTypes))}`, random),
];

function replaceNth(text: string, pattern: RegExp, value: string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + value + text.slice(match.index + match[0].length);
}

/** Any edit: what is written can be read again, or was refused with a reason. */
function faultsOfEditing(text: string, random: Random): readonly string[] {
  const result = readBmml(text);
  const controls = result.ok ? (result.scene.mockups[0]?.controls ?? []) : [];
  if (controls.length === 0) return [];
  const choice = { kind: random.below(kindsOfEdits), which: random.below(500), number: random.below(600) - 300 };
  const edited = editBmml(text, [editOf(choice, { id: '', branch: '' }, controls, random.pick(evil))]);
  if (!edited.ok) return [];
  const again = readBmml(edited.content);
  // What could not be read before may have gone with what was removed; nothing may be added to it.
  const before = result.ok ? result.warnings.length : 0;
  if (!again.ok || again.warnings.length > before) return [`${JSON.stringify(choice)} written, not readable`];
  return faultsOf(again);
}

describe('whatever a single mockup holds, it neither breaks the viewer nor becomes markup', () => {
  it(
    `mutated ${count} times, every fourth also written`,
    () => {
      const random = createRandom(seed);
      const sources = createSources();
      const stopwatch = createStopwatch();
      for (let index = 0; index < count; index += 1) {
        let text = random.pick(sources);
        for (let round = random.below(4); round >= 0; round -= 1) text = random.pick(mutations)(text, random);
        const made = text;
        const faults = [
          ...stopwatch.time(`seed ${seed}, input ${index}`, text.length, () => faultsOf(readBmml(made))),
          ...(index % 4 === 0 ? faultsOfEditing(text, random) : []),
        ];
        if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}\n${text}`);
      }
      expect(stopwatch.slow()).toEqual([]);
    },
    timeFor(count),
  );
});
