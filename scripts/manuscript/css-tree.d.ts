/** The parts of css-tree that load without its dictionary of properties; its types know the whole only. */

declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}

declare module 'css-tree/generator' {
  export { generate as default } from 'css-tree';
}
