import { LayerscopeError } from '../../src/model/error.ts';

/** What an action throws, unless it is a refusal that a user can understand; else null. */
export function unexpectedFailure(action: () => unknown): unknown {
  try {
    action();
    return null;
  } catch (error) {
    return error instanceof LayerscopeError ? null : error;
  }
}

/** The same of an action that takes its time. */
export async function unexpectedRejection(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action();
    return null;
  } catch (error) {
    return error instanceof LayerscopeError ? null : error;
  }
}
