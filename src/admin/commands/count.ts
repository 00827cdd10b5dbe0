// mockups-admin count: seats bought, taken, free and over for each license, and who counts and why.
import { Command } from 'commander';
import { ruleSentences } from '../../messages/rules.en';
import { type License, type RuleId, type SeatCount, countSeats } from '../../rules/index';
import { readBook } from '../book/book';
import { readText } from '../files';
import { say, sayJson } from '../output/print';
import { printable } from '../output/printable';

interface Options {
  readonly book: string;
  readonly json?: true;
}

export const countCommand = (): Command =>
  new Command('count')
    .description('Count the seats of every license: who counts, and why.')
    .requiredOption('--book <file>', 'the license book, a JSON file')
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  mockups-admin count --book book.json
  mockups-admin count --book book.json --json`,
    )
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
function words({ id, product }: License, { bought, taken, free, over, people }: SeatCount<RuleId>): readonly string[] {
  return [
    `${printable(id)} · ${product}: ${bought} bought, ${taken} taken, ${free} free${over > 0 ? `, over by ${over}` : ''}`,
    ...people.flatMap(({ account, isCounted, because }) => [
      `  ${isCounted ? 'counts        ' : 'does not count'}  ${printable(account.email)}`,
      ...because.map((rule) => `                    ${ruleSentences[rule]} (${rule})`),
    ]),
  ];
}
