import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { numberReader } from '../../shared/document/numberText.ts';

const languages = [
  'en',
  'de',
  'fr',
  'ru',
  'uk',
  'fa',
  'fa-u-nu-latn',
  'ar',
  'ar-u-nu-arab',
  'es',
  'en-IN',
  'tr',
];
const currencies = ['EUR', 'USD', 'GBP', 'UAH', 'RUB', 'IRR', 'EGP', 'SAR', 'PLN', 'INR'];

const format: fc.Arbitrary<Intl.NumberFormatOptions> = fc.oneof(
  fc.constant({}),
  fc.record({
    style: fc.constant('percent' as const),
    maximumFractionDigits: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    style: fc.constant('currency' as const),
    currency: fc.constantFrom(...currencies),
    currencyDisplay: fc.constantFrom('symbol' as const, 'code' as const),
  }),
  fc.record({ signDisplay: fc.constant('always' as const), minimumFractionDigits: fc.constant(2) }),
);

test.each(languages)('whatever Intl writes in %s is a number there', (language) => {
  const reader = numberReader(language);
  const value = fc.oneof(
    fc.integer({ min: -20_000_000_000, max: 20_000_000_000 }),
    fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 100),
  );
  fc.assert(
    fc.property(value, format, (number, options) => {
      const parts = new Intl.NumberFormat(language, options).formatToParts(number);
      const fraction = parts.find(({ type }) => type === 'fraction')?.value ?? '';
      expect(reader(parts.map((part) => part.value).join(''))).toMatchObject({ fraction: fraction.length });
    }),
    { numRuns: 400 },
  );
});

describe('numbers as people write them', () => {
  it.each<[string, string, number]>([
    ['en', '0', 0],
    ['en', '1,400', 0],
    ['en', '−3.75', 2],
    ['en', '–3.75', 2],
    ['en', '12\u202f345', 0],
    ['en', '£2.1*', 1],
    ['en', '18†', 0],
    ['en', '18²', 0],
    ['en', 'USD 1,200.50', 2],
    ['en', '50 %', 0],
    ['de', '12.000,5', 1],
    ['de', '1\u00a0234,50\u00a0€', 2],
    ['ru', '12 345,6 ₽', 1],
    ['uk', '1 200 грн', 0],
    ['fa', '۱۲٫۵٪', 1],
    ['ar', '١٬٢٣٤٫٥', 1],
    ['hi', '१२,३४,५६७.८', 1],
    ['en-IN', '12,34,567', 0],
    ['de-CH', '1’234.50', 2],
    ['tr', '%12,5', 1],
    ['no language at all', '1,234.5', 1],
  ])('%s: %s', (language, text, fraction) => {
    expect(numberReader(language)(text)).toMatchObject({ fraction });
  });

  it('says where its digits end', () => {
    expect(numberReader('fa')('۱۲٫۵ ٪')).toEqual({ fraction: 1, mark: '٫', nought: '۰', tail: ' ٪' });
  });
});

describe('what is none', () => {
  it.each<[string, string]>(
    [
      '',
      'x',
      '12.03.2026',
      '12/03/2026',
      '2026-03-12',
      '12:30',
      '10–20',
      '10-20',
      '1 to 2',
      '+380441234567',
      '0441234567',
      '044 123 45 67',
      '(044) 123-45-67',
      '+44 20 7946 0958',
      '555-0100',
      '14 months',
      'B12',
      '3rd',
      '12,5,6',
      '1.234.56',
      '1٢',
      '007',
      '5 XQQ',
      'MIG 29',
      '€ 5 %',
      '--5',
      '1.2.3.4',
      '192.168.100.200.1',
      '9'.repeat(60),
      `1${' '.repeat(40)}`.repeat(500),
    ].flatMap((text) => languages.map((language): [string, string] => [language, text])),
  )('%s: %s', (language, text) => {
    expect(numberReader(language)(text)).toBeNull();
  });

  test('words stay words in every language', () => {
    const words = fc.stringMatching(/^[\p{L} ]{1,20}$/u);
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        words,
        fc.integer({ min: 0, max: 99_999 }),
        (language, text, number) => {
          fc.pre(!/^[A-Z]{3}$/.test(text.trim()) && text.trim().length > 4);
          expect(numberReader(language)(text)).toBeNull();
          expect(numberReader(language)(`${number} ${text}`)).toBeNull();
        },
      ),
    );
  });
});
