import type { Argv } from 'yargs';
import type { CommandResult, Host } from '../commands/command.js';

/** The parser, with the options of every command. */
export type Program = Argv<{ verbose: boolean }>;

/** Ends the parsing with the command that the arguments name. */
export type Choose = (global: { readonly verbose: boolean }, start: (host: Host) => Promise<CommandResult>) => never;
