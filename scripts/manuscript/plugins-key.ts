import { pluginsKey } from '../book/settings.ts';
import type { NamedPlugin } from './plugins.ts';
import { checkYaml, placeOfKey, type SettingsSource } from './settings-file.ts';

/** The plug-ins that settings name; none where something is wrong with the key, which is told when all settings are read. */
export function pluginsIn({ file, yaml, base }: SettingsSource): readonly NamedPlugin[] {
  const names = checkYaml(file, yaml, pluginsKey, base)?.plugins ?? [];
  return names.map((name, index) => {
    const place = placeOfKey(file, yaml, ['plugins', index], base);
    const { line, column } = place?.start ?? { line: 1, column: 1 };
    return { name, place, shown: `${file.path}:${line}:${column}` };
  });
}
