/**
 * A module of warraq as it is shipped: compiled. (In a checkout tsx gives functions their names at each turn, which takes a
 * tenth of the time.)
 */
export async function shipped<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../lib/${path}.js`, import.meta.url).href)) as Module;
}
