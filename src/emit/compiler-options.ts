/** As strict as any consumer can be, so that none of them sees an error in what we declare. */
export const moduleProject = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    moduleDetection: 'force',
    lib: ['es2022'],
    types: [],
    rootDir: 'src',
    outDir: 'dist/esm',
    declaration: true,
    declarationMap: true,
    newLine: 'lf',
    skipLibCheck: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noEmitOnError: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
  },
  include: ['src', 'platform.d.ts'],
} as const;

/** The same where every export says its type: then each file is compiled by itself, whatever is in the others. */
export const explicitProject = {
  ...moduleProject,
  compilerOptions: { ...moduleProject.compilerOptions, isolatedDeclarations: true },
} as const;

/** The same for code that has been found to be sound: without a look at types, or at any other file. */
export const soundProject = {
  ...explicitProject,
  compilerOptions: {
    ...explicitProject.compilerOptions,
    lib: undefined,
    noLib: true,
    noResolve: true,
    noCheck: true,
    // That there is no library is an error, too.
    noEmitOnError: false,
  },
} as const;

/** For `require`, file by file, without a look at types. */
export const commonJsProject = {
  compilerOptions: {
    target: 'es2022',
    module: 'commonjs',
    moduleResolution: 'bundler',
    types: [],
    noLib: true,
    noResolve: true,
    noCheck: true,
    isolatedModules: true,
    rootDir: 'src',
    outDir: 'dist/cjs',
    newLine: 'lf',
  },
  include: ['src'],
} as const;
