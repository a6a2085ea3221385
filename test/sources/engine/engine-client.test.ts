import { expect, test } from 'vitest';
import { EngineClient } from '../../../src/sources/engine/engine-client.ts';
import { type FakeBehaviour, startEngine } from '../../support/fake-engine.ts';

const ping = { method: 'GET', path: '/_ping' } as const;

async function clientOf(behaviour: FakeBehaviour): Promise<EngineClient> {
  return EngineClient.create((await startEngine(behaviour)).endpoint, {}, 50);
}

test.each<readonly [string, FakeBehaviour]>([
  ['never answers', { instead: () => true }],
  [
    'stops in the middle of its answer',
    {
      instead: (_, response) => {
        response.write('O');
        return true;
      },
    },
  ],
])('an engine that %s is given up', async (_, behaviour) => {
  const client = await clientOf(behaviour);
  await expect(client.askBriefly(ping)).rejects.toThrow('it gave no answer within 0.05 s');
});

test('whatever its status, an answer is one', async () => {
  const client = await clientOf({});
  const { status, text } = await client.askBriefly({ method: 'POST', path: '/nothing' });
  expect(status).toBe(404);
  expect(Buffer.from(text).toString()).toContain('page not found');
});
