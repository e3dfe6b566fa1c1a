import { isAbsolute } from 'node:path';
import type { Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Edit } from '../../book/edit.ts';
import { placer } from '../place.ts';
import { messagesOf, severityOf } from '../report.ts';
import type { RuleDescription } from '../rules.ts';

const LEVELS = { error: 'error', warning: 'warning', suggestion: 'note' } as const;

/** The messages of some files as a SARIF 2.1.0 log (OASIS), with the changes that mend them. */
export function sarifReport(
  files: readonly VFile[],
  rules: readonly RuleDescription[],
  version: string,
): Log {
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'warraq', version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => messagesOf([file]).map((message) => resultOf(file, message, rules))),
      },
    ],
  };
}

function descriptorOf({ id, severity, title, help }: RuleDescription): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: `${title}.` },
    help: { text: help },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(file: VFile, message: VFileMessage, rules: readonly RuleDescription[]): Result {
  const artifactLocation = { uri: uriOf(file.path ?? '') };
  const ruleIndex = rules.findIndex(({ id }) => id === message.ruleId);
  return {
    ruleId: message.ruleId ?? '',
    ...(ruleIndex >= 0 ? { ruleIndex } : {}),
    level: LEVELS[severityOf(message)],
    message: { text: message.reason },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(message) } }],
    ...(message.mend
      ? {
          fixes: [
            {
              description: { text: message.mend.safe ? 'safe' : 'suggested' },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: message.mend.edits.map((edit) => replacementOf(file, edit)),
                },
              ],
            },
          ],
        }
      : {}),
  };
}

function regionOf(message: VFileMessage): Region {
  const startLine = message.line ?? 1;
  const startColumn = message.column ?? 1;
  const end = message.place && 'end' in message.place ? message.place.end : undefined;
  return {
    startLine,
    startColumn,
    ...(end ? { endLine: end.line, endColumn: end.column } : {}),
  };
}

function replacementOf(file: VFile, { start, end, text }: Edit) {
  const place = placer(file)(start, end);
  return {
    deletedRegion: {
      startLine: place.start.line,
      startColumn: place.start.column,
      endLine: place.end.line,
      endColumn: place.end.column,
    },
    insertedContent: { text },
  };
}

/** A path as a URI reference (RFC 3986): names in Persian are encoded. */
function uriOf(path: string): string {
  const encoded = path.split(/[\\/]/).map(encodeURIComponent).join('/');
  return isAbsolute(path) ? `file://${encoded}` : encoded;
}
