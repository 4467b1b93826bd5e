import { moreWords } from '../../cards/rows/question-inputs.ts';
import { questionOf, type QuestionId } from '../../src/referral/questions.ts';
import { readFileSync } from 'node:fs';
import { register, type CardName } from '../../cards/register.ts';
import { render, type AdaptiveCard } from '../../cards/render.ts';
import { questionIds } from '../../src/referral/questions.ts';
import { z } from 'zod';
import { previewFile } from './preview-files.ts';
import { allPreviews, cardNames, previews, type Preview } from './previews.ts';
import { templateFaults } from './template-faults.ts';
import { longestAnswers, longestErrors, marks, withoutBraces } from './typed-text.ts';
import { nodesOf } from './verbs.ts';

const draw = ({ card, view }: Preview): AdaptiveCard => render(card, view as never);
const drawn = allPreviews.map((one) => ({ ...one, json: draw(one) }));
type Drawn = (typeof drawn)[number];

/** What is wrong with the previews of one card, each fault with the name of its preview. */
const faultsOf = (name: CardName, find: (one: Drawn) => string[]): string[] =>
  drawn.filter(({ card }) => card === name).flatMap((one) => find(one).map((fault) => `${one.preview}: ${fault}`));

const inputsOf = ({ json }: Drawn) => nodesOf(json).filter(({ type }) => String(type).startsWith('Input.'));
const buttonsOf = ({ json }: Drawn) => nodesOf(json.body).filter(({ type }) => type === 'Action.Execute');
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

describe('previews', () => {
  it.each(cardNames)('%s: the preview file shows the card as it is (if not: node test/cards/write-previews.ts)', (name) => {
    expect(JSON.parse(readFileSync(previewFile(name), 'utf8'))).toEqual(previews[name].main);
  });

  it('the longest referral answers every question of the form', () => {
    expect(longestErrors).toEqual([]);
    expect(questionIds.filter((id) => longestAnswers[id] === undefined)).toEqual([]);
  });
});

describe('templates', () => {
  it.each(cardNames)('%s names only fields, lists and conditions that its view has', (name) => {
    const { template, view } = register[name];
    expect(templateFaults(template, view)).toEqual([]);
  });

  const view = z.object({ title: z.string(), isLast: z.boolean(), rows: z.array(z.object({ text: z.string(), isBold: z.boolean() })) });
  it.each<[string, unknown, string[]]>([
    ['a misspelt field', { text: 'Now: ${titel}' }, ['${titel} is not a field of the view']],
    ['a condition that is a text', { $when: '${title}' }, ['$when ${title} is not a boolean of the view']],
    ['a misspelt condition', { $when: '${isLats}' }, ['$when ${isLats} is not a boolean of the view']],
    ['a misspelt list', { $data: '${row}', text: '${text}' }, ['$data ${row} is not a list of the view']],
    ['a field of the list, outside it', { text: '${text}' }, ['${text} is not a field of the view']],
    ['a field from outside, within the list', { $data: '${rows}', items: [{ text: '${title}' }] }, ['${title} is not a field of the view']],
    [
      'a condition from outside, within the list',
      { $data: '${rows}', $when: '${isLast}' },
      ['$when ${isLast} is not a boolean of the view'],
    ],
    ['a list where a text should stand', { text: '${rows}' }, ['${rows} is not a field of the view']],
    ['an expression', { text: '${if(isLast, title, title)}' }, ['${if(isLast, title, title)} is not a field of the view']],
    ['nothing wrong', { $when: '${isLast}', items: [{ $data: '${rows}', $when: '${isBold}', text: '• ${text}' }, '${title}'] }, []],
  ])('the check above finds %s', (_, template, faults) => {
    expect(templateFaults(template, view)).toEqual(faults);
  });
});

const ownData = ['ref', 'version', 'section', 'card', 'verb', 'change', 'list', 'after', 'unsent', 'period'];

describe.each(cardNames)('%s, as usual and at its edges', (name) => {
  it('fills every field, and leaves what was typed as it was typed', () => {
    const faults = faultsOf(name, (one) => {
      const plain = JSON.stringify(draw({ ...one, view: withoutBraces(one.view) as never }));
      if (plain.includes('${')) return ['a field is not filled'];
      return plain.replaceAll('§{', '${') === JSON.stringify(one.json) ? [] : ['typed text was read as a template'];
    });
    expect(faults).toEqual([]);
  });

  // Whoever decides reads the risk whole, however wide its letters are.
  const most = ['whole-case', 'decision', 'authorisation'].includes(name) ? 30 : 20;
  it(`is at most ${most} KB`, () => {
    const size = ({ json }: Drawn) => Buffer.byteLength(JSON.stringify(json));
    expect(faultsOf(name, (one) => (size(one) > most * 1024 ? [`${size(one)} bytes`] : []))).toEqual([]);
  });

  it('says what it is to a screen reader, and to a client that cannot draw it', () => {
    const silent = ({ json }: Drawn) => (isText(json.speak) && isText(json.fallbackText) && json.version === '1.5' ? [] : ['says nothing']);
    expect(faultsOf(name, silent)).toEqual([]);
  });

  it('has at most six buttons, and nothing else that can be pressed', () => {
    const hidden = ({ json }: Drawn) => nodesOf(json).filter((node) => 'selectAction' in node || 'inlineAction' in node);
    const others = ({ json }: Drawn) => nodesOf(json.body).filter(({ type }) => /^Action\.(?!Execute|Submit)/.test(String(type)));
    const faults = (one: Drawn) => [
      ...(buttonsOf(one).length > 6 ? [`${buttonsOf(one).length} buttons`] : []),
      ...[...hidden(one), ...others(one)].map(({ type }) => String(type)),
    ];
    expect(faultsOf(name, faults)).toEqual([]);
  });

  it('sends the same from a client that knows no Action.Execute', () => {
    for (const { title, verb, data, fallback } of drawn.filter(({ card }) => card === name).flatMap(buttonsOf)) {
      expect(verb).toEqual(expect.stringMatching(/^[A-Za-z ]+$/));
      expect(data).toEqual(expect.any(Object));
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data: { ...(data as object), verb } });
    }
  });

  it('gives every input a label and says what to do, and no input takes the place of a button’s own data', () => {
    const faults = (one: Drawn) =>
      inputsOf(one).flatMap(({ id, label, errorMessage }) => [
        ...(isText(id) && isText(label) && isText(errorMessage) ? [] : [`${String(id)} has no label or no advice`]),
        ...(ownData.includes(String(id)) ? [`${String(id)} is the button’s own`] : []),
      ]);
    expect(faultsOf(name, faults)).toEqual([]);
  });

  it('has no empty box and no empty row of buttons', () => {
    const isEmpty = (parts: unknown) => Array.isArray(parts) && parts.length === 0;
    const faults = ({ json }: Drawn) =>
      nodesOf(json).flatMap(({ type, items, actions }) => (isEmpty(items) || isEmpty(actions) ? [String(type)] : []));
    expect(faultsOf(name, faults)).toEqual([]);
  });
});

