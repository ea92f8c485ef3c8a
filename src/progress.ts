/** Told where a long run stands; shows it or not. */
export interface Progress {
  /** A stage begins; `total` where it has steps. */
  stage(name: string, total?: number): void;
  /** One more step of the stage is done. Resolves when the display has had its turn. */
  step(): Promise<void> | void;
  end(): void;
}

export const silent: Progress = { stage: () => {}, step: () => {}, end: () => {} };
