// The sample Drive: mockups drawn by us, in folders, shared in different ways, and some files that are no mockups.
import { type DriveRole, type World, folderType } from '../emulator/api';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @param folder where the sample mockups lie */
export function addSampleFiles(world: World, folder: string): void {
  const accounts = world.accounts().map(({ id }) => id);
  const [owner = ''] = accounts;
  const shared = (role: DriveRole): Readonly<Record<string, DriveRole>> => ({
    ...Object.fromEntries(accounts.map((id) => [id, role])),
    [owner]: 'owner',
  });
  const add = (
    name: string,
    given: {
      readonly content?: Uint8Array;
      readonly mimeType?: string;
      readonly parentId?: string;
      readonly roles?: Readonly<Record<string, DriveRole>>;
      readonly isGranted?: boolean;
    },
  ): string => {
    const id = `1sample-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.padEnd(28, '0');
    world.addItem({
      id,
      name,
      mimeType: given.mimeType ?? 'text/xml',
      parentId: given.parentId,
      roles: given.roles ?? shared('writer'),
      isTrashed: false,
      resourceKey: undefined,
      ...(given.content !== undefined && { content: given.content }),
    });
    if (given.isGranted !== false && given.mimeType !== folderType) {
      for (const accountId of accounts) world.setGranted(id, accountId, true);
    }
    return id;
  };
  const names = readdirSync(folder).filter((name) => /\.(bmml|bmpr)$/.test(name));
  const designs = add('Designs', { mimeType: folderType });
  const odd = add('Files that are not quite right', { mimeType: folderType });
  names.forEach((name, at) => {
    const content = readFileSync(path.join(folder, name));
    add(name, { content, ...(at % 3 === 1 && { parentId: designs }), ...typeOf(name) });
    if (at === 0) {
      add(`Shared for viewing – ${name}`, {
        content,
        roles: { ...shared('reader'), [owner]: 'reader', [accounts.at(-1) ?? '']: 'owner' },
      });
      add(`Not yet allowed – ${name}`, { content, isGranted: false });
    }
  });
  const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
  add('Release notes.txt', { content: text('Nothing to see here.\n'), mimeType: 'text/plain' });
  add('Empty.bmml', { content: text(''), parentId: odd });
  add('Not a mockup.bmml', { content: text('type: business-model\nname: Something else\n'), parentId: odd });
  add('Cut off.bmml', {
    content: text('<mockup version="1.0" skin="sketch"><controls><control controlID="0"'),
    parentId: odd,
  });
  add('Entities.bmml', {
    content: text('<!DOCTYPE mockup [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><mockup>&b;</mockup>'),
    parentId: odd,
  });
}

const typeOf = (name: string): { readonly mimeType?: string } =>
  name.endsWith('.bmpr') ? { mimeType: 'application/octet-stream' } : {};
