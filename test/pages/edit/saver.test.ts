// Saving by itself, without a page: one call at a time, whoever asks for it.
import { expect, test } from '@jest/globals';
import type { EditedDocument } from '../../../src/mockup/edit/document';
import { createSaver } from '../../../src/pages/edit/saving';

const documents = ['start', 'first', 'second'].map((text) => ({ text }) as unknown as EditedDocument);

test('two that ask while a save is on its way wait for each other, and each save is made from the one before', async () => {
  const asked: string[] = [];
  const [start, first, second] = documents as [EditedDocument, EditedDocument, EditedDocument];
  const saver = createSaver({
    start,
    revision: 'r0',
    bytesOf: () => Promise.resolve({ ok: true, content: new Uint8Array() }),
    save: async (_, _content, revision) => {
      asked.push(revision);
      await new Promise(setImmediate);
      return { ok: true, revision: `r${asked.length}` };
    },
    tell: () => undefined,
  });
  saver.changed(first);
  const flushes = [saver.flush()];
  saver.changed(second);
  flushes.push(saver.flush(), saver.flush());
  expect((await Promise.all(flushes)).slice(1)).toEqual([true, true]);
  expect(asked).toEqual(['r0', 'r1']);
  saver.end();
});
