// What the browser does by itself; named in web/layout.py.
window.mutubaku = {
  // Puts a name and value into the query of the address, or takes the name out: a link then shows the same.
  keep: (name, value) => {
    const address = new URL(window.location.href);
    if (value === null || value === undefined || value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    window.history.replaceState(window.history.state, "", address);
  },
};
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
    document.cookie = `lang=${lang}; path=/; max-age=31536000; samesite=lax`;
    if (title) document.title = `${title} – Mutu Baku`;
    return lang;
  },
  quiet: () => [],
  // The SOP an address names; what the person chose before otherwise.
  sopOfAddress: (search, options) => {
    const asked = new URLSearchParams(search).get("sop");
    const known = (options || []).some((option) => option.value === asked);
    return known ? asked : window.dash_clientside.no_update;
  },
  keepSop: (key) => {
    if (key) window.mutubaku.keep("sop", key);
    return window.dash_clientside.no_update;
  },
};
