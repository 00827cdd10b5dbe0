// Runs a part of the page that was fetched as a text.

/** As `build/lent.js` makes it: a program that finds what it is lent, and leaves what it offers. */
export function runPart(text: string, lending: object): unknown {
  const end = text.indexOf('\n');
  const globals = globalThis as { lent_?: object; part_?: unknown };
  globals.lent_ = lending;
  globals.part_ = undefined;
  const [program, look] = [document.createElement('script'), document.createElement('style')];
  program.textContent = text.slice(end + 1);
  look.textContent = text.slice(0, end);
  document.head.append(look, program);
  const { part_ } = globalThis as { part_?: unknown };
  if (part_ === undefined) throw new Error('This part of the page does not run here.');
  return part_;
}
