import * as z from 'zod';
import { MESSAGE_LANGUAGES } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import { sentence } from '../manuscript/settings-file.ts';
import type { Rule } from '../orthography/rule.ts';
import type { Target } from '../targets/target.ts';

/** What a plug-in gives, as the default export of its module: parts of the same form as warraq's own. */
export interface Plugin {
  readonly name: string;
  /** Pieces of markup; they come after warraq's. */
  readonly syntaxes?: readonly Syntax[];
  /** Rules of Persian spelling; they come after warraq's. */
  readonly rules?: readonly Rule[];
  /** Folders of themes, by the names that books call them by: paths below the plug-in's own folder, with `/`. */
  readonly themes?: Readonly<Record<string, string>>;
  /** Formats; they are made after warraq's, where they are asked for. */
  readonly targets?: readonly Target[];
}

/** A module that is no plug-in: which key is wrong, and what should be there. */
export interface NoPlugin {
  readonly key: string;
  readonly said: string;
}

const text = z.string().trim().min(1);
const call = z.custom<(...args: never) => unknown>((value) => typeof value === 'function', {
  error: 'expected a function',
});
const list = z.array(z.unknown());
const map = z.record(z.string(), z.unknown());
const isWithin = (path: string) => !/^[/\\]|\\|(?:^|\/)\.\.(?:\/|$)/.test(path);

const ruleId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected letters a to z, digits and hyphens');

const ruleMessage = z.strictObject({ title: text, note: text, say: call, advise: call.optional() });

const markupRule = z.strictObject({
  id: ruleId,
  severity: z.enum(['error', 'warning']),
  ...Object.fromEntries(MESSAGE_LANGUAGES.map((language) => [language, ruleMessage])),
});

const syntax = z.strictObject({
  name: text,
  micromark: call.optional(),
  fromMarkdown: list.optional(),
  directives: z
    .array(
      z.strictObject({ name: text, kind: z.enum(['block', 'phrase']), isProse: z.boolean(), show: call }),
    )
    .optional(),
  parsed: call.optional(),
  read: call.optional(),
  prepare: call.optional(),
  rules: z.array(markupRule).optional(),
  counters: z
    .array(
      z.strictObject({
        kind: text,
        word: text,
        scope: z.enum(['book', 'chapter']),
        list: z.strictObject({ name: text, title: text, epubType: text.optional() }).optional(),
      }),
    )
    .optional(),
  words: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  prose: z.record(z.string(), z.union([z.literal('none'), call])).optional(),
  written: call.optional(),
  markup: call.optional(),
  leftOut: z.record(z.string(), z.union([z.instanceof(RegExp), call])).optional(),
  adds: z.array(text).optional(),
  show: call.optional(),
  allows: z
    .strictObject({ elements: z.array(text).optional(), attributes: z.record(z.string(), list).optional() })
    .optional(),
  late: z.strictObject({ className: text, print: call.optional(), text: call.optional() }).optional(),
  css: z.record(z.string(), z.string()).optional(),
});

const rule = z.strictObject({
  id: ruleId,
  kind: z.enum(['safe', 'suggest', 'report']),
  summary: z.record(z.enum(MESSAGE_LANGUAGES), text),
  say: z.record(z.enum(MESSAGE_LANGUAGES), call).optional(),
  why: text,
  source: text,
  off: z.boolean().optional(),
  examples: list,
  keep: list,
  find: call,
});

const option = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)+$/, 'expected letters a to z, digits and hyphens'),
  values: z.array(text).min(1),
  summary: z.record(z.enum(MESSAGE_LANGUAGES), text),
});

const target = z.strictObject({
  format: z
    .strictObject({
      name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected letters a to z, digits and hyphens'),
      opens: text.refine(isWithin, 'expected an ending such as «.txt», or a path such as «txt/index.txt»'),
      mediaType: text,
      unit: z.enum(['pages', 'chapters']),
      title: text.optional(),
      onix: text.optional(),
      isSite: z.boolean().optional(),
      options: z.array(option).optional(),
    })
    .refine(({ name, options = [] }) => options.every((one) => one.name.startsWith(`${name}-`)), {
      path: ['options'],
      error: 'expected names that begin with that of the format and «-»',
    }),
  needs: z.array(z.enum(['pages', 'cover'])),
  make: call,
});

const pluginSchema = z.strictObject({
  name: text,
  syntaxes: z.array(syntax).optional(),
  rules: z.array(rule).optional(),
  themes: z.record(text, text.refine(isWithin, 'expected a path below the folder of the plug-in')).optional(),
  targets: z.array(target).optional(),
});

/** What a target of a plug-in has to give. */
export const targetResult = z.looseObject({
  artifacts: z.array(
    z.looseObject({
      path: text.refine(isWithin, 'expected a path below the output folder'),
      bytes: z.instanceof(Uint8Array),
      format: text,
      mediaType: text,
    }),
  ),
  count: z.number(),
  detail: z.looseObject({ count: z.number(), of: z.enum(['chapters', 'pages', 'files']) }),
  facts: map.optional(),
  options: z.record(z.string(), z.string()).optional(),
  steps: z.record(z.string(), z.number()).optional(),
});

const match = z.looseObject({
  start: z.int().min(0),
  end: z.int().min(0),
  edits: z.array(z.looseObject({ start: z.int().min(0), end: z.int().min(0), text: z.string() })),
});

/** What a rule of a plug-in has to give; one that says nothing of its own has no facts. */
export function matchesSchema({ say }: Rule): z.ZodType {
  return z.array(
    say ? match : match.extend({ facts: z.undefined({ error: 'facts need «say»' }).optional() }),
  );
}

/** The plug-in that a module exports, or what is wrong with it. */
export function pluginOf(exported: unknown): Plugin | NoPlugin {
  const { error } = pluginSchema.safeParse(exported);
  return error ? firstIssue(error, 'default') : (exported as Plugin);
}

/** The first thing that is wrong with a value, whose keys are said behind `name`. */
export function firstIssue({ issues: [issue] }: z.core.$ZodError, name: string): NoPlugin {
  const { path, message } = issue!;
  return { key: [name, ...path].join('.'), said: sentence(message) };
}
