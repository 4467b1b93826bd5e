/** Turns TypeScript into what Jest runs, with the compiler that the project has anyway. Types are checked by `tsc`, not here. */
const ts = require('typescript');

const compilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  inlineSourceMap: true,
  inlineSources: true,
};

module.exports = {
  process(source, fileName) {
    const { outputText } = ts.transpileModule(source, { compilerOptions, fileName });
    return { code: outputText.replaceAll('import.meta.dirname', '__dirname').replaceAll('import.meta.filename', '__filename') };
  },
};
