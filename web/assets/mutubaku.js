// What the browser does by itself; named in web/layout.py.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.mutubaku = {
  scheme: (dark) => {
    const name = dark ? "dark" : "light";
    document.documentElement.dataset.agThemeMode = name;
    return name;
  },
  menu: (opened, navbar) => ({ ...navbar, collapsed: { mobile: !opened } }),
  closeMenu: () => false,
  title: (title, lang) => {
    document.documentElement.lang = lang;
    if (title) document.title = `${title} – Mutu Baku`;
    return lang;
  },
};
