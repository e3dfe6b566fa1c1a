import type * as z from 'zod';
import type { MarkupRule, Tell } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { isTooDeep } from '../diagnostics/within-time.ts';
import type { NamedPlugin } from '../manuscript/plugins-key.ts';
import type { Rule } from '../orthography/rule.ts';
import type { Target } from '../targets/target.ts';
import { firstIssue, matchesSchema, type Plugin, targetResult } from './plugin.ts';

/** Tell that a function of a plug-in has failed; `at`: which, such as `targets.0.make`. */
type Fail = (at: string, said: string, cause?: unknown) => never;

/** Makes of a part of a plug-in the same part, whose functions tell where they throw. */
type Guard = <Part>(part: Part, at: string) => Part;

type Call = (this: unknown, ...args: unknown[]) => unknown;

/**
 * A plug-in whose functions tell that it is the plug-in that has failed, where they throw, or give what they should not: else it
 * would be a fault of our own.
 *
 * @throws WarraqError `plugin-failed`, from its functions
 */
export function guardedPlugin(plugin: Plugin, { name, shown: place }: NamedPlugin): Plugin {
  const fail: Fail = (at, said, cause) => {
    throw new WarraqError('plugin-failed', { place, name, at, said }, cause);
  };
  const guard = guardOf(fail);
  const { syntaxes = [], rules = [], targets = [] } = plugin;
  return {
    ...plugin,
    syntaxes: syntaxes.map((one, index) => guardedSyntax(one, `syntaxes.${index}`, guard, fail)),
    rules: rules.map((one, index) => guardedRule(one, `rules.${index}`, guard, fail)),
    targets: targets.map((one, index) => guardedTarget(one, `targets.${index}`, guard, fail)),
  };
}

/** What two of its functions give has functions in turn. */
function guardedSyntax(syntax: Syntax, at: string, guard: Guard, fail: Fail): Syntax {
  const guarded = guard(syntax, at);
  const { micromark, show, parsed, read, prepare, rules = [] } = guarded;
  const own = (tell: Tell, key: string) => tellOf(rules, tell, `${at}.${key}`, fail);
  return {
    ...guarded,
    ...(micromark ? { micromark: (text) => guard(micromark(text), `${at}.micromark`) } : {}),
    ...(parsed ? { parsed: (tree, file, tell) => parsed(tree, file, own(tell, 'parsed')) } : {}),
    ...(read ? { read: (tree, file, tell) => read(tree, file, own(tell, 'read')) } : {}),
    ...(prepare
      ? { prepare: (tree, file, tell, macros) => prepare(tree, file, own(tell, 'prepare'), macros) }
      : {}),
    ...(show ? { show: (names) => guard(show(names), `${at}.show`) } : {}),
  };
}

/** What has no words could not be said. */
function tellOf(rules: readonly MarkupRule[], tell: Tell, at: string, fail: Fail): Tell {
  return (file, told, ...rest) => {
    const rule = rules.find(({ id }) => id === told?.id);
    if (!rule) return fail(at, `told «${told?.id}», which is not in «rules»`);
    return tell(file, rule, ...rest);
  };
}

function guardedRule(rule: Rule, at: string, guard: Guard, fail: Fail): Rule {
  const guarded = guard(rule, at);
  const schema = matchesSchema(rule);
  return {
    ...guarded,
    find(passage, choices) {
      const found = guarded.find(passage, choices);
      expectForm(found, schema, `${at}.find`, fail);
      return found;
    },
  };
}

function guardedTarget(target: Target, at: string, guard: Guard, fail: Fail): Target {
  const guarded = guard(target, at);
  return {
    ...guarded,
    async make(rendering, tools) {
      const made = await guarded.make(rendering, tools);
      expectForm(made, targetResult, `${at}.make`, fail);
      return made;
    },
  };
}

function expectForm(result: unknown, schema: z.ZodType, at: string, fail: Fail): void {
  const { error } = schema.safeParse(result);
  if (!error) return;
  const { key, said } = firstIssue(error, 'result');
  fail(at, `${key}: ${said}`);
}

/** Guards plain objects, lists and functions, each once: some are known by their identity. */
function guardOf(fail: Fail): Guard {
  const known = new Map<unknown, unknown>();
  const keep = <Guarded>(part: unknown, guarded: Guarded): Guarded => {
    known.set(part, guarded);
    return guarded;
  };
  const guard = (part: unknown, at: string, owner: unknown): unknown => {
    if (known.has(part)) return known.get(part);
    if (typeof part === 'function') return keep(part, guardedCall(part as Call, at, owner, fail));
    if (Array.isArray(part)) {
      const list: unknown[] = keep(part, []);
      for (const [index, one] of part.entries()) list.push(guard(one, `${at}.${index}`, part));
      return list;
    }
    if (!isRecord(part)) return part;
    const record: Record<string, unknown> = keep(part, {});
    for (const [key, one] of Object.entries(part)) record[key] = guard(one, `${at}.${key}`, part);
    return record;
  };
  return (part, at) => guard(part, at, undefined) as typeof part;
}

/** A function that is called as one of its record, whoever has taken it out of there. */
function guardedCall(call: Call, at: string, owner: unknown, fail: Fail): Call {
  const tell = (cause: unknown) => {
    if (cause instanceof WarraqError || isTooDeep(cause)) throw cause;
    return fail(at, cause instanceof Error ? cause.message : String(cause), cause);
  };
  return function (...args) {
    try {
      const result = Reflect.apply(call, this ?? owner, args);
      return result instanceof Promise ? result.catch(tell) : result;
    } catch (cause) {
      return tell(cause);
    }
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
