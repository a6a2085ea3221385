import { defineConfig } from 'rolldown';
import product from '../../rolldown.config.ts';

/** Programs that stand for the product are built as it is. */
export default defineConfig({
  ...product,
  input: ['without-contents', 'tree-from-store', 'tree-from-export'].map(
    (name) => `test/bench/${name}.ts`,
  ),
});
