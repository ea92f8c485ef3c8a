import type { ApiConfig } from '../config/config.js';
import type { PluggedEmitter } from '../emit/emitter.js';
import { guarded } from './guard.js';

/** Every emitter that an API's plugins add; what goes wrong in one is reported under its plugin's name. */
export const emittersOf = ({ plugins = [] }: Pick<ApiConfig, 'plugins'>): readonly PluggedEmitter[] =>
  plugins.flatMap(({ plugin }) =>
    (plugin.emitters ?? []).map((emitter) => ({
      plugin: plugin.name,
      emitter: {
        name: emitter.name,
        emit: (context) =>
          guarded(`The emitter ${emitter.name} of the plugin ${plugin.name}`, context.model.name, () => emitter.emit(context)),
      },
    })),
  );
