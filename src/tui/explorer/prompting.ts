import { filterFiles } from '../files/files.ts';
import type { KeyEvent, PasteEvent } from '../input.ts';
import { resolve } from '../keys/keymap.ts';
import type { Setting } from '../model.ts';
import { lineOf, type LineInput, paste, typeKey } from '../prompt/line-input.ts';
import { searchViewer } from '../viewer/viewer.ts';
import type { Outcome, Wish } from '../wish.ts';
import { contextOf, overlayContext } from './context.ts';
import type { Explorer, Prompt } from './explorer.ts';
import { scopeOf } from './scope.ts';

/** A key while a line is being typed. */
export function answerKey(
  explorer: Explorer,
  event: KeyEvent,
  setting: Setting,
): Outcome<Explorer> {
  const { prompt } = explorer;
  if (prompt === null) return [explorer, []];
  const typed = typeKey(prompt.line, event);
  if (typed === 'enter') return answer({ ...explorer, prompt: null }, prompt, setting);
  if (typed === 'cancel') {
    return retype({ ...explorer, prompt: null }, { ...prompt, line: lineOf('') }, setting);
  }
  return typed === prompt.line
    ? [explorer, wishesBesides(explorer, event, setting)]
    : change(explorer, prompt, typed, setting);
}

/** What means nothing to the line can be meant for the program around it. */
function wishesBesides(explorer: Explorer, { key }: KeyEvent, setting: Setting): readonly Wish[] {
  const action = resolve(setting.keymap, scopeOf(explorer), key);
  return action === 'suspend' || action === 'redraw' ? [{ kind: action }] : [];
}

/** Text pasted into the line. */
export function answerPaste(
  explorer: Explorer,
  event: PasteEvent,
  setting: Setting,
): Outcome<Explorer> {
  const { prompt } = explorer;
  if (prompt === null) return [explorer, []];
  return change(explorer, prompt, paste(prompt.line, event.text), setting);
}

function change(
  explorer: Explorer,
  prompt: Prompt,
  line: LineInput,
  setting: Setting,
): Outcome<Explorer> {
  const typed = { ...prompt, line };
  return retype({ ...explorer, prompt: typed }, typed, setting);
}

/** A filter and a search follow what is typed. */
function retype(
  explorer: Explorer,
  { question, line }: Prompt,
  setting: Setting,
): Outcome<Explorer> {
  switch (question.kind) {
    case 'filter': {
      const context = contextOf(explorer, setting, 'files');
      return [{ ...explorer, files: filterFiles(explorer.files, line.text, context) }, []];
    }
    case 'search':
    case 'extract-to':
      return [explorer, []];
  }
}

function answer(
  explorer: Explorer,
  { question, line }: Prompt,
  setting: Setting,
): Outcome<Explorer> {
  switch (question.kind) {
    case 'filter':
      return [explorer, []];
    case 'search': {
      if (explorer.viewer === null) return [explorer, []];
      const context = overlayContext(explorer, setting);
      const [viewer, wishes] = searchViewer(explorer.viewer, line.text, context);
      return [{ ...explorer, viewer }, wishes];
    }
    case 'extract-to': {
      const { node, layer } = question;
      if (line.text === '') return [explorer, []];
      const target = line.text;
      const text = `copying to ${target} ${setting.glyphs.ellipsis}`;
      return [
        explorer,
        [
          { kind: 'say', text },
          { kind: 'extract', node, layer, target },
        ],
      ];
    }
  }
}
