import type { Operation, SecurityRequirement } from './api.js';
import { componentKey } from './component-key.js';
import { byText } from './order.js';
import { type JsonObject, present } from './schema-to-json-schema.js';

export function securityName(item: SecurityRequirement): string {
  if (item.name !== undefined) return componentKey(item.name);
  switch (item.kind) {
    case 'apiKey':
      return componentKey(`apiKey-${item.in}-${item.key}`);
    case 'unknown':
      return componentKey(`unknown-${item.label}`);
    case 'bearer':
    case 'basic':
    case 'oauth2':
      return item.kind;
  }
}

export function securityComponents(operations: readonly Operation[]): JsonObject {
  const found = new Map<string, JsonObject>();
  for (const operation of operations) for (const item of operation.security) found.set(securityName(item), securityScheme(item));
  return Object.fromEntries([...found].sort(([a], [b]) => byText(a, b)));
}

function securityScheme(item: SecurityRequirement): JsonObject {
  switch (item.kind) {
    case 'bearer':
      return present({ type: 'http', scheme: 'bearer', bearerFormat: item.format });
    case 'basic':
      return { type: 'http', scheme: 'basic' };
    case 'apiKey':
      return { type: 'apiKey', in: item.in, name: item.key };
    case 'oauth2':
      return { type: 'oauth2', flows: {} };
    case 'unknown':
      return { type: 'http', scheme: 'unknown', description: item.label };
  }
}
