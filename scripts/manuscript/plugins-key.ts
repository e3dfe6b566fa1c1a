import type { Position } from 'unist';
import { pluginsKey } from '../book/settings.ts';
import { silent } from '../diagnostics/report.ts';
import { checkYaml, placeOfKey, type SettingsSource } from './settings-file.ts';

/** A plug-in as the settings name it. */
export interface NamedPlugin {
  readonly name: string;
  /** Where it is named. */
  readonly place: Position | undefined;
  /** `book.yaml:3:5`, for what shows only when the settings are long read. */
  readonly shown: string;
}

/** The plug-ins that settings name; none where something is wrong with the key, which is told when all settings are read. */
export function pluginsIn({ file, yaml, base }: SettingsSource): readonly NamedPlugin[] {
  const names = checkYaml(file, yaml, pluginsKey, silent, base)?.plugins ?? [];
  return names.map((name, index) => {
    const place = placeOfKey(file, yaml, ['plugins', index], base);
    const { line, column } = place?.start ?? { line: 1, column: 1 };
    return { name, place, shown: `${file.path}:${line}:${column}` };
  });
}
