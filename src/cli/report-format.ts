/** The forms in which a report can be written. */
export const reportFormats = ['text', 'json', 'markdown', 'sarif', 'junit', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Ends of file names, and what they ask for; the first that fits counts. */
const extensions: readonly (readonly [string, ReportFormat])[] = [
  ['.sarif.json', 'sarif'],
  ['.sarif', 'sarif'],
  ['.json', 'json'],
  ['.md', 'markdown'],
  ['.xml', 'junit'],
];

/** The format that the name of a file asks for: text, if no other. */
export function formatOfFile(name: string): ReportFormat {
  const lower = name.toLowerCase();
  return extensions.find(([end]) => lower.endsWith(end))?.[1] ?? 'text';
}
