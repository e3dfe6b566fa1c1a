import { chosen } from './drawings.ts';
import { fieldOf } from './fields.ts';
import { endlessFields } from './open-fields.ts';
import { symbolOf, textIn } from './symbols.ts';
import { child, elements, textOf, type Xml } from './xml.ts';

/**
 * All text of a part in the order of its XML, whatever it is: what is shown, and the words of an index. Only what was deleted, and what
 * stands there twice for older programs, is none.
 */
export function textOfPart(part: Xml): string {
  const found: string[] = [];
  storyText(part, found);
  return found.join('\n');
}

/** What holds paragraphs of its own: a field begins and ends in one of these. */
const STORY = /^w:(?:tc|txbxContent|footnote|endnote|comment)$/;

function storyText(story: Xml, found: string[]): void {
  const endless = endlessFields(story);
  const open: { instruction: string; isSaid: boolean }[] = [];
  const say = (instruction: string) => {
    const field = fieldOf(instruction);
    if (field.does === 'index') found.push(field.text);
  };
  const fieldCharacter = (type: string | undefined): void => {
    if (type === 'begin') open.push({ instruction: '', isSaid: false });
    const last = open.at(-1);
    if (!last || type === 'begin') return;
    if (!last.isSaid) say(last.instruction);
    last.isSaid = true;
    if (type === 'end') open.pop();
  };
  const walk = (parent: Xml): void => {
    for (const one of elements(parent)) {
      switch (one.name) {
        case 'w:t':
          found.push(textIn(one, child(parent, 'w:rPr')));
          break;
        case 'm:t':
          found.push(textOf(one));
          break;
        case 'w:sym':
          found.push(symbolOf(one));
          break;
        case 'w:instrText': {
          const last = open.at(-1);
          if (last) last.instruction += textOf(one);
          break;
        }
        case 'w:fldChar':
          if (!endless.has(one)) fieldCharacter(one.attributes['w:fldCharType']);
          break;
        case 'w:fldSimple':
          say(one.attributes['w:instr'] ?? '');
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
          if (STORY.test(one.name)) storyText(one, found);
          else walk(one);
      }
    }
  };
  walk(story);
}
