// mockups-admin count: seats bought, taken, free and over for each license, and who counts and why.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { ruleSentences } from '../../messages/rules.en';
import { type License, type RuleId, type SeatCount, countSeats } from '../../rules/index';
import { readBook } from '../book/book';
import { readText } from '../files';
import { say } from '../output/print';
import { sayJson } from '../output/say-json';
import { printable } from '../output/printable';
import { adminFormat } from '../words';

interface Options {
  readonly book: string;
  readonly json?: true;
}

export const countCommand = (): Command =>
  new Command('count')
    .description(adminHelp.count.summary)
    .requiredOption('--book <file>', adminHelp.book)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.count.examples)
    .action(({ book: file, json }: Options) => {
      const book = readBook(readText(file), file);
      const facts = book.factsFor(undefined, Date.now());
      for (const license of book.licenses) {
        const seats = countSeats(license, facts);
        const { id, product } = license;
        if (json) sayJson({ license: id, product, ...seats });
        else words(license, seats).forEach(say);
      }
    });

/** One license in words, over several lines. */
const words = (license: License, seats: SeatCount<RuleId>): readonly string[] => [
  countLine(license, seats),
  ...seats.notLookedUp.map((what) => adminFormat('count.not-looked-up', { what })),
  ...seats.people.flatMap(({ account, isCounted, because }) => [
    `  ${adminFormat(isCounted ? 'count.counts' : 'count.counts-not').padEnd(14)}  ${printable(account.email)}`,
    ...because.map((rule) => `                    ${ruleSentences[rule]} (${rule})`),
  ]),
];

/** The seats of a license in one line. */
export const countLine = ({ id, product }: License, { bought, taken, free, over }: SeatCount): string =>
  adminFormat('count.line', { license: printable(id), product, bought: String(bought), taken, free: String(free) }) +
  (over > 0 ? adminFormat('count.over', { over }) : '');
