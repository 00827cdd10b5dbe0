// Google's own definition of cards, asked strictly: no unknown field, no unknown enum value, one branch of each choice.
import path from 'node:path';
import { Enum, Root, Type } from 'protobufjs';
import { root } from '../emulator';

const protos = new Root();
const folder = path.join(root, 'node_modules/google-proto-files');
protos.resolvePath = (_, target) => (path.isAbsolute(target) ? target : path.join(folder, target));
protos.loadSync('google/apps/card/v1/card.proto');

/** Everything in this JSON that a message of the card protocol does not know, by path. */
export const strangers = (json: unknown, message = 'google.apps.card.v1.Card'): readonly string[] =>
  strangersOf(json, protos.lookupType(message), '');

function strangersOf(json: unknown, type: Type, at: string): readonly string[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [`${at} is no ${type.name}`];
  const names = Object.keys(json);
  const crowded = type.oneofsArray
    .filter((choice) => choice.fieldsArray.filter(({ name }) => names.includes(name)).length > 1)
    .map((choice) => `${at} has several of ${choice.name}`);
  return [
    ...crowded,
    ...Object.entries(json).flatMap(([name, value]) => {
      const field = type.fields[name]?.resolve();
      const here = `${at}.${name}`;
      if (field === undefined) return [`${here} is unknown`];
      const values: readonly unknown[] = field.repeated && Array.isArray(value) ? value : [value];
      return values.flatMap((one) => {
        if (field.resolvedType instanceof Type) return strangersOf(one, field.resolvedType, here);
        if (field.resolvedType instanceof Enum)
          return field.resolvedType.values[String(one)] === undefined ? [`${here} is ${String(one)}`] : [];
        return typeof one === scalarOf(field.type) ? [] : [`${here} is a ${typeof one}`];
      });
    }),
  ];
}

/** 64-bit numbers are text in JSON. */
const scalarOf = (type: string): string =>
  type === 'string' || type === 'int64' ? 'string' : type === 'bool' ? 'boolean' : 'number';
