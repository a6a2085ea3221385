import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ErrorFacts, LayerscopeError } from '../../src/model/error.ts';
import { renderError } from '../../src/render/error.ts';
import { hazardInLines, hostileText } from '../support/hostile-text.ts';
import { plain80, withoutColors } from '../support/rendered.ts';

const facts: ErrorFacts = {
  code: 'choose-image',
  tried: 'open ./images.tar',
  failed: 'it holds 3 images, and nothing says which of them is meant',
  advice: 'Choose one of these with --image NAME:\nshop:1.4\nshop:latest',
};
const ambiguous = new LayerscopeError(facts);

describe('renderError', () => {
  test('says what was tried, what failed, and below it what to do', () => {
    expect(renderError(ambiguous, plain80)).toBe(`\
error: could not open ./images.tar: it holds 3 images, and nothing says which of
them is meant
  Choose one of these with --image NAME:
  shop:1.4
  shop:latest
`);
  });

  test('in colour says the same', () => {
    const text = renderError(ambiguous, { ...plain80, color: true });
    expect(text).toContain('\u001b[31merror: \u001b[0m');
    expect(withoutColors(text)).toBe(renderError(ambiguous, plain80));
  });

  test('keeps a long path whole, so that it can be copied', () => {
    const path = `/srv/${'images/'.repeat(20)}app.tar`;
    const error = new LayerscopeError({ ...facts, tried: `open ${path}` });
    expect(renderError(error, plain80)).toContain(path);
  });

  test('shows nothing that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        hostileText,
        fc.boolean(),
        (tried, failed, advice, color) => {
          const error = new LayerscopeError({ code: 'damaged', tried, failed, advice });
          const text = renderError(error, { ...plain80, color });
          expect(hazardInLines(withoutColors(text))).toBeNull();
        },
      ),
    );
  });
});
