import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Editors that open a file at a line by an address, by their names. */
const EDITORS: Readonly<Record<string, string>> = {
  vscode: 'vscode://file{path}:{line}:{column}',
  vscodium: 'vscodium://file{path}:{line}:{column}',
  cursor: 'cursor://file{path}:{line}:{column}',
  zed: 'zed://file{path}:{line}:{column}',
  idea: 'idea://open?file={path}&line={line}&column={column}',
  sublime: 'subl://open?url=file://{path}&line={line}&column={column}',
  none: '',
};

export const EDITOR_NAMES: readonly string[] = Object.keys(EDITORS);

/** Schemes that no editor has: a browser would do something else with them. */
const NO_EDITOR = /^(?:https?|javascript|data|file|blob|about|ftp|wss?):/i;

/** The template of an editor, by its name or as it is: `myeditor://{path}:{line}`. Undefined for what is neither. */
export function editorTemplate(asked: string): string | undefined {
  const known = EDITORS[asked];
  if (known !== undefined) return known;
  const isTemplate = /^[a-z][a-z\d+.-]*:.*\{path\}/i.test(asked) && !NO_EDITOR.test(asked);
  return isTemplate ? asked : undefined;
}

/** The address that leads to a place in an editor; undefined where none is wanted. */
export function editorLink(template: string, path: string, line: number, column: number): string | undefined {
  if (template === '') return undefined;
  // `/C:/book/01.md` on Windows; all that has a meaning in an address is written with `%`.
  const address = pathToFileURL(resolve(path)).pathname;
  return template
    .replace('{path}', () => address)
    .replace('{line}', String(line))
    .replace('{column}', String(column));
}
