// Utilities: what can be done inside the context is; digests, signatures and dates are the host's.
import { Blob, base64ToBytes, bytesToBase64 } from './blob';
import { formatDate, parseDate } from './dates';
import { callHost, exception } from './host';
import { isOfKind } from './known-everywhere';
import { formatString, parseCsv } from './text';
import { strict } from './not-emulated';

const webSafe = (base64: string): string => base64.replace(/\+/g, '-').replace(/\//g, '_');
const plain = (base64: string): string => base64.replace(/-/g, '+').replace(/_/g, '/');

/** Anything that has a blob. */
interface BlobSource {
  readonly getBlob: () => Blob;
}

const signed = (algorithm: string, value: Data, key: string): number[] =>
  bytesOf(callHost('Utilities.computeRsaSignature', algorithm, base64Of(value), key));
const authenticated = (algorithm: string, value: Data, key: Data): number[] =>
  bytesOf(callHost('Utilities.computeHmacSignature', algorithm, base64Of(value), base64Of(key)));

type Data = string | readonly number[];

/** Text is taken as UTF-8. */
const base64Of = (data: Data): string =>
  typeof data === 'string' ? Blob.ofText(data, null, null).toBase64() : bytesToBase64(data);

const bytesOf = (base64: string): number[] => base64ToBytes(base64);

const isText = (value: unknown): boolean => typeof value === 'string';
const isBytes = (value: unknown): boolean => Array.isArray(value) || ArrayBuffer.isView(value);
const isData = (value: unknown): boolean => isText(value) || isBytes(value);

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (isBytes(value)) return 'number[]';
  return { string: 'String', number: 'number', boolean: 'Boolean' }[typeof value as string] ?? '(class)';
};

/** A method that refuses in Google's words what does not fit its signature: unset properties and texts for dates, above all. */
const fitting =
  <Given extends readonly unknown[], Result>(
    method: string,
    fits: (...given: readonly unknown[]) => boolean,
    call: (...given: Given) => Result,
  ) =>
  (...given: Given): Result => {
    if (fits(...given)) return call(...given);
    throw exception(
      `The parameters (${given.map(kindOf).join()}) don't match the method signature for Utilities.${method}.`,
    );
  };

export const utilities = strict(
  {
    base64Encode: fitting('base64Encode', isData, base64Of),
    base64EncodeWebSafe: fitting('base64EncodeWebSafe', isData, (data: Data) => webSafe(base64Of(data))),
    base64Decode: (encoded: string) => bytesOf(encoded),
    base64DecodeWebSafe: (encoded: string) => bytesOf(plain(encoded)),
    newBlob: fitting(
      'newBlob',
      isData,
      (data: Data, contentType: string | null = null, name: string | null = null) =>
        new Blob(base64Of(data), contentType, name),
    ),
    getUuid: () => callHost('Utilities.getUuid'),
    sleep: (milliseconds: number) => {
      callHost('Utilities.sleep', milliseconds);
    },
    computeDigest: (algorithm: string, value: Data) =>
      bytesOf(callHost('Utilities.computeDigest', algorithm, base64Of(value))),
    computeHmacSha256Signature: fitting(
      'computeHmacSha256Signature',
      (value, key) => isData(value) && isData(key),
      (value: Data, key: Data) => authenticated('SHA256', value, key),
    ),
    computeHmacSignature: fitting(
      'computeHmacSignature',
      (algorithm, value, key) => isText(algorithm) && isData(value) && isData(key),
      (algorithm: string, value: Data, key: Data) =>
        authenticated(algorithm.replace('HMAC_', '').replace('_', ''), value, key),
    ),
    computeRsaSha1Signature: (value: Data, key: string) => signed('RSA-SHA1', value, key),
    computeRsaSha256Signature: (value: Data, key: string) => signed('RSA-SHA256', value, key),
    computeRsaSignature: (algorithm: string, value: Data, key: string) =>
      signed(algorithm === 'RSA_SHA_1' ? 'RSA-SHA1' : 'RSA-SHA256', value, key),
    formatDate: fitting(
      'formatDate',
      (date, timeZone, format) => isOfKind(date, 'Date') && isText(timeZone) && isText(format),
      formatDate,
    ),
    parseDate: (date: string, timeZone: string, format: string) => parseDate(date, timeZone, format),
    formatString,
    parseCsv,
    gzip: (source: BlobSource, name?: string) => {
      const blob = source.getBlob();
      const base64 = callHost('Utilities.gzip', blob.toBase64());
      return new Blob(base64, 'application/x-gzip', name ?? `${blob.getName() ?? 'archive'}.gz`);
    },
    ungzip: (source: BlobSource) => {
      const blob = source.getBlob();
      const name = blob.getName()?.replace(/\.gz$/, '') ?? null;
      return new Blob(callHost('Utilities.ungzip', blob.toBase64()), null, name);
    },
    zip: (sources: readonly BlobSource[], name = 'archive.zip') => {
      const entries = sources.map((source) => {
        const blob = source.getBlob();
        const entryName = blob.getName();
        if (entryName === null) throw exception('Blob object must have non-null name for this operation.');
        return { name: entryName, base64: blob.toBase64() };
      });
      return new Blob(callHost('Utilities.zip', entries), 'application/zip', name);
    },
    unzip: (source: BlobSource) =>
      callHost('Utilities.unzip', source.getBlob().toBase64()).map(({ name, base64 }) => new Blob(base64, null, name)),
    jsonStringify: (value: unknown) => JSON.stringify(value),
    jsonParse: (text: string) => JSON.parse(text) as unknown,
    DigestAlgorithm: { MD2: 'MD2', MD5: 'MD5', SHA_1: 'SHA1', SHA_256: 'SHA256', SHA_384: 'SHA384', SHA_512: 'SHA512' },
    MacAlgorithm: Object.fromEntries(
      ['HMAC_MD5', 'HMAC_SHA_1', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512'].map((name) => [name, name]),
    ),
    RsaAlgorithm: { RSA_SHA_1: 'RSA_SHA_1', RSA_SHA_256: 'RSA_SHA_256' },
    Charset: { US_ASCII: 'US-ASCII', UTF_8: 'UTF-8' },
  },
  'Utilities.Utilities',
);
