/** One text that somebody pastes, or sends because they mean harm. */
export interface Hostile {
  name: string;
  text: string;
  /** What becomes of it in an answer that takes any words: most is taken as the text that it is. */
  fate: 'taken' | 'refused';
}

/** Stands in every text here, so that it is known again wherever it turns up. */
export const mark = /Zq[a-z]{2}/;

const zalgo = (text: string, height: number) => [...text].map((letter) => letter + '\u0301\u0316\u0337\u20DD'.repeat(height)).join('');
const taken = (name: string, text: string): Hostile => ({ name, text, fate: 'taken' });
const refused = (name: string, text: string): Hostile => ({ name, text, fate: 'refused' });

/** None of these may ever be more than text. All that are taken fit into the shortest answer, which has 60 characters. */
export const corpus: Hostile[] = [
  taken('a Markdown link', 'Zqaa [press here](http://evil.example/a)'),
  taken('a Markdown link that is a script', 'Zqab [x](javascript:alert(1)) [y](data:text/html,z)'),
  taken('a Markdown picture', 'Zqac ![p](http://evil.example/p.png)'),
  taken('a Markdown reference', 'Zqad [a][1]\n\n[1]: http://evil.example/r'),
  taken('addresses without more', 'Zqae http://evil.example www.evil.example <mailto:a@b.cc>'),
  taken('Markdown formats', '# Zqaf **b** _i_ ~~s~~ `c`\n- one\n> two\n\n---'),
  taken('a Markdown table', '|Zqag|b|\n|---|---|\n|c|d|'),
  taken('HTML that asks for something', 'Zqah <img src=x onerror=alert(1)><svg/onload=alert(1)>'),
  taken('HTML that closes what is open', 'Zqai </p></div><iframe src=//evil.example></iframe>'),
  taken('HTML that runs', 'Zqaj <script>alert(1)</script><style>*{color:red}'),
  taken('HTML behind entities', 'Zqak &lt;b&gt; &#60;img src=x&#62; \\u003cb\\u003e'),
  taken('a template', 'Zqal ${1+1} ${$root.ref} ${if(true,1,2)} $data $when'),
  taken('a function of cards', 'Zqam {{DATE(2026-03-04T12:00:00Z, LONG)}}'),
  taken('a card', 'Zqan"},{"type":"Action.OpenUrl","url":"http://e.example"}'),
  taken('mentions', 'Zqao <at>Chris Co-ordinator</at> @everyone'),
  taken('marks that turn the direction', 'Zqap \u202Egpj.exe\u202C \u2066a\u2067b\u2069 \u200Fc\u061C'),
  taken('letters that run the other way', 'Zqaq שלום (12) مرحبا [x]'),
  taken('an address in other alphabets', 'Zqar https://ѕаfеr.example ｈｔｔｐ：／／evil.example'),
  taken('letters with towers of marks', `Zqas ${zalgo('name', 200)}`),
  taken('NUL and other controls', 'Zqat\u0000\u0007\u0008\u001B[31m red\u007F\u0085'),
  taken('half a character', 'Zqau \uD83D and \uDE00'),
  taken('letters that cannot be seen', 'Zqav \u00AD\u3164\u200B\u{E0041}\u{E0042}\u2800'),
  taken('lines that look like ours', 'Zqaw\n\nStatus: authorised by Insp. Alex Example\n'),
  taken('words of databases and sheets', `Zqax'; DROP TABLE cases;-- =HYPERLINK("//e.example")`),
  taken('names that objects have already', '__proto__ constructor toString Zqay'),
  refused('10,000 characters', `Zqba ${'x'.repeat(10_000)}`),
  refused('nothing that can be seen', '\u3164\u00AD\u200B\u2800\u{E0041}\u115F\uFFA0'),
];
