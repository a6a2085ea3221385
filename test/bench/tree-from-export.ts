import { spawn } from 'node:child_process';
import { loadImage } from '../../src/cli/load-image.ts';
import { wholeTree } from './whole-tree.ts';

// The tree of an image from what Docker exports.
const [host = '', image = ''] = process.argv.slice(2);
const save = spawn('docker', ['--host', host, 'save', image], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
void wholeTree(loadImage, () => save.stdout);
