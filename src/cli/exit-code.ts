/** What the program's exit code says. Interrupted is 130, which the process sets itself. */
export const exitCodes = { done: 0, ruleFailed: 1, couldNotRun: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
