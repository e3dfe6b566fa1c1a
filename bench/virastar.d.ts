declare module 'virastar' {
  export default class Virastar {
    constructor(options?: Readonly<Record<string, boolean>>);
    cleanup(text: string): string;
  }
}
