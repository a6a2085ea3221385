import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layerInstructions, matchHistory } from '../../src/oci/history.ts';
import type { HistoryEntry } from '../../src/oci/image-config.ts';

const entry = (createdBy: string, emptyLayer = false): HistoryEntry => ({
  createdBy,
  emptyLayer,
  created: null,
  comment: null,
});

const layersOf = (entries: readonly HistoryEntry[], layers: number): readonly (number | null)[] =>
  matchHistory(entries, layers).steps.map((step) => step.layer);

describe('matchHistory', () => {
  test('gives the layers in order to the steps that are not marked empty', () => {
    const entries = [
      entry('ADD a /'),
      entry('ENV A=1', true),
      entry('RUN b'),
      entry('CMD c', true),
    ];
    expect(layersOf(entries, 2)).toEqual([0, null, 1, null]);
    expect(matchHistory(entries, 2).complete).toBe(true);
  });

  test('takes no history for what many builders write', () => {
    expect(matchHistory([], 3)).toEqual({ steps: [], complete: true });
  });

  test('matches from the top when there is more history than layers', () => {
    const entries = [entry('RUN a'), entry('RUN b'), entry('RUN c')];
    expect(layersOf(entries, 2)).toEqual([null, 0, 1]);
    expect(matchHistory(entries, 2).complete).toBe(false);
  });

  test('matches from the top when there is less history than layers', () => {
    const entries = [entry('RUN a'), entry('CMD c', true), entry('RUN b')];
    expect(layersOf(entries, 4)).toEqual([2, null, 3]);
    expect(matchHistory(entries, 4).complete).toBe(false);
  });

  test('leaves out what cannot have made a layer when the marks are missing', () => {
    const entries = [entry('ADD a /'), entry('ENV A=1'), entry('RUN b'), entry('CMD c')];
    expect(layersOf(entries, 2)).toEqual([0, null, 1, null]);
    expect(layersOf(entries, 1)).toEqual([null, null, 0, null]);
  });

  test('takes marks for granted when leaving more out would leave too few', () => {
    const entries = [entry('ENV A=1'), entry('ENV B=1'), entry('RUN b')];
    expect(layersOf(entries, 2)).toEqual([null, 0, 1]);
  });

  test('tells a step without an instruction by its comment', () => {
    const imported = { ...entry(''), comment: 'Imported from -' };
    expect(matchHistory([imported, entry('')], 2).steps.map((step) => step.instruction)).toEqual([
      'Imported from -',
      '',
    ]);
  });

  test('gives each of the topmost layers one step, in order, for any history', () => {
    const entries = fc.array(fc.boolean().map((empty) => entry('RUN x', empty)));
    fc.assert(
      fc.property(entries, fc.nat(20), (history, layers) => {
        const given = layersOf(history, layers).filter((layer) => layer !== null);
        const makers = history.filter(({ emptyLayer }) => !emptyLayer).length;
        const first = Math.max(0, layers - makers);
        expect(given).toEqual(Array.from({ length: layers - first }, (_, i) => first + i));
      }),
    );
  });
});

describe('layerInstructions', () => {
  test('credits a layer to its step', () => {
    const { steps } = matchHistory([entry('RUN a'), entry('WORKDIR /b', true), entry('RUN c')], 2);
    expect([...layerInstructions(steps)]).toEqual([
      [0, 'RUN a'],
      [1, 'RUN c'],
    ]);
  });

  test('credits a layer that buildah squashed to the steps that were', () => {
    const own = [
      entry('RUN b', true),
      entry('ENV A=1', true),
      entry('COPY c /', true),
      entry('CMD d'),
    ];
    const { steps } = matchHistory([entry('RUN a'), ...own], 2);
    expect(layerInstructions(steps).get(1)).toBe('RUN b; COPY c /');
  });

  test('credits a layer to metadata where nothing else is told', () => {
    const { steps } = matchHistory([entry('CMD a')], 1);
    expect(layerInstructions(steps).get(0)).toBe('CMD a');
  });
});
