// Utilities: what can be done inside the context is; digests, signatures and dates are the host's.
import { Blob, base64ToBytes, bytesToBase64 } from './blob';
import { callHost } from './host';
import { strict } from './not-emulated';

const webSafe = (base64: string): string => base64.replace(/\+/g, '-').replace(/\//g, '_');
const plain = (base64: string): string => base64.replace(/-/g, '+').replace(/_/g, '/');

type Data = string | readonly number[];

/** Text is taken as UTF-8. */
const base64Of = (data: Data): string =>
  typeof data === 'string' ? Blob.ofText(data, null, null).toBase64() : bytesToBase64(data);

const bytesOf = (base64: string): number[] => base64ToBytes(base64);

export const utilities = strict(
  {
    base64Encode: base64Of,
    base64EncodeWebSafe: (data: Data) => webSafe(base64Of(data)),
    base64Decode: (encoded: string) => bytesOf(encoded),
    base64DecodeWebSafe: (encoded: string) => bytesOf(plain(encoded)),
    newBlob: (data: Data, contentType: string | null = null, name: string | null = null) =>
      new Blob(base64Of(data), contentType, name),
    getUuid: () => callHost('Utilities.getUuid') as string,
    sleep: (milliseconds: number) => {
      callHost('Utilities.sleep', milliseconds);
    },
    computeDigest: (algorithm: string, value: Data) =>
      bytesOf(callHost('Utilities.computeDigest', algorithm, base64Of(value)) as string),
    computeHmacSha256Signature: (value: Data, key: Data) =>
      bytesOf(callHost('Utilities.computeHmacSha256Signature', base64Of(value), base64Of(key)) as string),
    computeRsaSha256Signature: (value: Data, key: string) =>
      bytesOf(callHost('Utilities.computeRsaSha256Signature', base64Of(value), key) as string),
    jsonStringify: (value: unknown) => JSON.stringify(value),
    jsonParse: (text: string) => JSON.parse(text) as unknown,
    DigestAlgorithm: { MD5: 'MD5', SHA_1: 'SHA1', SHA_256: 'SHA256', SHA_384: 'SHA384', SHA_512: 'SHA512' },
    Charset: { US_ASCII: 'US-ASCII', UTF_8: 'UTF-8' },
  },
  'Utilities',
  'utilities/utilities',
);
