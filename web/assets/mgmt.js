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

  // The tour: stops over the links of the navigation, remembered once it was closed.
  const SEEN = "mutubaku-tour";
  let place = -1;
  const stops = () => [...document.querySelectorAll("#tour .stop")].filter((stop) => linkOf(stop));
  const linkOf = (stop) => document.querySelector(`#nav a[href="${stop.dataset.href}"]`);
  const remember = () => {
    try { localStorage.setItem(SEEN, "seen"); } catch { /* private mode: the tour comes again */ }
  };
  const seen = () => {
    try { return localStorage.getItem(SEEN) !== null; } catch { return true; }
  };
  const show = (to) => {
    const tour = document.getElementById("tour");
    document.querySelectorAll(".toured").forEach((link) => link.classList.remove("toured"));
    if (!tour) return;
    const found = stops();
    place = to < found.length ? to : -1;
    tour.classList.toggle("shown", place >= 0);
    if (place < 0) return remember();
    document.querySelectorAll("#tour .stop").forEach((stop) => stop.classList.toggle("current", stop === found[place]));
    linkOf(found[place]).classList.add("toured");
    tour.querySelector(".count").textContent = tour.dataset.count.replace("{place}", place + 1).replace("{all}", found.length);
    tour.querySelector(".next").textContent = place + 1 < found.length ? tour.dataset.next : tour.dataset.done;
  };
  Object.assign(DO, {
    tour: () => {
      show(0);
      document.querySelector("#tour .next").focus();
    },
    "tour-next": () => show(place + 1),
    "tour-back": () => show(Math.max(0, place - 1)),
    "tour-end": () => show(Infinity),
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && place >= 0) show(Infinity);
  });
  // Dash puts the page in some time after it is loaded, and anew for another page or language.
  new MutationObserver(() => {
    const tour = document.getElementById("tour");
    if (!tour || tour.dataset.met || !stops().length) return;
    tour.dataset.met = "1";
    if (place >= 0) show(place);
    else if (!seen()) show(0);
  }).observe(document.documentElement, { childList: true, subtree: true });

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
