/** What the program's exit code says. Interrupted is 130, as shells call SIGINT. */
export const exitCodes = { done: 0, ruleFailed: 1, couldNotRun: 2, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
