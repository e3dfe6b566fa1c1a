import { isTexFunction } from '../letters.ts';
import { child, childrenOf, elements, textOf, type Xml } from './xml.ts';

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': 'grave',
  '\u0301': 'acute',
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'overline',
  '\u0306': 'breve',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u030c': 'check',
  '\u20d7': 'vec',
  '\u2192': 'vec',
  '^': 'hat',
  '~': 'tilde',
  '¯': 'bar',
  '˙': 'dot',
  '\u0332': 'underline',
};
const FONTS: Readonly<Record<string, string>> = {
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
};
/** What TeX takes for something else, as itself. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\backslash ',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  '^': '\\hat{}',
  '~': '\\sim ',
};

/** Word's formulas (OMML; ECMA-376, part 1, 22.1) in TeX; `missing` is told of elements that have none, whose text stays. */
export function texOf(formula: Xml, missing: (element: string) => void): string {
  return tidy(tex(formula, missing));
}

/** TeX without needless spaces: `\alpha }` and `  `. */
function tidy(text: string): string {
  return text
    .replace(/ +/g, ' ')
    .replace(/ (?=[}^_)\]])/g, '')
    .trim();
}

function tex(parent: Xml | undefined, missing: (element: string) => void): string {
  return elements(parent)
    .map((one) => elementTex(one, missing))
    .join('');
}

function elementTex(one: Xml, missing: (element: string) => void): string {
  const part = (name: string) => tex(child(one, name), missing);
  const group = (name: string) => `{${part(name)}}`;
  const base = () => (/^(?:.|\\[a-z]+)$/iu.test(tidy(part('m:e'))) ? tidy(part('m:e')) : group('m:e'));
  const property = (name: string) => {
    const own = child(child(one, `${one.name}Pr`), name);
    return own && (own.attributes['m:val'] ?? '');
  };
  switch (one.name) {
    case 'm:r':
      return runTex(one);
    case 'm:sSup':
      return `${base()}^${group('m:sup')}`;
    case 'm:sSub':
      return `${base()}_${group('m:sub')}`;
    case 'm:sSubSup':
      return `${base()}_${group('m:sub')}^${group('m:sup')}`;
    case 'm:sPre':
      return `{}_${group('m:sub')}^${group('m:sup')}${base()}`;
    case 'm:f': {
      const kind = property('m:type');
      if (kind === 'lin' || kind === 'skw') return `${group('m:num')}/${group('m:den')}`;
      return `${kind === 'noBar' ? '\\genfrac{}{}{0pt}{}' : '\\frac'}${group('m:num')}${group('m:den')}`;
    }
    case 'm:rad': {
      const degree = tidy(part('m:deg'));
      return `\\sqrt${degree === '' ? '' : `[${degree}]`}${group('m:e')}`;
    }
    case 'm:nary':
      return `${property('m:chr') ?? '∫'}${limits(part('m:sub'), part('m:sup'))} ${part('m:e')}`;
    case 'm:d':
      return delimited(one, property, missing);
    case 'm:func':
      return `${part('m:fName')} ${part('m:e')}`;
    case 'm:limLow':
      return isOperator(part('m:e'))
        ? `${part('m:e')}_${group('m:lim')}`
        : `\\underset${group('m:lim')}${group('m:e')}`;
    case 'm:limUpp':
      return isOperator(part('m:e'))
        ? `${part('m:e')}^${group('m:lim')}`
        : `\\overset${group('m:lim')}${group('m:e')}`;
    case 'm:acc':
      return `\\${ACCENTS[property('m:chr') || '\u0302'] ?? 'hat'}${group('m:e')}`;
    case 'm:bar':
      return `\\${property('m:pos') === 'top' ? 'overline' : 'underline'}${group('m:e')}`;
    case 'm:groupChr':
      return `\\${property('m:pos') === 'top' ? 'overbrace' : 'underbrace'}${group('m:e')}`;
    case 'm:borderBox':
      return `\\boxed${group('m:e')}`;
    case 'm:m':
      return matrix(childrenOf(one, 'm:mr').map((row) => cells(row, missing)));
    case 'm:eqArr':
      return environment(
        'aligned',
        cells(one, missing)
          .map((row) => row.replaceAll('\\&', '&'))
          .join(' \\\\ '),
      );
    case 'm:phant':
      return property('m:show') === '0' ? `\\phantom${group('m:e')}` : part('m:e');
    case 'm:box':
    case 'm:e':
    case 'm:oMath':
    case 'm:num':
    case 'm:den':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:hyperlink':
    case 'w:smartTag':
    case 'w:sdt':
    case 'w:sdtContent':
      return tex(one, missing);
    case 'w:del':
    case 'w:moveFrom':
      return '';
    case 'w:r':
      return runTex(one);
    default:
      if (/Pr$/.test(one.name) || textOf(one).trim() === '') return '';
      missing(one.name);
      return tex(one, missing);
  }
}

