// What management's pages do in the browser by themselves: buttons marked with data-do, print, the tour.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.mutubaku_mgmt = {
  layers: (from) => `preview map from-${from}`,
  // What the address bar says now: pages keep their filters in it without telling Dash.
  address: (clicks) => {
    if (!clicks) return window.dash_clientside.no_update;
    return window.location.pathname + window.location.search;
  },
};

(() => {
  const FORMULA = /^[=+\-@\t\r]/;
  const NUMBER = {
    id: /^-?(0|[1-9]\d{0,2}(\.\d{3})*)(,\d+)?%?$/,
    en: /^-?(0|[1-9]\d{0,2}(,\d{3})*)(\.\d+)?%?$/,
  };
  const lang = () => (document.documentElement.lang === "en" ? "en" : "id");

  // Numbers without groups and with a decimal comma, as an Indonesian spreadsheet reads them; no cell becomes a formula.
  const plain = (cell, spoken) => {
    if (!NUMBER[spoken].test(cell)) return FORMULA.test(cell) ? `'${cell}` : cell;
    return spoken === "id" ? cell.replaceAll(".", "") : cell.replaceAll(",", "").replace(".", ",");
  };
  const quoted = (cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const csv = (rows, spoken) =>
    "\ufeff" + rows.map((row) => row.map((cell) => quoted(plain(cell, spoken))).join(";") + "\r\n").join("");

  const tableOf = (button) => {
    const place = button.closest(".tabled") || button.closest("section");
    const found = place && place.querySelector("table.plain");
    if (!found) return null;
    return [...found.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  };
  const fileName = (title, suffix) => {
    const words = title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return `${words.slice(0, 60) || "tabel"}.${suffix}`;
  };
  const save = (content, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // The browser's voice and, for a moment, the button itself say what happened.
  const say = (button, words) => {
    if (!words || button.dataset.before) return;
    button.dataset.before = button.textContent;
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => {
      button.textContent = button.dataset.before;
      delete button.dataset.before;
    }, 4000);
  };

  const DO = {
    csv: (button) => {
      const rows = tableOf(button);
      if (rows) save(new Blob([csv(rows, lang())], { type: "text/csv;charset=utf-8" }), fileName(button.dataset.title, "csv"));
    },
    xlsx: async (button) => {
      const rows = tableOf(button);
      if (!rows) return;
      const body = JSON.stringify({ title: button.dataset.title, head: rows[0], rows: rows.slice(1) });
      const answer = await fetch("/tabel.xlsx", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      if (answer.ok) save(await answer.blob(), fileName(button.dataset.title, "xlsx"));
      else say(button, await answer.text());
    },
    print: () => window.print(),
    copy: async (button) => {
      try {
        await navigator.clipboard.writeText(window.location.href);
      } catch {
        const field = document.createElement("textarea");
        field.value = window.location.href;
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
      }
      say(button, button.dataset.said);
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-do]");
    if (button && DO[button.dataset.do]) DO[button.dataset.do](button);
  });

  // Plotly draws to the width of the screen; paper is narrower, and light. A4 less its margins and those of a card, in pixels.
  const PAPER = 665;
  const plots = () => (window.Plotly ? [...document.querySelectorAll(".js-plotly-plot")] : []);
  const root = document.documentElement;
  window.addEventListener("beforeprint", () => {
    root.dataset.scheme = root.dataset.mantineColorScheme;
    root.dataset.mantineColorScheme = "light";
    plots().forEach((plot) => window.Plotly.relayout(plot, { width: PAPER, height: plot.clientHeight, autosize: false }));
  });
  window.addEventListener("afterprint", () => {
    root.dataset.mantineColorScheme = root.dataset.scheme;
    plots().forEach((plot) => window.Plotly.relayout(plot, { width: null, height: null, autosize: true }));
  });
  window.mutubaku_mgmt = { csv, DO };
})();
