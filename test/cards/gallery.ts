import { createServer } from 'node:http';
import { render } from '../../cards/render.ts';
import { pageOf, widths } from './page.ts';
import { allPreviews, cardNames } from './previews.ts';

const shown = allPreviews.map(({ card, preview, view }) => ({ card, preview, json: render(card, view as never) }));

const content = `
  <nav aria-label="Cards"><ul>${cardNames.map((name) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul></nav>
  <main><h1>Every card, on a phone and on a desktop</h1></main>`;

const layout = `
  body { display: flex; }
  nav { position: sticky; top: 0; align-self: start; padding: 16px; }
  nav ul { margin: 0; padding: 0; list-style: none; line-height: 1.8; }
  main { padding: 0 24px 24px; }
  .sizes { display: flex; gap: 24px; align-items: start; }`;

/** In the page a "<" of the data must not end the script. */
const drawAll = `
  const main = document.querySelector('main');
  let last;
  for (const { card, preview, json } of ${JSON.stringify(shown).replaceAll('<', '\\u003c')}) {
    if (card !== last) main.append(Object.assign(document.createElement('h2'), { id: card, textContent: card }));
    last = card;
    const sizes = Object.assign(document.createElement('div'), { className: 'sizes' });
    sizes.append(...${JSON.stringify(widths)}.map((width) => draw(json, width)));
    main.append(Object.assign(document.createElement('h3'), { textContent: preview }), sizes);
  }
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();`;

const page = pageOf('Cards of the target hardening bot', content, layout, drawAll);
const server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page));

/** The port that was asked for, or the next free one from here. */
const wanted = process.env['PORT'];
let port = Number(wanted ?? 3980);
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE' || wanted !== undefined) {
    console.error(`The gallery cannot start on port ${port}: ${error.message}`);
    process.exit(1);
  }
  port += 1;
  server.listen(port, '127.0.0.1');
});
server.on('listening', () => console.log(`All cards: http://127.0.0.1:${port}/ (Ctrl-C stops it)`));
server.listen(port, '127.0.0.1');
