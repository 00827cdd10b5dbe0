// The evaluator on its own, over a space of two things.
import { describe, expect, test } from '@jest/globals';
import { createDecider, rankIn, ranked } from '../../src/rules/engine';

const space = { door: ['open', 'shut'], light: ['on', 'off'] } as const;

const rules = [
  { id: 'says-nothing' },
  { id: 'defines-a-word', entering: {} },
  { id: 'light-invites', entering: { permits: { light: 'on' } } },
  { id: 'open-doors-invite', entering: { permits: [{ door: ['open'] }] } },
  {
    id: 'shut-doors-stop',
    entering: {
      forbids: [{ door: ['shut'] }],
      remedies: ['try-again', { kind: 'ask-administrator', when: { light: 'on' } }],
    },
  },
  { id: 'shut-doors-stop-again', entering: { forbids: [{ door: ['shut'] }], remedies: 'try-again' } },
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

  test('refuses by name what the space does not know', () => {
    const ajar = { door: 'ajar', light: 'on' } as unknown as Parameters<typeof decide>[0];
    expect(() => decide(ajar)).toThrow(
      expect.objectContaining({ name: 'InvalidArgument', message: 'door is "ajar", not one of: open, shut' }),
    );
  });

  test('tells nothing else where a rule silences the others', () => {
    const silencing = [
      ...rules,
      { id: 'not-your-door', entering: { silencesOthers: true, forbids: { light: 'on' }, remedies: 'subscribe' } },
    ] as const;
    const quiet = createDecider<typeof space, (typeof silencing)[number]['id'], 'entering'>(
      space,
      silencing,
      'entering',
    );
    expect(quiet({ door: 'shut', light: 'on' })).toEqual({
      effect: 'forbid',
      because: ['not-your-door'],
      remedies: [{ kind: 'subscribe' }],
    });
    expect(quiet({ door: 'shut', light: 'off' })).toEqual(decide({ door: 'shut', light: 'off' }));
  });

  test('takes the first value of a thing that is not told', () => {
    expect(decide({ light: 'off' })).toEqual(decide({ door: 'open', light: 'off' }));
  });

  test('asks for nothing that no rule looks at any more', () => {
    const asked: string[] = [];
    const situation = new Proxy({ door: 'open', light: 'on' } as const, {
      get: (from, name) => {
        asked.push(String(name));
        return Reflect.get(from, name) as unknown;
      },
    });
    const one = [{ id: 'open-doors-invite', entering: { permits: { door: 'open' } } }] as const;
    createDecider<typeof space, 'open-doors-invite', 'entering'>(space, one, 'entering')(situation);
    expect(asked).toEqual(['door']);
    // Ways out of a no that is none any more are no matter either.
    const stopping = [{ id: 'shut-doors-stop', entering: rules[4].entering }] as const;
    createDecider<typeof space, 'shut-doors-stop', 'entering'>(space, stopping, 'entering')(situation);
    expect(asked).toEqual(['door', 'door']);
  });

  test('ranks situations by the things named, in their order', () => {
    const every = space.door.flatMap((door) => space.light.map((light) => ({ door, light })));
    const by = (...names: readonly (keyof typeof space)[]) =>
      ranked([...every].reverse(), (one) => rankIn(space, one, names)).map(({ door, light }) => `${door} ${light}`);
    expect(by('door', 'light')).toEqual(['open on', 'open off', 'shut on', 'shut off']);
    expect(by('light')).toEqual(['shut on', 'open on', 'shut off', 'open off']);
    expect(ranked([2, 1], () => [])).toEqual([2, 1]);
  });
});
