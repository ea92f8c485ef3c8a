/** Told where a long run stands; shows it or not. What is returned resolves when the display has had its turn. */
export interface Progress {
  /** A stage begins; `total` where it has steps. */
  stage(name: string, total?: number): Promise<void> | void;
  /** One more step of the stage is done; `total` where it turned out to have more steps than was thought. */
  step(total?: number): Promise<void> | void;
  /** Nothing more is to be shown: the terminal is as it was. */
  end(): Promise<void> | void;
}

export const silent: Progress = { stage: () => {}, step: () => {}, end: () => {} };
