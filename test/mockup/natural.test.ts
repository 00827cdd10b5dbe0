// The sizes that files leave to the editor: ours against those that the original measured and left in real projects.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { readLook } from '../../src/mockup/bmpr';
import { bmprNotation, type Changing } from '../../src/mockup/edit/bmpr-notation';
import { letteredOf } from '../../src/mockup/edit/document';
import { naturalSize } from '../../src/mockup/natural';
import { readTables } from '../../src/mockup/tables';
import { openDatabase } from './database';
import { corpusFolder, filesIn } from './fixtures';

const types = ['Label', 'Link', 'Button', 'CheckBox', 'RadioButton', 'ComboBox'];

/** A width or a height that a file leaves to the control, and whether ours is within two pixels of the measured one. */
interface Compared {
  readonly what: string;
  readonly isNear: boolean;
}

async function compared(): Promise<readonly Compared[]> {
  const found: Compared[] = [];
  for (const file of filesIn(corpusFolder, /\.bmpr$/)) {
    const database = await openDatabase(readFileSync(file));
    const tables = readTables(database);
    database.close();
    const lettered = letteredOf(readLook(tables));
    // Only the original's own lettering is known to a hundredth.
    if (lettered.lettering !== 'hand') continue;
    const visit = (node: Changing): void => {
      for (const each of bmprNotation.controlsIn(node) ?? []) {
        visit(each);
        const [type, text] = [bmprNotation.typeOf(each), bmprNotation.textOf(each)];
        if (!types.includes(type) || text === undefined) continue;
        const properties = bmprNotation.propertiesOf(each);
        const natural = naturalSize(type, text, properties, lettered);
        const kinds = [type, ...(properties['bold'] === 'true' ? ['bold'] : [])];
        for (const [own, measured, ours] of [
          [each['w'], each['measuredW'], natural.width],
          [each['h'], each['measuredH'], natural.height],
        ])
          if (own === undefined && measured !== undefined)
            for (const what of kinds) found.push({ what, isNear: Math.abs(Number(measured) - Number(ours)) <= 2 });
      }
    };
    for (const [, , , data = ''] of tables.resources) {
      const mockup = data.startsWith('{') ? (JSON.parse(data) as { mockup?: Changing }).mockup : undefined;
      if (mockup) visit(mockup);
    }
  }
  return found;
}

const itWithCorpus = existsSync(corpusFolder) ? it : it.skip;

describe('natural sizes', () => {
  itWithCorpus(
    'are within two pixels of the measured ones for 95 of 100 controls of each type, and of bold ones',
    async () => {
      const all = await compared();
      expect(all.length).toBeGreaterThan(300);
      const shares = [...new Set(all.map(({ what }) => what))].map((what) => {
        const those = all.filter((each) => each.what === what);
        return [what, those.filter(({ isNear }) => isNear).length / those.length] as const;
      });
      expect(shares.map(([what]) => what)).toEqual(expect.arrayContaining(['Label', 'Button', 'CheckBox', 'bold']));
      expect(shares.filter(([, share]) => share < 0.95)).toEqual([]);
    },
  );

  it.each<[string, string, Record<string, string>, number, number]>([
    ['Label', 'Some text', {}, 60, 21],
    ['Label', 'One\nTwo', {}, 26, 39],
    ['Label', 'Some text', { textOrientation: 'up' }, 21, 61],
    ['Button', 'Create', { menuIcon: 'true' }, 87, 27],
    ['ComboBox', 'Tracking\nCopy Last Frame', { state: 'closed' }, 81, 27],
    ['CheckBox', '', {}, 20, 22],
    ['Canvas', '', {}, 100, 70],
  ])('of %s %j with %j are %i by %i', (type, text, properties, width, height) => {
    const size = naturalSize(type, text, properties);
    expect(Math.abs(size.width - width)).toBeLessThanOrEqual(2);
    expect(size.height).toBe(height);
  });
});
