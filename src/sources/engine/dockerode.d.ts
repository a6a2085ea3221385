/** Of dockerode, what is used: its own types let anything pass, and drag in those of SSH. */
declare module 'dockerode' {
  import type { Agent, IncomingMessage } from 'node:http';

  namespace Dockerode {
    interface Options {
      readonly protocol: 'http' | 'https';
      readonly socketPath?: string;
      readonly host?: string | undefined;
      readonly port?: number;
      readonly agent?: Agent | null;
      readonly pathPrefix: string;
      readonly ca: undefined;
      readonly cert: undefined;
      readonly key: undefined;
    }

    interface Request {
      readonly method: string;
      readonly path: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as a query where the path ends in a question mark. */
      readonly options?: { readonly _query: object; readonly _body: object };
      readonly isStream: true;
      /** Those that are no errors. */
      readonly statusCodes: Readonly<Record<number, boolean>>;
      readonly abortSignal?: AbortSignal;
    }

    interface Modem {
      dial(
        request: Request,
        callback: (error: Error | null, answer: IncomingMessage | null) => void,
      ): void;
    }
  }

  class Dockerode {
    readonly modem: Dockerode.Modem;
    constructor(options: Dockerode.Options);
  }

  export default Dockerode;
}
