import { writeFileSync } from 'node:fs';
import { cardNames, previews } from './previews.ts';
import { previewFile, previewText } from './preview-files.ts';

for (const name of cardNames) writeFileSync(previewFile(name), previewText(previews[name].main));
