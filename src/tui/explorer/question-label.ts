import { escapeBytes } from '../../text/escape.ts';
import { rootPath } from '../../model/path-table.ts';
import type { Question } from '../wish.ts';
import type { Explorer } from './explorer.ts';

/** What stands before the line that the user types. */
export function questionLabel(question: Question, { image: { tree } }: Explorer): string {
  switch (question.kind) {
    case 'filter':
      return 'Filter: ';
    case 'search':
      return 'Search: ';
    case 'extract-to': {
      const { node, layer } = question;
      const what = node === rootPath ? 'everything' : escapeBytes(tree.nameOf(node));
      return `Copy ${what} at layer ${layer} to: `;
    }
  }
}
