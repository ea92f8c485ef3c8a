export interface TextLine {
  readonly text: string;
  readonly line: number;
}
