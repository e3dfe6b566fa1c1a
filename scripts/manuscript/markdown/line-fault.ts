/** What is wrong with a line, and where in it. */
export interface LineFault {
  readonly reason: string;
  readonly at: number;
}
