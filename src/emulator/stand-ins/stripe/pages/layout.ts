// What the stand-in's pages look like: in the manner of a till, and plainly none.
import { escapeHtml } from '../../../escape-html';
import type { Price, Seconds } from '../shapes/objects';

export const html = (parts: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup => ({
  markup: parts.reduce((whole, part, at) => {
    const value = values[at - 1];
    const written = value === undefined ? '' : typeof value === 'object' ? value.markup : escapeHtml(String(value));
    return whole + written + part;
  }),
});

/** HTML that is one already; texts beside it are escaped. */
export interface Markup {
  readonly markup: string;
}

export const all = (parts: readonly Markup[]): Markup => ({ markup: parts.map(({ markup }) => markup).join('\n') });
export const nothing: Markup = { markup: '' };

/** An amount in a currency's smallest unit, of which some have none and some a thousand. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** How often a price is charged: `month`, `3 months`; empty for what is charged once. */
export const every = ({ recurring }: Price): string =>
  recurring === null
    ? ''
    : recurring.interval_count === 1
      ? recurring.interval
      : `${recurring.interval_count} ${recurring.interval}s`;

/** How many, within bounds. */
export const quantityField = ({
  minimum,
  maximum,
  value,
}: {
  readonly minimum: number;
  readonly maximum: number;
  readonly value: number;
}): Markup =>
  html`<label class="field short"
    ><span>Quantity</span
    ><input name="quantity" type="number" required min="${minimum}" max="${maximum}" value="${value}"
  /></label>`;

const days = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
export const onDay = (instant: Seconds): string => days.format(instant * 1000);

const style = `
:root{color-scheme:light dark;--ink:#1c1f2b;--soft:#5a6072;--page:#fff;--side:#f3f4f8;--line:#dcdfe8;--edge:#82889b;--fill:#4a3fb8;--on-fill:#fff;--mark:#fff3cf;--on-mark:#5c4300;--bad:#a3231f;--bad-soft:#fbe6e4;--good:#1f6b3a;--good-soft:#e4f2e8}
@media(prefers-color-scheme:dark){:root{--ink:#eceef5;--soft:#a9afc2;--page:#17181f;--side:#1f212a;--line:#363946;--edge:#747b90;--fill:#b3abff;--on-fill:#1a1440;--mark:#3b2e15;--on-mark:#f3d79a;--bad:#ff9a93;--bad-soft:#43211f;--good:#7fd19b;--good-soft:#1d3326}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;display:flex;flex-direction:column}
.stand-in{margin:0;padding:.6rem 1rem;background:var(--mark);color:var(--on-mark);text-align:center;font-size:.9rem}
main{flex:1;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
main:not(.one)>*{padding:clamp(1.5rem,5vw,4rem)}
main>.summary{background:var(--side);display:flex;justify-content:flex-end}
.column{width:100%;max-width:27rem;overflow-wrap:anywhere}
main.one{display:block;width:100%;max-width:48rem;margin:0 auto;padding:clamp(1.25rem,4vw,2.5rem) 1rem}
@media(max-width:50rem){main{grid-template-columns:minmax(0,1fr);align-content:start}main>.summary{justify-content:flex-start}}
h1{font-size:1.15rem;font-weight:600;margin:0 0 .5rem}
h2{font-size:1rem;font-weight:600;margin:0 0 .75rem}
p{margin:0 0 .75rem}
.soft{color:var(--soft);font-size:.9rem}
.total{font-size:2.4rem;line-height:1.15;font-weight:650;letter-spacing:-.02em;margin:0 0 1.5rem}
.total .soft{font-weight:400;letter-spacing:0;font-size:1rem}
dl{margin:0;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.5rem 0}
dd{margin:0;padding-left:1rem;text-align:right;font-variant-numeric:tabular-nums}
dl .line{border-top:1px solid var(--line);padding-top:.5rem}
a{color:var(--fill)}
fieldset{border:1px solid var(--line);border-radius:10px;margin:0 0 1.25rem;padding:0;overflow:hidden}
legend{float:left;width:100%;padding:.65rem 1rem;font-weight:600;font-size:.95rem;border-bottom:1px solid var(--line)}
legend+*{clear:both}
.choice{display:flex;gap:.75rem;align-items:center;padding:.6rem 1rem;cursor:pointer;clear:both}
.choice+.choice{border-top:1px solid var(--line)}
.choice:has(:checked){background:var(--side)}
.choice input{width:1.1rem;height:1.1rem;flex:none;margin:0;accent-color:var(--fill)}
.choice span{flex:1}
.choice small{display:block;color:var(--soft);font-size:.85rem}
.choice code{font:inherit;color:var(--soft);font-variant-numeric:tabular-nums}
.field{display:block;margin:0 0 1.25rem}
.field span{display:block;font-size:.9rem;margin-bottom:.25rem}
.field input,.field select{width:100%;font:inherit;color:inherit;background:var(--page);border:1px solid var(--edge);border-radius:8px;padding:.5rem .75rem}
.field input[readonly]{background:var(--side);border-color:var(--line)}
.field.short{flex:0 1 9rem}
.fields{display:flex;flex-wrap:wrap;gap:0 1rem}
.fields .field{flex:1 1 12rem}
.fields .field.short{flex:0 1 9rem}
button,.button{font:inherit;font-weight:600;display:inline-block;border:1px solid var(--edge);border-radius:8px;padding:.5rem 1.1rem;background:none;color:inherit;cursor:pointer;text-decoration:none}
button.primary{border-color:var(--fill);background:var(--fill);color:var(--on-fill)}
button.wide{width:100%;padding:.75rem;font-size:1.05rem}
button:hover{filter:brightness(1.08)}
:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:0 0 1rem}
.note{border-radius:8px;padding:.65rem 1rem;margin:0 0 1.25rem;background:var(--good-soft);color:var(--good)}
.note.bad{background:var(--bad-soft);color:var(--bad)}
.card{border:1px solid var(--line);border-radius:12px;padding:1.25rem 1.5rem;margin:0 0 1.25rem}
.card header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:baseline}
.state{font-size:.85rem;border-radius:6px;padding:.1rem .6rem;background:var(--side)}
.state.good{background:var(--good-soft);color:var(--good)}
.state.bad{background:var(--bad-soft);color:var(--bad)}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th{text-align:left;font-size:.85rem;color:var(--soft);font-weight:500}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
td:last-child{text-align:right;padding-right:0}
td form{margin:0}
td button{padding:.15rem .75rem;font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
`;

/** A page. @param kind `till` has two columns, `one` a single one */
export const pageOf = (title: string, kind: 'till' | 'one', body: Markup): string =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${{ markup: style }}</style></head>
<body><header class="stand-in">A stand-in for Stripe on this machine: <strong>no money moves</strong>, and no card is asked for.</header>
<main${{ markup: kind === 'one' ? ' class="one"' : '' }}>${body}</main></body></html>`.markup;

/** What came of the last press. */
export const noteOf = (fault: string | undefined, done?: string): Markup =>
  fault !== undefined
    ? html`<p class="note bad" role="alert">${fault}</p>`
    : done === undefined
      ? nothing
      : html`<p class="note" role="status">${done}</p>`;
