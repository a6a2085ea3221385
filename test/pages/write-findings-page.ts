// Writes docs/findings.md from the rules: npm run findings-page
import { writeFileSync } from 'node:fs';
import { findingsPage } from './findings-page.ts';

writeFileSync('docs/findings.md', findingsPage());
