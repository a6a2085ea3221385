import { viewExplorer } from './explorer/view-explorer.ts';
import { viewLoading } from './loading/view-loading.ts';
import type { Model } from './model.ts';
import type { Screen } from './screen/screen.ts';

/** What is to be seen of a model: only what the screen can show is made. */
export function view(model: Model): Screen {
  const { stage } = model;
  return stage.kind === 'loading'
    ? viewLoading(stage.progress, model)
    : viewExplorer(stage.explorer, model);
}