it('a text that is too long comes back too long, so that nobody sends the half of it unawares', () => {
  const far = drawn.filter(({ card, preview }) => card === 'form' && preview.startsWith('far too long'));
  const texts = far.flatMap(inputsOf).filter(({ value }) => String(value).includes('⟦'));
  expect(texts.length).toBeGreaterThan(15);
  expect(texts.filter(({ id, value }) => String(value).length <= (questionOf(id as QuestionId).longest ?? 100))).toEqual([]);
});

it('no client cuts what is pasted into the form, and a long text says its limit', () => {
  const inputs = drawn.filter(({ card }) => ['form', 'questions', 'change-form', 'step-form'].includes(card)).flatMap(inputsOf);
  const own = ['text', 'reply'];
  expect(inputs.filter(({ id, maxLength }) => maxLength !== undefined && !own.includes(String(id))).map(({ id }) => id)).toEqual([]);
  const prompts = inputs.filter(({ id }) => id === 'prompt').map(({ label }) => String(label));
  expect(prompts.length).toBeGreaterThan(0);
  expect(prompts.filter((label) => !label.includes('at most 2,000 characters'))).toEqual([]);
});

it('marks at the field what an answer of the form has brought', () => {
  const labels = drawn
    .filter(({ card }) => card === 'form')
    .flatMap(inputsOf)
    .map(({ label }) => String(label));
  expect(labels.filter((label) => label.startsWith('New: ')).length).toBeGreaterThan(0);
});

it('names the questions that an answer brings, the first few of many', () => {
  expect(moreWords(['conditionKinds'])).toMatch(/^Your answers bring 1 more question: “[^”]+”\.$/);
  expect(moreWords(['marac', 'riskTool', 'riskScore', 'riskAssessor'])).toMatch(
    /4 more questions: “[^”]+”, “[^”]+”, “[^”]+” and 1 more\.$/,
  );
});

describe('what a person typed', () => {
  /** Only a TextRun and the value of an input show text as it is. All else is read as Markdown, or by other eyes. */
  const mayShow = (node: Record<string, unknown>, key: string) =>
    (node['type'] === 'TextRun' && key === 'text') || (String(node['type']).startsWith('Input.') && key === 'value');
  const marked = (text: unknown): string[] => (typeof text === 'string' ? (text.match(marks) ?? []) : []);
  const misplaced = (card: AdaptiveCard) =>
    nodesOf(card).flatMap((node) =>
      Object.entries(node).flatMap(([key, text]) =>
        mayShow(node, key) ? [] : marked(text).map((mark) => `${mark} in ${key} of ${String(node['type'])}`),
      ),
    );
  /** The name of a colleague is no secret: it is spoken, and may be chosen from a list. It comes from the platform, not from a form. */
  const isSpokenName = (fault: string) => /^⟦name of .* in ((speak|fallbackText) of AdaptiveCard|(title|value) of undefined)$/.test(fault);

  it.each(cardNames)('%s: stands where it is shown as text', (name) => {
    expect(faultsOf(name, ({ json }) => misplaced(json).filter((fault) => !isSpokenName(fault)))).toEqual([]);
  });

  it.each([
    { type: 'TextBlock', text: '⟦address⟧' },
    { type: 'Fact', title: 'Address', value: '⟦address⟧' },
    { type: 'Input.Text', label: '⟦address⟧' },
    { type: 'Action.Execute', title: '⟦address⟧' },
  ])('would be found in another place: %j', (element) => {
    expect(misplaced({ type: 'AdaptiveCard', version: '1.5', speak: '', fallbackText: '', body: [element] })).toHaveLength(1);
  });

  it('is really looked for: the longest cards show every free text of the form', () => {
    const shown = new Set(drawn.flatMap(({ json }) => marked(JSON.stringify(json))));
    const free = Object.values(longestAnswers).flatMap((answer) => marked(answer));
    expect(free.length).toBeGreaterThan(15);
    expect(free.filter((mark) => !shown.has(mark))).toEqual([]);
  });
});
