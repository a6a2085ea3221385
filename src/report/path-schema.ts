import { base64, text } from './json-schema.ts';

export const pathSchema = text('Path without a leading slash; escaped where it is not UTF-8.');
export const pathBase64Schema = base64('The bytes of a path that is not UTF-8.');
