import { isAbsolute } from 'node:path';
import type { Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Position } from 'unist';
import type { Edit } from '../../book/edit.ts';
import type { TextFile } from '../../book/text-file.ts';
import { placer } from '../place.ts';
import type { Told } from '../report.ts';
import type { RuleDescription } from '../rules.ts';
import type { Speech } from '../speech.ts';
import { type Placed, placed } from './placed.ts';

const LEVELS = { error: 'error', warning: 'warning', suggestion: 'note' } as const;

/** The messages of some files as a SARIF 2.1.0 log (OASIS), with the changes that mend them. */
export function sarifReport(
  told: Told,
  speech: Speech,
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
        results: placed(told, speech).map((one) => resultOf(one, speech, rules)),
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

function resultOf(
  { file, message }: Placed,
  speech: Speech,
  descriptions: readonly RuleDescription[],
): Result {
  const { rule, severity, place, facts } = message;
  const artifactLocation = { uri: uriOf(file.path) };
  const ruleIndex = descriptions.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 ? { ruleIndex } : {}),
    level: LEVELS[severity],
    message: { text: speech.say(rule, facts) ?? '' },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(place) } }],
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

function regionOf({ start, end }: Position): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function replacementOf(file: TextFile, { start, end, text }: Edit) {
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
