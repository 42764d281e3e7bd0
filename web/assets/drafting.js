// What the browser does on the page Penyusunan; named in web/pages/drafting.py and web/parts/drafting.
window.dash_clientside = window.dash_clientside || {};
(() => {
  const GRID = "drafting-steps";
  const ui = window.dash_clientside;
  let asked = 0;
  const send = (store, data) => ui.set_props(store, { data: { ...data, asked: ++asked } });
  // What writes the draft goes one after the other: each needs the work that the one before it left.
  const LONGEST_WAIT = 10000;
  const waiting = [];
  let pending = null;
  const next = () => {
    if (pending || !waiting.length) return;
    pending = setTimeout(heard, LONGEST_WAIT);
    send(...waiting.shift());
  };
  const heard = () => {
    clearTimeout(pending);
    pending = null;
    next();
  };
  const write = (store, data) => {
    const notice = document.getElementById("notice");
    if (notice && notice.childElementCount) ui.set_props("notice", { children: [] });
    waiting.push([store, data]);
    next();
  };
  const api = () => window.dash_ag_grid && window.dash_ag_grid.getApi(GRID);
  const chosenRow = () => {
    const found = document.getElementById(GRID) && api();
    const node = found && found.getSelectedNodes()[0];
    return node ? node.rowIndex : -1;
  };
  // A choice shows its label; its value is in a hidden field of that name.
  const said = (id) =>
    (document.querySelector(`input[type=hidden][name="${id}"]`) || document.getElementById(id) || { value: "" }).value;
  const about = (element) => {
    const { value, valueFrom, textFrom } = element.dataset;
    return { value: valueFrom ? said(valueFrom) : value || "", text: textFrom ? said(textFrom) : "" };
  };
  const ask = (kind, more) => write("drafting-ask", { kind, value: "", text: "", row: chosenRow(), ...more });
  const leadTo = (element) => {
    if (element.dataset.field) {
      const field = document.getElementById(element.dataset.field);
      const hidden = field && field.closest("details");
      if (hidden) hidden.open = true;
      if (field) field.focus();
      return;
    }
    const row = Number(element.dataset.row);
    document.getElementById(GRID).scrollIntoView({ block: "nearest" });
    api().ensureIndexVisible(row);
    api().setFocusedCell(row, "activity");
  };
  const slid = (id) =>
    Object.fromEntries([...document.querySelectorAll(`#${id} input[name]`)].map((one) => [one.name, one.value]));
  const ACTS = {
    ask: (element) => ask(element.dataset.ask, about(element)),
    act: (element) => write("drafting-act", { kind: element.dataset.act, ...about(element) }),
    judge: (element) => {
      const { value, text } = about(element);
      send("drafting-judge", { proposal: element.dataset.judge, verdict: value, reason: text });
    },
    try: (element) => send("drafting-try", { values: slid(element.dataset.try) }),
    row: leadTo,
    field: leadTo,
  };
  document.addEventListener("click", (event) => {
    for (const name of Object.keys(ACTS)) {
      const element = event.target.closest(`button[data-${name}]`);
      if (element) return ACTS[name](element);
    }
  });
  // React sets values without the browser's own "change"; leaving a field tells it.
  const before = new WeakMap();
  const isField = (element) => (element.id || "").startsWith("drafting-field-");
  document.addEventListener("focusin", (event) => isField(event.target) && before.set(event.target, event.target.value));
  document.addEventListener("focusout", ({ target }) => {
    if (!isField(target) || before.get(target) === target.value) return;
    ask("field", { value: target.id.replace("drafting-field-", ""), text: target.value });
  });
  const KEYS = { ArrowUp: "up", ArrowDown: "down" };
  document.addEventListener(
    "keydown",
    (event) => {
      const grid = document.getElementById(GRID);
      if (!grid || !grid.contains(event.target) || event.target.matches("input, textarea, select")) return;
      const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      const kind = event.altKey ? KEYS[event.key] : undoing ? (event.shiftKey ? "redo" : "undo") : null;
      if (!kind) return;
      event.preventDefault();
      event.stopPropagation();
      ask(kind);
    },
    true,
  );
  ui.mutubaku_drafting = {
    place: (version, procedure, key, lang) => {
      window.mutubaku.keep("versi", version);
      return { version, procedure, key, lang };
    },
    heard: (works, notice) => {
      const cleared = !(notice && notice.props) && ui.callback_context.triggered.every((one) => one.prop_id.startsWith("notice"));
      if (!cleared) heard();
      return ui.no_update;
    },
  };
  const named = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  named.mutuCellWritten = (params) =>
    ask("cell", { value: params.column.getColId(), text: String(params.newValue ?? ""), row: params.node.rowIndex });
  named.mutuRowDropped = (params) => {
    const row = Number(params.node.id);
    if (params.node.rowIndex !== row) ask("move", { row, value: String(params.node.rowIndex) });
  };
  named.mutuSelectFocused = (params) => {
    const node = params.rowIndex === null ? null : params.api.getDisplayedRowAtIndex(params.rowIndex);
    if (node) node.setSelected(true, true);
  };
})();
