/** The same value, with whatever it holds besides what is documented: `undocumented(user)['nickname']`. Nothing is copied. */
export function undocumented(value) {
    return value;
}
