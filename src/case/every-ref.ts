/** Walks through refs page by page, in their own order: `ask` gives those after the one named. What is added behind the walker is not met. */
export async function* everyRef(ask: (after: string) => Promise<string[]>): AsyncGenerator<string> {
  for (let page = await ask(''); page.length > 0; page = await ask(page.at(-1) ?? '')) yield* page;
}
