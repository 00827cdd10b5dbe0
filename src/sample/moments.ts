// Instants at which an answer changes for somebody of the sample world: worth moving the clock to.
import type { Moment } from '../emulator/server/desk-state';
import { driveStanding } from '../rules/index';
import type { Person } from './people';

/** One moment for each person whose trial or paid time ends by itself. */
export const sampleMoments = (people: readonly Person[]): readonly Moment[] =>
  people.flatMap(({ account, licenses, shows }) => {
    const holders = licenses.map((license) => ({ ...license, holders: [account] }));
    const { next } = driveStanding(holders, account, { now: Date.now(), graceDays: 0, reachable: true });
    const [name = ''] = account.name.split(' ');
    return next === undefined || next.what === 'renews' || licenses[0]?.seats !== 1
      ? []
      : [{ label: `${name}: ${shows.toLowerCase()} – ends`, at: next.at }];
  });
