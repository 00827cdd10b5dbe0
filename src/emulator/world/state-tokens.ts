// State tokens: which function of which script a callback calls, for whom and until when. Nobody else can read or make them.
// https://developers.google.com/apps-script/reference/script/state-token-builder
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Instant } from '../api';

/** What a token says. */
interface StateToken {
  readonly scriptId: string;
  readonly accountId: string;
  readonly method: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

export interface StateTokens {
  readonly seal: (token: StateToken) => string;
  /** Undefined for what this world has not made. */
  readonly open: (text: string) => StateToken | undefined;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** With a key that ends with the world. */
export function createStateTokens(): StateTokens {
  const key = randomBytes(32);
  return {
    seal: (token) => {
      const iv = randomBytes(ivBytes);
      const sealing = createCipheriv(cipher, key, iv);
      const sealed = Buffer.concat([sealing.update(JSON.stringify(token), 'utf8'), sealing.final()]);
      return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url');
    },
    open: (text) => {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length <= ivBytes + tagBytes) return undefined;
      try {
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes));
        opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        const opened = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
        return JSON.parse(opened.toString('utf8')) as StateToken;
      } catch {
        // Changed on its way, or of another world.
        return undefined;
      }
    },
  };
}
