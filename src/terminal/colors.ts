import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Colours for a stream: on terminals, unless `NO_COLOR` asks for none. `FORCE_COLOR` wins over the stream, not over `NO_COLOR`. */
export function colorsFor(isTerminal: boolean, env: NodeJS.ProcessEnv): Colors {
  const refused = Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb' || env['FORCE_COLOR'] === '0';
  return pc.createColors(!refused && (isTerminal || Boolean(env['FORCE_COLOR'])));
}
