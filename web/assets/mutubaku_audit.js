// The page Kepatuhan: what the findings grid is asked for lives in the address; named in web/parts/wanted.py.
(() => {
  const none = () => window.dash_clientside.no_update;
  const again = (id) =>
    window.dash_ag_grid?.getApiAsync(id).then((api) => api.isDestroyed() || api.purgeInfiniteCache());
  const FIELDS = ["rule", "step", "severity", "month", "verdict"];
  let asked = null;
  Object.assign(window.dash_clientside.mutubaku, {
    keepWanted: (...values) => {
      const before = window.location.search;
      FIELDS.forEach((name, place) => window.mutubaku.keep(name, values[place]));
      // dcc.Location hears of the address only so; another language is then shown under the same filter.
      if (window.location.search !== before) window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
      return window.location.search;
    },
    // Whatever changed what is asked for, the rows on screen are of before.
    askAgain: (...values) => {
      const now = JSON.stringify(values);
      if (asked !== null && asked !== now) again("findings");
      asked = now;
      return none();
    },
    seekCases: () => {
      again("cases");
      return none();
    },
    // A chip clears; a bar sets, and clears what it set before.
    pickWanted: (_clicks, ...rest) => {
      const value = rest[rest.length - 1];
      const by = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
      if (by.startsWith("chip-")) return _clicks ? null : none();
      const picked = rest.length > 1 && rest[0]?.points?.[0]?.customdata;
      if (!picked) return none();
      return picked === value ? null : picked;
    },
    chip: (value, data, label, clear) => {
      if (!value) return ["", "hidden", ""];
      const name = (data || []).find((one) => one.value === value)?.label || value;
      return [`${label}: ${name} ✕`, "chip", `${clear["aria-label"]}: ${name}`];
    },
    paperLinks: (search, ...links) => links.map((link) => link.split("?")[0] + (search || "")),
  });
})();
