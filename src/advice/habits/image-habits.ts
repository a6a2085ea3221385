import type { FloatingBase } from '../../analysis/rules/habits/floating-base.ts';
import type { JoinableRuns } from '../../analysis/rules/habits/image-habits.ts';
import type { SecretInHistory } from '../../analysis/rules/habits/secret-in-history.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { baseReference, snippet, variableName } from '../dockerfile.ts';
import type { RuleWords } from '../rule-words.ts';
import { inWords } from '../shown-paths.ts';

export const noHealthcheck: RuleWords<null> = {
  name: 'services without a health check',
  about:
    'An engine knows whether a process runs, and not whether it answers. Orchestrators that have probes ' +
    'of their own, such as Kubernetes, do not need it.',
  advise() {
    return {
      title: 'Nothing tells engines whether the service answers',
      detail: 'The image exposes a port, and has no HEALTHCHECK.',
      fix: snippet('Unless an orchestrator probes it:', [
        'HEALTHCHECK --interval=30s --timeout=3s CMD COMMAND',
      ]),
    };
  },
};

export const joinableRuns: RuleWords<JoinableRuns> = {
  name: 'several RUNs in a row',
  about:
    'Each RUN keeps in a layer what it leaves behind, whatever the next one does about it. Steps that ' +
    'belong together are one RUN; those that change often and those that do not are better apart.',
  advise({ steps }) {
    const layers = steps.map(({ layer }) => String(layer));
    return {
      title: `${steps.length} RUNs in a row`,
      detail: `Layers ${inWords(layers)} come from RUNs with nothing in between.`,
      fix: snippet('Join those that belong together:', ['RUN <<EOF', 'set -e', '…', 'EOF']),
    };
  },
};

const ways: Readonly<Record<SecretInHistory['way'], string>> = {
  environment:
    'An ENV sets it, so the image has it in its config, for every container and everybody',
  argument: "A build argument has it, and the image's history tells the values of those",
  command: "A command has it, and the image's history tells all commands",
};

export const secretInHistory: RuleWords<SecretInHistory> = {
  name: 'credentials in ENV, ARG and commands',
  about:
    'Config and history of an image are there for everybody who can pull it. Hand credentials to one RUN ' +
    'as a secret mount, and to containers when they start. layerscope never shows their values.',
  advise({ name, way }, { finding }) {
    const shown = escapeOnOneLine(name);
    const where = finding.layer === null ? '' : ` (layer ${finding.layer})`;
    return {
      title: way === 'command' ? `A command holds ${shown}` : `${shown} is set in the image`,
      detail: `${ways[way]}${where}: \`docker history --no-trunc\` shows it.`,
      fix:
        way === 'environment'
          ? givenToContainers(variableName(name))
          : givenToOneRun(way === 'argument' ? variableName(name) : 'NAME'),
    };
  },
};

function givenToContainers(name: string): string {
  const what = 'Replace the credential, and give it to containers as they start:';
  return snippet(what, [`docker run --env ${name} …`]);
}

function givenToOneRun(name: string): string {
  const what = 'Replace the credential, and hand it to the RUN that needs it as a secret:';
  return snippet(what, [`RUN --mount=type=secret,id=${name},env=${name} …`]);
}

export const floatingBase: RuleWords<FloatingBase> = {
  name: 'base images by a tag that moves',
  about:
    'The same Dockerfile gives another image once the tag has moved on. A digest says which base was ' +
    'meant; tools such as Renovate and Dependabot keep it fresh.',
  advise({ reference, tag }) {
    const shown = escapeOnOneLine(reference);
    return {
      title: `The base image is whatever ${shown} is that day`,
      detail:
        tag === ''
          ? `\`${shown}\` names no version, so it means \`latest\`.`
          : `The tag \`${escapeOnOneLine(tag)}\` can be moved to another image.`,
      fix: snippet(
        'Name a version and its digest, which `docker buildx imagetools inspect` tells:',
        [`FROM ${baseReference(reference)}${tag === '' ? ':VERSION' : ''}@sha256:…`],
      ),
    };
  },
};
