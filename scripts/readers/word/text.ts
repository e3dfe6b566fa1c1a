import { fieldOf } from './fields.ts';
import { chosen } from './runs.ts';
import { symbolOf } from './symbols.ts';
import { elements, textOf, type Xml } from './xml.ts';

/**
 * All text of a part in the order of its XML, whatever it is: what is shown, and the words of an index. Only what was deleted, and what
 * stands there twice for older programs, is none.
 */
export function textOfPart(part: Xml): string {
  const found: string[] = [];
  let instruction = '';
  const entry = (text: string) => {
    const field = fieldOf(text);
    if (field.does === 'index') found.push(field.text);
  };
  const walk = (parent: Xml): void => {
    for (const one of elements(parent)) {
      switch (one.name) {
        case 'w:t':
        case 'm:t':
          found.push(textOf(one));
          break;
        case 'w:sym':
          found.push(symbolOf(one));
          break;
        case 'w:instrText':
          instruction += textOf(one);
          break;
        case 'w:fldChar': {
          entry(instruction);
          instruction = '';
          break;
        }
        case 'w:fldSimple':
          entry(one.attributes['w:instr'] ?? '');
          walk(one);
          break;
        case 'w:del':
        case 'w:moveFrom':
        case 'w:rPr':
          break;
        case 'mc:AlternateContent':
          walk(chosen(one));
          break;
        default:
          walk(one);
      }
    }
  };
  walk(part);
  return found.join('\n');
}
