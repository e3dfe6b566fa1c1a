import {
  DEFAULT_KIND,
  KINDS,
  type Kind,
  kindKeys,
  type Settings,
  type WrittenSettings,
} from '../book/settings.ts';
import { silent } from '../diagnostics/report.ts';
import { checkYaml } from './settings-file.ts';

/** What decides how a single file is read, before its settings are checked. */
export interface FirstLook {
  readonly kind: Kind;
  /** The title that its front matter gives. */
  readonly title: string | undefined;
}

/** What the front matter of a single file says of its kind and its title; its faults are told when it is read. */
export function firstLook(yaml: string, otherwise: Kind): FirstLook {
  const keys = checkYaml({ path: '', value: yaml }, yaml, kindKeys, silent) ?? {};
  return { kind: kindOf(keys, otherwise), title: keys.title };
}

/** The settings with the kind and the theme of the book; `otherwise`: its kind where they name neither. */
export function withKind(written: WrittenSettings, otherwise: Kind): Settings;
export function withKind(written: WrittenSettings | undefined, otherwise: Kind): Settings | undefined;
export function withKind(written: WrittenSettings | undefined, otherwise: Kind): Settings | undefined {
  if (!written) return undefined;
  const kind = kindOf(written, otherwise);
  return { ...written, kind, theme: written.theme ?? kind };
}

/** A theme of warraq's says what it is for; with any other, a book is one of chapters unless it says otherwise. */
function kindOf({ kind, theme }: Pick<WrittenSettings, 'kind' | 'theme'>, otherwise: Kind): Kind {
  if (kind) return kind;
  return theme === undefined ? otherwise : (KINDS.find((one) => one === theme) ?? DEFAULT_KIND);
}
