import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hostConfig } from './host-config.ts';

/** As on a phone, and in the chat of a desktop client. */
export const widths = [320, 700] as const;

const packages = createRequire(join(import.meta.dirname, 'page.ts'));
const script = (name: string, path: string) => {
  const text = readFileSync(join(dirname(packages.resolve(`${name}/package.json`)), path), 'utf8');
  return `<script>${text.replaceAll('</script', '<\\/script')}</script>`;
};

const style = `
  body { margin: 0; font-family: ${hostConfig.fontFamily}; color: #242424; background: #F0F0F0; }
  .card { box-sizing: border-box; background: #FFFFFF; border: 1px solid #D1D1D1; border-radius: 6px; }
  .ac-textBlock, .ac-richTextBlock, .ac-input-container { overflow-wrap: anywhere; }
  .ac-input { font: inherit; font-size: 14px; color: #242424; }
  .ac-textInput, .ac-multichoiceInput.ac-choiceSetInput-compact {
    box-sizing: border-box; width: 100%; min-height: 32px; padding: 5px 10px;
    background: #FFFFFF; border: 1px solid #8A8A8A; border-radius: 4px;
  }
  .ac-multiline { min-height: 80px; resize: vertical; }
  .ac-actionSet { flex-wrap: wrap; gap: 8px; }
  .ac-actionSet > :not(button) { display: none; }
  .ac-pushButton {
    font: inherit; font-size: 14px; font-weight: 600; min-height: 32px; padding: 5px 12px;
    color: #242424; background: #FFFFFF; border: 1px solid #8A8A8A; border-radius: 4px;
  }
  .ac-pushButton.style-positive { color: #FFFFFF; background: #5B5FC7; border-color: #5B5FC7; }
  .ac-pushButton.style-destructive { color: #B3253A; border-color: #B3253A; }`;

/** Draws a card with Microsoft's own renderer. What the renderer finds wrong with the card stands in `complaints`. */
const drawing = `
  const markdown = markdownit({ linkify: true });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
  function draw(json, width) {
    const card = new AdaptiveCards.AdaptiveCard();
    const context = new AdaptiveCards.SerializationContext();
    card.hostConfig = hostConfig;
    card.parse(json, context);
    const frame = document.createElement('form');
    frame.className = 'card';
    frame.style.width = width + 'px';
    frame.append(card.render());
    const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
    frame.complaints = [...parsing, ...card.validateProperties().validationEvents].map(({ message }) => message);
    return frame;
  }`;

/** A page that can draw cards, as Teams would: `draw(card, width)` gives the element. */
export const pageOf = (title: string, content: string, moreStyle = '', moreScript = ''): string => `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${title}</title><style>${style}${moreStyle}</style></head>
<body>${content}
${script('adaptivecards', 'dist/adaptivecards.min.js')}
${script('markdown-it', 'dist/browser/markdown-it.umd.min.js')}
<script>${drawing}${moreScript}</script>
</body>
</html>`;
