import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type ParsedElement, parseXml } from './xml.ts';

/** The page that GitHub's kind of Markdown becomes, HTML in it included. */
export function parseMarkdown(markdown: string): ParsedElement {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return parseXml(`<page>${html}</page>`);
}

/** The names of all elements, in order. */
export function elementNames({ children }: ParsedElement): readonly string[] {
  return children.flatMap((child) => [child.name, ...elementNames(child)]);
}

/** All elements with this name, in order. */
export function elementsNamed({ children }: ParsedElement, name: string): readonly ParsedElement[] {
  return children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsNamed(child, name),
  ]);
}
