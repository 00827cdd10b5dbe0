// Any edits in any order: undone to the start, a file is the one that was loaded; redone to the end, the one that came of them.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import path from 'node:path';
import { changed, changedRows } from '../../../src/mockup/edit/document';
import type { ControlEdit } from '../../../src/mockup/edit/edits';
import { beginning, type History, present, redone, undone, withStep } from '../../../src/mockup/edit/history';
import { type Shown, shownAfter } from '../../../src/mockup/edit/reading';
import { samplesFolder } from '../fixtures';
import { type Choice, editOf, kindsOfEdits } from './any-edit';
import { opened, shownOf } from './documents';
import { findingsIn } from './invariants';

const choices = fc.array(
  fc.record({ kind: fc.nat(kindsOfEdits - 1), which: fc.nat(500), number: fc.integer({ min: -300, max: 300 }) }),
  { minLength: 1, maxLength: 40 },
);

/** Does what was chosen, as far as it can be done, and holds each step to what must be true of it. */
function doAll(start: Shown, chosen: readonly Choice[]): { readonly history: History; readonly shown: Shown } {
  let history = beginning(start.document);
  let shown = start;
  const findings = findingsIn(start.document).length;
  chosen.forEach((choice, index) => {
    const mockup = shown.scene.mockups.find(({ isLibrary }) => !isLibrary);
    if (!mockup) return;
    const edit = editOf(choice, { id: mockup.id, branch: mockup.branch }, mockup.controls);
    const result = changed(present(history), [edit]);
    // What lies inside a symbol is not the mockup's to change, and a group has no type to change into.
    if (!result.ok) {
      expect(['no-such-control', 'not-a-value']).toContain(result.why);
      return;
    }
    const next = shownAfter(shown, result.content);
    if (next === undefined) throw new Error('what was written can’t be read');
    shown = next;
    history = withStep(history, {
      document: result.content,
      name: edit.kind,
      edits: [edit],
      before: [],
      after: result.added,
      at: index * 400,
    });
  });
  expect(findingsIn(shown.document).length).toBeLessThanOrEqual(findings);
  return { history, shown };
}

describe.each(['Boat house dashboard.bmml', 'Book club.bmpr'])('any edits in %s', (name) => {
  it('are undone to what was loaded, and redone to what came of them', async () => {
    const start = await opened(path.join(samplesFolder, name));
    fc.assert(
      fc.property(choices, (chosen) => {
        const { history, shown } = doAll(start, chosen);
        const end = present(history);
        // The scene that followed the edits is the one that is read from the file.
        expect(shown.scene).toEqual(shownOf(end).scene);
        let back = history;
        while (back.done > 0) back = undone(back);
        expect(present(back)).toBe(start.document);
        let forth = back;
        while (forth.done < forth.steps.length) forth = redone(forth);
        expect(present(forth)).toBe(end);
      }),
      { numRuns: 60 },
    );
  });

  it('are in one go what they are one by one, where they do not build on each other', async () => {
    const start = await opened(path.join(samplesFolder, name));
    const [mockup] = start.scene.mockups;
    if (!mockup) throw new Error('the sample has changed');
    const edits = mockup.controls.map(({ path: own, box }, index): ControlEdit => ({
      kind: 'place',
      mockup,
      path: own,
      box: { x: box.x + index },
    }));
    const together = changed(start.document, edits);
    const apart = edits.reduce((document, edit) => {
      const result = changed(document, [edit]);
      return result.ok ? result.content : document;
    }, start.document);
    expect(together).toMatchObject({ ok: true, content: apart });
  });
});

describe('history', () => {
  it('makes one step of what is done to the same controls without a pause, and starts anew after undoing', async () => {
    const { document, scene } = await opened(path.join(samplesFolder, 'Book club.bmpr'));
    const [mockup] = scene.mockups;
    const [control] = mockup?.controls ?? [];
    if (!mockup || !control) throw new Error('the sample has changed');
    const nudge = (history: History, at: number, by: number): History => {
      const edit: ControlEdit = { kind: 'place', mockup, path: control.path, box: { x: control.box.x + by } };
      const result = changed(present(history), [edit]);
      if (!result.ok) throw new Error(result.why);
      return withStep(history, { document: result.content, name: 'nudge', edits: [edit], before: [], after: [], at });
    };
    const three = nudge(nudge(nudge(beginning(document), 0, 1), 500, 2), 2000, 3);
    expect(three.steps).toHaveLength(2);
    const rows = (history: History) => {
      const now = present(history);
      return now.format === 'bmpr' && document.format === 'bmpr' ? changedRows(document.tables, now.tables) : [];
    };
    expect(rows(three)).toHaveLength(1);
    expect(rows(undone(undone(three)))).toEqual([]);
    expect(nudge(undone(three), 2100, 9).steps).toHaveLength(2);
    expect(undone(beginning(document))).toEqual(beginning(document));
  });
});
