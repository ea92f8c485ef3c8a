import { type Code, closingOf, isBracketed, slice, split } from './code.js';
import {
  call,
  expression,
  fits,
  flat,
  indented,
  joined,
  type Lines,
  list,
  member,
  optionLines,
  printWidth,
} from './expression.js';

/** One way to set a statement that is too long for its line. */
interface Rule {
  readonly name: string;
  readonly head: RegExp;
  readonly lay: (code: Code, indent: number) => Lines;
}

/** The first whose head fits decides. */
const rules: readonly Rule[] = [
  {
    name: 'names that come from a module, or go out, stand one a line',
    head: /^(?:import|export)(?: type)? \{ .* \} from '_*';$/u,
    // A lone one stays beside the module's name.
    lay: (code, indent) => (code.bare.includes(',') ? braced(code, indent) : [indented(indent, code.text)]),
  },
  {
    name: 'members that are taken out of a value stand one a line',
    head: /^const \{ .* \} = [\w$.]+;$/u,
    lay: layTaken,
  },
  { name: 'what an `if` asks stands one condition a line', head: /^(?:else )?if \(/u, lay: layIf },
  { name: 'a choice has a line for each outcome', head: /^return .* \? .* : .*;$/u, lay: layChoice },
  {
    name: 'what a function takes stands one a line',
    head: /^(?!(?:if|for|while|switch|else|return)\b)(?:export )?(?:async )?(?:function )?[\w$]+(?:<[\w$ =,]+>)?\(.*[{;]$/u,
    lay: layHead,
  },
  {
    name: 'what a class is made with stands one a line',
    head: /^(?:export )?class [\w$]+(?:<[^>]*>)? extends [\w$]+<.*> \{\}?$/u,
    lay: layClass,
  },
  {
    name: 'the options of a type have a line to themselves, or a line each',
    head: /^(?:export )?type [\w$]+ = /u,
    lay: layAlias,
  },
  { name: 'a value is given to a name', head: /^(?:export )?const [\w$]+(?:: [^=]+)? = /u, lay: layConstant },
  {
    name: 'arguments stand one a line',
    head: /^(?:return |else )?[\w$.]+\(.*\);$/u,
    lay: (code, indent) => {
      const before = /^(?:return |else )?/u.exec(code.text)?.[0] ?? '';
      return call(slice(code, before.length, -1), { indent, before, after: ';' });
    },
  },
  {
    name: 'a member has a value, or a type',
    head: /^(?:readonly )?(?:[\w$]+|'_*'|"_*"|\['_*'\])\??: .*[,;]$/u,
    lay: (code, indent) => member(slice(code, 0, -1), { indent, before: '', after: code.text.slice(-1) }),
  },
  {
    name: 'an item of a list is a value',
    head: /^[{[].*,$/u,
    lay: (code, indent) => expression(slice(code, 0, -1), { indent, before: '', after: ',' }),
  },
];

/** A statement of one line, or the beginning of one that goes on, in as many lines as it takes. */
export function statement(code: Code, indent: number): Lines {
  const whole = flat(code, { indent, before: '', after: '' });
  if (whole.fits === true) return [whole.line];
  return whole.fits === undefined ? undefined : rules.find(({ head }) => head.test(code.bare))?.lay(code, indent);
}

/** The value goes to a line of its own where all names still fit on theirs, and few or none are given to members of another name. */
function layTaken(code: Code, indent: number): Lines {
  const at = code.bare.lastIndexOf(' = ') + 2;
  const names = split(slice(code, 'const {'.length, code.bare.lastIndexOf('}')), ',');
  const isPlain = names.length < 3 || names.every(({ bare }) => /^[\w$]+$/u.test(bare));
  const head = indented(indent, code.text.slice(0, at));
  if (isPlain && fits(head) === true) return [head, indented(indent + 2, code.text.slice(at + 1))];
  return braced(code, indent);
}

function braced(code: Code, indent: number): Lines {
  const open = code.bare.indexOf('{');
  const close = closingOf(code.bare, open);
  if (close === undefined) return undefined;
  return list(slice(code, open, close + 1), { indent, before: code.text.slice(0, open), after: code.text.slice(close + 1) });
}

function layIf(code: Code, indent: number): Lines {
  const open = code.bare.indexOf('(');
  const close = closingOf(code.bare, open);
  if (close === undefined) return undefined;
  const head = code.text.slice(0, open + 1);
  const condition = slice(code, open + 1, close);
  const rest = code.text.slice(close + 2);
  const opened = rest === '{';
  const onOne = indented(indent, `${head}${condition.text})${opened ? ' {' : ''}`);
  const asked: Lines = fits(onOne) === true ? [onOne] : conditionLines(head, condition, indent, opened);
  return opened ? asked : joined([asked, statement(slice(code, close + 2), indent + 2)]);
}

function conditionLines(head: string, condition: Code, indent: number, opened: boolean): Lines {
  const inner = conditions(condition, indent + 2, '', '');
  return joined([[indented(indent, head)], inner, [indented(indent, `)${opened ? ' {' : ''}`)]]);
}

/** Conditions that hold together or one for another, one a line; one in brackets that is too long is opened in its turn. */
function conditions(code: Code, indent: number, before: string, after: string, outer = indent): Lines {
  const either = split(code, ' || ');
  const both = split(code, ' && ');
  if (either.length > 1 && both.length > 1) return undefined;
  if (either.length + both.length === 2) return expression(code, { indent: outer, before, after });
  const [parts, sign] = either.length > 1 ? [either, ' ||'] : [both, ' &&'];
  return joined(
    parts.map((part, index) => {
      const first = index === 0;
      const place = {
        indent: first ? outer : indent,
        before: first ? before : '',
        after: index === parts.length - 1 ? after : sign,
      };
      const whole = flat(part, place);
      if (whole.fits !== false) return whole.fits === true ? [whole.line] : undefined;
      if (!isBracketed(part)) return call(part, place);
      return conditions(slice(part, 1, -1), place.indent + 2, `${place.before}(`, `)${place.after}`, place.indent);
    }),
  );
}

function layChoice(code: Code, indent: number): Lines {
  const [condition, outcomes, ...more] = split(slice(code, 'return '.length, -1), ' ? ');
  const [yes, no, ...others] = outcomes === undefined ? [] : split(outcomes, ' : ');
  if (condition === undefined || yes === undefined || no === undefined || more.length + others.length > 0) return undefined;
  const lines = [
    indented(indent, `return ${condition.text}`),
    indented(indent + 2, `? ${yes.text}`),
    indented(indent + 2, `: ${no.text};`),
  ];
  return lines.every((line) => fits(line) === true) ? lines : undefined;
}

function layHead(code: Code, indent: number): Lines {
  const open = code.bare.indexOf('(');
  const close = closingOf(code.bare, open);
  if (close === undefined) return undefined;
  const parameters = split(slice(code, open + 1, close), ',');
  const last = indented(indent, code.text.slice(close));
  if (fits(last) !== true || parameters.length === 0 || parameters.some(({ bare }) => /[{(]/u.test(bare))) return undefined;
  const lines = parameters.map(({ text }) => indented(indent + 2, `${text},`));
  if (!lines.every((line) => fits(line) === true)) return undefined;
  return [indented(indent, code.text.slice(0, open + 1)), ...lines, last];
}

function layClass(code: Code, indent: number): Lines {
  const open = code.bare.lastIndexOf('<');
  const parameters = split(slice(code, open + 1, code.bare.lastIndexOf('>')), ',');
  if (parameters.length === 1 && parameters.every(({ bare }) => /^'_*'$/u.test(bare))) return [indented(indent, code.text)];
  const head = indented(indent, code.text.slice(0, open + 1));
  if (parameters.length < 2 || fits(head) !== true) return undefined;
  const lines = parameters.map(({ text }, index) => indented(indent + 2, index === parameters.length - 1 ? text : `${text},`));
  return [head, ...lines, indented(indent, code.text.slice(code.bare.lastIndexOf('>')))];
}

function layAlias(code: Code, indent: number): Lines {
  const at = code.bare.indexOf(' = ') + 2;
  const type = slice(code, at + 1, -1);
  if (!code.bare.endsWith(';')) return undefined;
  const [first, second, ...others] = split(type, ' & ');
  if (first !== undefined && second !== undefined && others.length === 0) {
    const lines = [indented(indent, `${code.text.slice(0, at)} ${first.text} &`), indented(indent + 2, `${second.text};`)];
    return lines.every((line) => fits(line) === true) ? lines : undefined;
  }
  if (split(type, '|').length < 2) return undefined;
  return [indented(indent, code.text.slice(0, at)), ...optionLines(type, indent + 2, ';')];
}

/** A name this long is no short argument. */
const shortArgument = printWidth / 4;

function layConstant(code: Code, indent: number): Lines {
  const at = code.bare.indexOf(' = ') + 2;
  if (!code.bare.endsWith(';')) return undefined;
  const head = code.text.slice(0, at);
  const value = slice(code, at + 1, -1);
  const below = [indented(indent, head), indented(indent + 2, `${value.text};`)];
  if (value.bare.startsWith('/_') && !value.bare.includes(' ')) return below;
  const argument = /^(?:\/_+ )?[\w$]+\((?<name>[\w$]+)\)$/u.exec(value.bare)?.groups?.['name'];
  if (argument === undefined) return undefined;
  if (argument.length <= shortArgument) return below;
  const lines = call(value, { indent, before: `${head} `, after: ';' });
  if (lines?.every((line) => fits(line) === true)) return lines;
  return below.slice(1).every((line) => fits(line) === true) ? below : undefined;
}
