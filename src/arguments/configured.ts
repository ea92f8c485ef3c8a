import type { Argv } from 'yargs';

/** The option of the commands that read the config. */
export const configured = <T>(y: Argv<T>) =>
  y.option('config', {
    type: 'string',
    requiresArg: true,
    describe: 'The config file, if not generator.config.* of this folder; its paths are relative to it',
  });
