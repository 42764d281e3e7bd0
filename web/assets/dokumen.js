// The page Documents: what is pressed tells a store, values and their places on the page are shown together.
(() => {
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const desk = () => document.getElementById("review");
  const reduced = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // An element with data-tell="store" gives that store what its data-fact holds (JSON), once a press.
  const tell = (element) => {
    const { tell: store, fact, sure } = element.dataset;
    if (sure && !window.confirm(sure)) return;
    set(store, { data: { ...JSON.parse(fact), pressed: Date.now() } });
  };

  let near = false;
  const select = (element) => {
    const { at, page } = element.dataset;
    if (!at) return;
    near = !element.classList.contains("box");
    set("review-at", { data: at });
    const shown = desk().querySelector(".sheet")?.dataset.page;
    if (page && shown && page !== shown) set("review-page", { value: Number(page) });
  };

  document.addEventListener("click", (event) => {
    const telling = event.target.closest("[data-tell]");
    if (telling) return tell(telling);
    const zooming = event.target.closest("#review [data-zoom]");
    if (zooming) return zoom(Number(zooming.dataset.zoom));
    const chosen = event.target.closest("#review [data-at]");
    if (chosen) select(chosen);
  });

  let times = 1;
  const enlarge = (sheet, wanted) => {
    times = Math.min(4, Math.max(1, wanted));
    sheet.style.width = `${100 * times}%`;
  };

  const zoom = (by) => {
    enlarge(desk().querySelector(".sheet"), times * by);
    reveal();
  };

  // As large as lets the box take most of the frame, two and a half times at most.
  const zoomTo = (box) => {
    const sheet = box.closest(".sheet");
    const share = parseFloat(box.style.width) / 100;
    enlarge(sheet, Math.min(2.5, 0.8 / share));
  };

  // The next or the one before among the doubts, round the end.
  const step = (by) => {
    const doubts = [...desk().querySelectorAll("#review-doubts [data-at]:not([data-at=''])")];
    if (!doubts.length) return;
    const now = doubts.findIndex((one) => one.classList.contains("selected"));
    const next = doubts[(now + by + doubts.length) % doubts.length] || doubts[0];
    select(now < 0 && by > 0 ? doubts[0] : next);
  };

  document.addEventListener("keydown", (event) => {
    if (!desk()) return;
    if (event.key === "F8") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      document.getElementById(event.shiftKey ? "review-confirm" : "review-save")?.click();
    }
  });

  const reveal = () => {
    const box = desk()?.querySelector(".sheet .box.selected");
    const frame = box?.closest(".sheets");
    if (!box || !frame) return;
    if (near) zoomTo(box);
    else enlarge(box.closest(".sheet"), times);
    near = false;
    if (window.matchMedia("(min-width: 1100px)").matches) frame.scrollIntoView({ block: "nearest" });
    const place = box.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    frame.scrollBy({
      left: place.left + place.width / 2 - around.left - around.width / 2,
      top: place.top + place.height / 2 - around.top - around.height / 2,
      behavior: reduced() ? "auto" : "smooth",
    });
  };

  const marked = (at) => {
    const own = desk()?.querySelector(`.value[data-at="${CSS.escape(at)}"]`);
    const evidence = own?.dataset.evidence;
    for (const one of desk().querySelectorAll("[data-at]")) {
      const is = one.classList.contains("box") ? one.dataset.evidence === evidence : one.dataset.at === at;
      one.classList.toggle("selected", is);
      if (is && !one.classList.contains("box")) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    const list = own?.closest(".values");
    if (list) list.scrollTop += own.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
    reveal();
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.mutubaku_dokumen = {
    // Shows the chosen value in the list and on the page, when Dash has put them there.
    mark: (at) => {
      window.setTimeout(() => desk() && at && marked(at), 60);
      // A field that was hidden when it got its text measures itself anew.
      window.setTimeout(() => window.dispatchEvent(new Event("resize")), 400);
      return window.dash_clientside.no_update;
    },
    step: (back, on) => {
      const pressed = window.dash_clientside.callback_context.triggered[0]?.prop_id || "";
      if (back || on) step(pressed.startsWith("review-back") ? -1 : 1);
      return window.dash_clientside.no_update;
    },
    // Goes to the document of the chosen row as a link would: dcc.Location hears of it by this event.
    open: (rows) => {
      if (rows && rows.length) {
        window.history.pushState({}, "", `?lihat=${rows[0].key}`);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
        window.scrollTo(0, 0);
      }
      return window.dash_clientside.no_update;
    },
    keepSearch: (text, unit, state, page) => {
      for (const [name, value] of Object.entries({ cari: text, unit, keadaan: state, halaman: page > 1 ? page : null }))
        window.mutubaku.keep(name, value === "all" ? null : value);
      return window.dash_clientside.no_update;
    },
  };
})();
