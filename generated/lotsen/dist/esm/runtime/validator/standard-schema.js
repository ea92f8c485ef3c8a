export function standardSchema(validate) {
    return { '~standard': { version: 1, vendor: 'pagewright', validate: (value) => validate(value) } };
}
