import { parse } from 'yaml';
import { nearest } from '../diagnostics/nearest.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { diskWorld } from '../manuscript/disk-world.ts';
import { placeOf } from '../manuscript/open.ts';
import type { Overrule } from '../manuscript/overruled-world.ts';
import { firstSource } from '../manuscript/plugins.ts';
import { settingsSchemaFor } from '../manuscript/settings-schema.ts';
import { SYNTAXES } from '../syntax/syntaxes.ts';
import { FORMATS } from '../targets/formats.ts';

/** What is asked of the settings of a book for one build. */
export interface Overruling {
  /** Settings such as `page.size=A4`, their values as `book.yaml` has them; the last one of a key counts. */
  readonly set?: readonly string[] | undefined;
  /** The name of one of the `profiles` in the settings. */
  readonly profile?: string | undefined;
}

/** Keys whose values plug-ins may add to: reading looks at them. */
const OF_PLUGINS = ['format-options', 'lists'];

/**
 * The settings that a book has for one build, over those of its file: those of a profile, and then those that are set.
 *
 * @throws WarraqError `setting-overruled` where there is no such setting, value or profile, or no settings that could be overruled
 */
export async function overrulesFor(
  path: string,
  { set = [], profile }: Overruling,
): Promise<readonly Overrule[]> {
  const place = await placeOf(path);
  // Reading tells that nothing is there.
  if ('fault' in place) return [];
  const source = await firstSource(diskWorld(place.folder, undefined), place.only);
  if (!source) throw new WarraqError('setting-overruled', { fault: 'no-settings', path });
  const chosen = profile === undefined ? [] : leaves(profileOf(source.yaml, profile));
  for (const one of chosen) refuseInvalid(one, one.value);
  return [...chosen, ...set.map(parsed)];
}

/** The settings of a profile. */
function profileOf(yaml: string, name: string): object {
  const profiles: unknown = settingsIn(yaml)['profiles'];
  const known = isMap(profiles) ? profiles : {};
  const found = known[name];
  if (!isMap(found)) {
    const names = Object.keys(known);
    throw new WarraqError('setting-overruled', {
      fault: 'no-profile',
      name,
      known: names,
      near: nearest(name, names),
    });
  }
  return found;
}

/** The settings of a file whose faults are told when it is read. */
function settingsIn(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(yaml);
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaves(values: object, above: readonly string[] = []): readonly Overrule[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isMap(value) ? leaves(value, [...above, key]) : [{ path: [...above, key], value }],
  );
}

/** `page.size=A4`: as YAML has it, or as a text where YAML takes it for something else: `title=1984`. */
function parsed(text: string): Overrule {
  const [, keys, written] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (keys === undefined || written === undefined)
    throw new WarraqError('setting-overruled', { fault: 'form', text });
  const path = keys.split('.');
  const value = asYaml(written);
  const given = faultIn({ path, value }) === undefined ? value : written;
  refuseInvalid({ path, value: given }, value);
  return { path, value: given };
}

function asYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}

function refuseInvalid(overrule: Overrule, shown: unknown): void {
  const said = faultIn(overrule);
  if (said === undefined) return;
  const key = overrule.path.join('.');
  throw new WarraqError('setting-overruled', { fault: 'invalid', key, value: JSON.stringify(shown), said });
}

/** What the schema says against a setting, in English; undefined where nothing is wrong with it. */
function faultIn({ path, value }: Overrule): string | undefined {
  if (OF_PLUGINS.includes(path[0]!)) return undefined;
  const formatOptions = FORMATS.flatMap(({ options = [] }) => options);
  const schema = settingsSchemaFor({ syntaxes: SYNTAXES, formatOptions }).partial();
  const nested = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const { error } = schema.safeParse(nested);
  return error?.issues[0]?.message.replace(/\.$/, '');
}
