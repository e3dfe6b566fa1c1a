import type { Random } from './random.ts';

/** A formula in TeX, and the letters and digits that it prints, in any order. */
export interface Formula {
  tex: string;
  letters: string;
}

const greek: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  lambda: 'λ',
  omega: 'ω',
  theta: 'θ',
};

const f = (tex: string, ...parts: (Formula | string)[]): Formula => ({
  tex,
  letters: parts.map((part) => (typeof part === 'string' ? part : part.letters)).join(''),
});

/** A letter or a number. */
function symbol(rng: Random): Formula {
  const kind = rng.weighted({ letter: 6, number: 2, greek: 2 });
  if (kind === 'number') {
    const number = String(rng.int(2, 99));
    return f(number, number);
  }
  if (kind === 'greek') {
    const name = rng.pick(Object.keys(greek));
    return f(`\\${name}`, greek[name]!);
  }
  const letter = rng.pick([...'abcdkmnpqrstuvwxyz']);
  return f(letter, letter);
}

/** Something small: a symbol with an index or a power, or without. */
function term(rng: Random): Formula {
  const base = symbol(rng);
  if (rng.chance(0.5)) return base;
  const index = symbol(rng);
  const wrapped = /^\d/.test(base.tex) ? `(${base.tex})` : base.tex;
  return f(`${wrapped}${rng.pick(['_', '^'])}{${index.tex}}`, base, index);
}

function sum(rng: Random, parts: Formula[]): Formula {
  const tex = parts.map((part, index) =>
    index === 0 ? part.tex : ` ${rng.pick(['+', '-', '='])} ${part.tex}`,
  );
  return f(tex.join(''), ...parts);
}

function fraction(rng: Random, depth: number): Formula {
  const top = depth > 0 ? expression(rng, depth - 1) : term(rng);
  const bottom = term(rng);
  return f(`\\frac{${top.tex}}{${bottom.tex}}`, top, bottom);
}

function root(rng: Random, depth: number): Formula {
  const inner = depth > 0 ? expression(rng, depth - 1) : term(rng);
  return f(`\\sqrt{${inner.tex}}`, inner);
}

function limits(rng: Random): Formula {
  const [from, to, body] = [symbol(rng), symbol(rng), term(rng)];
  const sign = rng.pick(['sum', 'prod', 'int']);
  return f(`\\${sign}_{k=${from.tex}}^{${to.tex}} ${body.tex}`, 'k', from, to, body);
}

function limit(rng: Random): Formula {
  const [to, body] = [symbol(rng), term(rng)];
  return f(`\\lim_{x \\to ${to.tex}} ${body.tex}`, 'limx', to, body);
}

/** A matrix of two to so many rows. */
function matrix(rng: Random, most: number): Formula {
  const [rows, columns] = [rng.int(2, most), rng.int(1, 3)];
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => symbol(rng)));
  const body = cells.map((row) => row.map((cell) => cell.tex).join(' & ')).join(' \\\\ ');
  const name = rng.pick(['pmatrix', 'bmatrix', 'matrix']);
  return f(`\\begin{${name}} ${body} \\end{${name}}`, ...cells.flat());
}

function underbrace(rng: Random): Formula {
  const [a, b, below] = [term(rng), term(rng), symbol(rng)];
  return f(`\\underbrace{${a.tex} + ${b.tex}}_{${below.tex}}`, a, b, below);
}

function expression(rng: Random, depth: number): Formula {
  const kind = rng.weighted({ sum: 5, fraction: 3, root: 2 });
  if (kind === 'fraction') return fraction(rng, depth);
  if (kind === 'root') return root(rng, depth);
  return sum(rng, [term(rng), term(rng)]);
}

/** A formula that stands in a line of text; `flat` ones are as high as the line. */
export function inlineFormula(rng: Random, flat = false): Formula {
  if (flat)
    return sum(
      rng,
      Array.from({ length: rng.int(1, 3) }, () => term(rng)),
    );
  const kind = rng.weighted({
    flat: 45,
    fraction: 15,
    root: 10,
    limits: 10,
    limit: 5,
    matrix: 8,
    brace: 4,
    tall: 3,
  });
  if (kind === 'flat') return inlineFormula(rng, true);
  if (kind === 'fraction') return fraction(rng, 1);
  if (kind === 'root') return root(rng, 1);
  if (kind === 'limits') return limits(rng);
  if (kind === 'limit') return limit(rng);
  if (kind === 'matrix') return matrix(rng, 3);
  if (kind === 'brace') return underbrace(rng);
  const inner = fraction(rng, 2);
  return f(`\\dfrac{${inner.tex}}{2}`, inner, '2');
}

/** A formula alone in its paragraph, as wide as a page allows. */
export function displayedFormula(rng: Random): Formula {
  const kind = rng.weighted({ sum: 40, matrix: 20, limits: 20, brace: 10, fraction: 10 });
  const left = symbol(rng);
  const parts = {
    sum: () => sum(rng, [term(rng), fraction(rng, 1), term(rng)]),
    matrix: () => matrix(rng, 8),
    limits: () => limits(rng),
    brace: () => underbrace(rng),
    fraction: () => fraction(rng, 2),
  };
  const right = parts[kind]();
  return f(`${left.tex} = ${right.tex}`, left, right);
}
