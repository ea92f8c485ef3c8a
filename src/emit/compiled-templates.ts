import Handlebars from 'handlebars';

/**
 * Templates as they are compiled where they are first needed. The build compiles them beforehand, and puts in the place of this module
 * one that needs no compiler: it takes longer to load, and to use, than all templates take to be filled.
 */
export const handlebars = Handlebars.create();

/** @throws where the text is no template, or, in a build, none that was there when it was made */
export const compileTemplate = (text: string): HandlebarsTemplateDelegate =>
  handlebars.compile(text, { strict: true, noEscape: true, preventIndent: true });
