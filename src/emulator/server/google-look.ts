// How pages of Google's look here, and who is signed in on them.
import type { Account, World } from '../api';
import { escapeHtml } from '../escape-html';

/** Accounts of this browser, in the order in which Google numbers them. */
export const signedIn = (world: World): readonly Account[] =>
  world.accounts().filter((account) => account.isSignedIn && account.status === 'active');

/** A page in the manner of Google's. @param body HTML */
export const googlePage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,">
<style>
:root{color-scheme:light dark;--ink:#1f1f1f;--quiet:#5f6368;--page:#fff;--line:#dadce0;--fill:#0b57d0;--on-fill:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e3e3e3;--quiet:#bdc1c6;--page:#1f1f1f;--line:#5f6368;--fill:#a8c7fa;--on-fill:#062e6f}}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:31rem;margin:8vh auto;padding:1.5rem 2rem;border:1px solid var(--line);border-radius:16px}
h1{font-size:1.35rem;line-height:1.3;font-weight:500;margin:0 0 .75rem}
.quiet{color:var(--quiet)}
ul{list-style:none;margin:1rem 0;padding:0}
li{border-top:1px solid var(--line)}
label,li a{display:flex;gap:.75rem;justify-content:space-between;align-items:center;padding:.65rem .25rem;color:inherit;text-decoration:none;cursor:pointer}
input{width:1.15rem;height:1.15rem;flex:none;accent-color:var(--fill)}
.buttons{display:flex;gap:.75rem;justify-content:flex-end;margin:1.25rem 0 0}
.button{font:inherit;border:1px solid var(--line);border-radius:999px;padding:.45rem 1.25rem;background:none;color:inherit;cursor:pointer;text-decoration:none}
.primary{background:var(--fill);border-color:var(--fill);color:var(--on-fill)}
:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
