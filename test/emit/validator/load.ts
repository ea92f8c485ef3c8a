import { transformSync } from 'esbuild';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { Validated, ValidateOptions } from '../../../src/emit/validator/runtime/index.js';
import * as runtime from '../../../src/emit/validator/runtime/index.js';
import * as internal from '../../../src/emit/validator/runtime/internal.js';
import type { ApiModel } from '../../../src/model/api.js';
import { viewOf } from '../types/models.js';

type Exported = Readonly<Record<string, unknown>>;

export interface Loaded {
  readonly exports: Exported;
  is(type: string, value: unknown): boolean;
  validate(type: string, value: unknown, options?: ValidateOptions): Validated<unknown>;
}

/** Text of `src/validator.ts`, unformatted. */
export async function validatorText(model: ApiModel): Promise<string> {
  const files = await validatorTarget.emit(viewOf(model), model);
  const text = files.find((file) => file.path === 'src/validator.ts')?.text;
  if (text === undefined) throw new Error('no src/validator.ts');
  return text;
}

/** Emits a model's validator and runs it on the runtime as it stands in this repository. */
export async function load(model: ApiModel): Promise<Loaded> {
  const { code } = transformSync(await validatorText(model), { loader: 'ts', format: 'cjs', target: 'es2022' });
  const module: { exports: Exported } = { exports: {} };
  new Function('require', 'module', 'exports', code)(() => ({ ...runtime, ...internal }), module, module.exports);
  const { exports } = module;
  const call = (name: string, ...args: readonly unknown[]): unknown => {
    const exported = exports[name];
    if (typeof exported !== 'function') throw new Error(`no ${name} in ${Object.keys(exports).join(', ')}`);
    return exported(...args);
  };
  return {
    exports,
    is: (type, value) => call(`is${type}`, value) === true,
    validate: (type, value, options) => call(`validate${type}`, value, options) as Validated<unknown>,
  };
}
