import * as fc from 'fast-check';

// The gate tries the same cases each time, so that what lands does not hang on luck. Whoever works
// on the code gets others with every run.
fc.configureGlobal({ seed: 20261128 });
