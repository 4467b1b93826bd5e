import { html, type Html } from './html.ts';

export const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/front-page.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        ${body}
      </body>
    </html>`.html;

/** A page for when something is not there, or does not start. */
export const kindPage = (title: string, what: string): string =>
  page(
    title,
    html`<main class="kind">
      <h1>${title}</h1>
      <p>${what}</p>
      <p><a href="/">Go to the front page</a></p>
    </main>`,
  );