function limits(below: string, above: string): string {
  return `${below.trim() === '' ? '' : `_{${below}}`}${above.trim() === '' ? '' : `^{${above}}`}`;
}

function isOperator(text: string): boolean {
  return /^\s*(?:\\[a-z]+|[∑∏⋃⋂])\s*$/.test(text);
}

function cells(row: Xml, missing: (element: string) => void): readonly string[] {
  return childrenOf(row, 'm:e').map((cell) => tidy(tex(cell, missing)));
}

function matrix(rows: readonly (readonly string[])[]): string {
  return environment('matrix', rows.map((row) => row.join(' & ')).join(' \\\\ '));
}

function environment(name: string, body: string): string {
  return `\\begin{${name}} ${body} \\end{${name}}`;
}

function delimited(
  one: Xml,
  property: (name: string) => string | undefined,
  missing: (element: string) => void,
): string {
  const sign = (text: string) => (text === '' ? '.' : text === '{' || text === '}' ? `\\${text}` : text);
  const inner = cells(one, missing).join(` \\middle${sign(property('m:sepChr') ?? '|')} `);
  return `\\left${sign(property('m:begChr') ?? '(')} ${inner} \\right${sign(property('m:endChr') ?? ')')}`;
}

function runTex(run: Xml): string {
  const text = childrenOf(run, 'm:t').concat(childrenOf(run, 'w:t')).map(textOf).join('');
  const properties = child(run, 'm:rPr');
  const isText = child(properties, 'm:nor') !== undefined;
  const font = FONTS[child(properties, 'm:scr')?.attributes['m:val'] ?? ''];
  const style = child(properties, 'm:sty')?.attributes['m:val'];
  if (isText) return `\\text{${inText(text)}}`;
  if (isTexFunction(text.trim())) return `\\${text.trim()} `;
  const inner = signs(text);
  if (font) return `\\${font}{${inner}}`;
  if (style === 'b' || style === 'bi') return `\\mathbf{${inner}}`;
  return style === 'p' && /^[A-Za-z]{2,}$/.test(text) ? `\\operatorname{${inner}}` : inner;
}

/** Signs as TeX has them; Persian words and digits are text. */
function signs(text: string): string {
  return text
    .split(/([\p{Script_Extensions=Arabic}\u200c\u200d]+(?: +[\p{Script_Extensions=Arabic}\u200c\u200d]+)*)/u)
    .map((part, at) =>
      at % 2 === 1
        ? `\\text{${inText(part)}}`
        : part.replace(/[\\{}$%#&_^~]/g, (sign) => ESCAPED[sign]!).replaceAll('\u00a0', ' '),
    )
    .join('');
}

function inText(text: string): string {
  return text.replace(/[$%#&_{}]/g, (sign) => `\\${sign}`).replace(/\\(?![$%#&_{}])/g, '\\textbackslash ');
}
