import type { StepData } from '../../analysis/rules/habits/about-step.ts';
import type { ShellForm } from '../../analysis/rules/habits/shell-form.ts';
import type { UncheckedDownload } from '../../analysis/rules/habits/unchecked-download.ts';
import { snippet } from '../dockerfile.ts';
import type { RuleWords } from '../rule-words.ts';
import { capital } from '../shown-paths.ts';
import { stepName } from './step-name.ts';

export const addForCopy: RuleWords<StepData> = {
  name: 'files added where COPY would do',
  about:
    'ADD unpacks archives and fetches what looks like a URL, so a file of another name changes what it ' +
    'does. COPY only copies. Keep ADD for archives that are to be unpacked.',
  advise(step, { image }) {
    return {
      title: 'ADD copies files, as COPY does',
      detail: `${capital(stepName(image, step))} neither unpacks nor fetches anything.`,
      fix: snippet('Write COPY for ADD; sources and target stay the same:', ['COPY …']),
    };
  },
};

const ways: Readonly<
  Record<UncheckedDownload['way'], { readonly title: string; readonly does: string }>
> = {
  piped: {
    title: 'A download is run without a check',
    does: 'hands what a server sends straight to an interpreter',
  },
  kept: {
    title: 'A download is kept without a check',
    does: 'keeps what a server sends, whatever that is',
  },
  added: {
    title: 'ADD fetches a file without a check',
    does: 'keeps what a server sends, whatever that is',
  },
};

export const uncheckedDownload: RuleWords<UncheckedDownload> = {
  name: 'downloads without a checksum',
  about:
    'What a URL gives can change from one build to the next, by mistake or by malice. A checksum in ' +
    'the Dockerfile makes the build fail then, instead of the image.',
  advise({ way, ...step }, { image }) {
    const { title, does } = ways[way];
    return {
      title,
      detail: `${capital(stepName(image, step))} ${does}.`,
      fix:
        way === 'added'
          ? snippet('Give its checksum:', ['ADD --checksum=sha256:… URL TARGET'])
          : snippet('Keep it in a file, and check that before it is used:', [
              "RUN curl -fsSLo FILE URL && echo 'SHA256  FILE' | sha256sum -c - && …",
            ]),
    };
  },
};

export const shellForm: RuleWords<ShellForm> = {
  name: 'commands that a shell runs',
  about:
    'In its shell form, a command is the child of a shell, which does not pass SIGTERM on: `docker stop` ' +
    'waits ten seconds and kills it. The exec form, a JSON list, starts the program itself.',
  advise({ keyword }) {
    return {
      title: `The ${keyword} starts a shell that keeps signals from the program`,
      detail: `The ${keyword} is in shell form, so process 1 is a shell, and \`docker stop\` kills the program after ten seconds.`,
      fix: snippet('Write it as a list of words, or begin the command with `exec`:', [
        `${keyword} ["PROGRAM", "ARGUMENT"]`,
      ]),
    };
  },
};
