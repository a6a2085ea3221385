import { defineConfig } from 'rolldown';
import { program } from '../../rolldown.config.ts';

/** Programs that stand for the product are built as it is. */
export default defineConfig({
  ...program,
  input: ['without-contents', 'tree-from-store', 'tree-from-export'].map(
    (name) => `test/bench/${name}.ts`,
  ),
});
