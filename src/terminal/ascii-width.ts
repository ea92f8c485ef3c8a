/** Columns of ASCII text. The build puts it in the place of the package `string-width`, see `esbuild.config.js`. */
export default (text: string): number => text.length;
