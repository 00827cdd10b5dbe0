// The evaluator on its own, over a space of two things.
import { describe, expect, test } from '@jest/globals';
import { createDecider, onceForEach } from '../../src/rules/engine';

const space = { door: ['open', 'shut'], light: ['on', 'off'] } as const;

const rules = [
  { id: 'says-nothing' },
  { id: 'defines-a-word', entering: {} },
  { id: 'light-invites', entering: { permits: [{ light: ['on'] }] } },
  { id: 'open-doors-invite', entering: { permits: [{ door: ['open'] }] } },
  {
    id: 'shut-doors-stop',
    entering: {
      forbids: [{ door: ['shut'] }],
      remedies: [{ kind: 'try-again' }, { kind: 'ask-administrator', when: { light: ['on'] } }],
    },
  },
  { id: 'shut-doors-stop-again', entering: { forbids: [{ door: ['shut'] }], remedies: [{ kind: 'try-again' }] } },
  { id: 'darkness-stops', entering: { forbids: [{ door: ['shut'], light: ['off'] }] } },
] as const;

describe('the evaluator', () => {
  const decide = createDecider<typeof space, (typeof rules)[number]['id'], 'entering'>(space, rules, 'entering');

  test.each([
    ['open', 'on', 'permit', ['light-invites', 'open-doors-invite'], []],
    ['open', 'off', 'permit', ['open-doors-invite'], []],
    ['shut', 'on', 'forbid', ['shut-doors-stop', 'shut-doors-stop-again'], ['try-again', 'ask-administrator']],
    ['shut', 'off', 'forbid', ['shut-doors-stop', 'shut-doors-stop-again', 'darkness-stops'], ['try-again']],
  ] as const)('says of a door that is %s with the light %s: %s', (door, light, effect, because, kinds) => {
    const decision = { effect, because, remedies: kinds.map((kind) => ({ kind })) };
    expect(decide({ door, light })).toEqual(decision);
    // What is remembered is the same answer.
    expect(decide({ light, door })).toBe(decide({ door, light }));
  });

  test('takes silence for no', () => {
    const silent = createDecider<typeof space, 'says-nothing', 'entering'>(space, [{ id: 'says-nothing' }], 'entering');
    expect(silent({ door: 'open', light: 'on' })).toEqual({ effect: 'forbid', because: [], remedies: [] });
  });

  test('gives answers that nobody can change', () => {
    const { because, remedies, ...rest } = decide({ door: 'shut', light: 'on' });
    expect(
      [because, remedies, ...remedies, decide({ door: 'shut', light: 'on' })].filter((part) => !Object.isFrozen(part)),
    ).toEqual([]);
    expect(rest).toEqual({ effect: 'forbid' });
  });

  test('makes once what follows from a situation', () => {
    let made = 0;
    const once = onceForEach(space, (situation) => {
      made += 1;
      return { ...situation };
    });
    const every = space.door.flatMap((door) => space.light.map((light) => ({ door, light })));
    expect([...every, ...every].map(once)).toEqual([...every, ...every]);
    expect(made).toBe(every.length);
  });
});

test('what the space does not know is answered each time by itself', () => {
  const told = onceForEach(space, ({ door }) => ({ door }));
  const situations = ['ajar', 'gone'].map((door) => ({ door, light: 'on' }) as unknown as Parameters<typeof told>[0]);
  expect(situations.map(told)).toEqual([{ door: 'ajar' }, { door: 'gone' }]);
});
