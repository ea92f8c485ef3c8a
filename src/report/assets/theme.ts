const themes = ['system', 'light', 'dark'] as const;

type Theme = (typeof themes)[number];

const key = 'pagewright-theme';

/** Colours as the system has them, or as the reader wants them; remembered where the browser lets it. */
export function themeButton(button: HTMLElement): void {
  let theme = themes.find((one) => one === remembered()) ?? 'system';
  const apply = (): void => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    button.setAttribute('aria-label', `Colours: ${theme === 'system' ? 'as the system has them' : theme}`);
  };
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    remember(theme);
    apply();
  });
  apply();
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing shows the theme until the page is closed.
  }
}
