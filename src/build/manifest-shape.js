// What Google's own definitions allow below `addOns` in appsscript.json, written down once, so that nobody reads them at a start.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

/** @typedef {string | { oneOf: string[] } | { listOf: Shape } | { fields: Record<string, Shape> }} Shape see src/emulator/manifest-check.ts */

/** @param {string} outfile */
export async function buildManifestShape(outfile) {
  const { default: protobuf } = await import('protobufjs');
  const definitions = new protobuf.Root();
  definitions.resolvePath = (_, target) =>
    path.isAbsolute(target) ? target : path.join(root, 'node_modules/google-proto-files', target);
  await definitions.load('google/cloud/gsuiteaddons/v1/gsuiteaddons.proto');

  /** @param {import('protobufjs').Type} type @returns {Shape} */
  const shapeOf = (type) => {
    const name = type.fullName.slice(1);
    // Messages that stand for plain JSON values. https://protobuf.dev/programming-guides/json/
    if (name === 'google.protobuf.BoolValue') return 'flag';
    if (name === 'google.protobuf.ListValue') return { listOf: 'text' };
    if (name.startsWith('google.protobuf.')) return 'anything';
    return { fields: Object.fromEntries(type.fieldsArray.map((field) => [field.name, shapeOfField(field.resolve())])) };
  };
  /** @param {import('protobufjs').Field} field @returns {Shape} */
  const shapeOfField = (field) => {
    const { resolvedType } = field;
    /** @type {Shape} */
    const one =
      resolvedType instanceof protobuf.Enum
        ? { oneOf: Object.keys(resolvedType.values) }
        : resolvedType instanceof protobuf.Type
          ? shapeOf(resolvedType)
          : ({ string: 'text', bool: 'flag' }[field.type] ?? 'anything');
    return field.repeated ? { listOf: one } : one;
  };
  writeFileSync(outfile, JSON.stringify(shapeOf(definitions.lookupType('google.cloud.gsuiteaddons.v1.AddOns'))));
}
