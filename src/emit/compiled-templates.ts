/**
 * Templates by their text, as the build compiled them, which takes longer than filling them. Filled by the build alone: from the
 * sources, and for a template that was edited since, it is done when the template is first needed.
 */
export const compiledTemplates: ReadonlyMap<string, TemplateSpecification> = new Map();
