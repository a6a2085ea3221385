import { loadFromStore } from '../support/load-from-store.ts';
import { wholeTree } from './whole-tree.ts';

// The tree of an image from the files of Docker.
const [dataRoot = '', image = ''] = process.argv.slice(2);
void wholeTree(loadFromStore({ kind: 'docker', dataRoot, image }), async function* () {});
