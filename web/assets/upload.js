// Sends files as they are chosen or dropped, one request a file, with progress. A page writes an empty element
// `.upload` with the attributes (web/parts/upload.py writes it):
//   data-endpoint  address that takes a POST with the part "file"
//   data-store     id of the dcc.Store that gets {files: [{name, digest, bytes}, …]}: what was kept since the page
//                  was opened, newest last. Values come from the browser: check digest and name where they are used
//   data-suffixes  ".csv,.xlsx": what may be chosen, without blanks
//   data-bytes     the largest file in bytes
//   data-several   present where more than one file may be chosen
//   data-choose, data-drop, data-waiting, data-kept, data-large, data-suffix, data-broken   sentences
// The endpoint answers 200 with {name, digest, bytes}, or 413, 422 or 429 with a plain sentence.
(() => {
  const element = (kind, attributes, ...children) => {
    const made = Object.assign(document.createElement(kind), attributes);
    made.append(...children);
    return made;
  };

  const send = (file, endpoint, told) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("file", file, file.name);
      request.upload.onprogress = (event) => told(event.loaded, event.total);
      request.onload = () => done({ status: request.status, text: request.responseText });
      request.onerror = () => done({ status: 0, text: "" });
      request.open("POST", endpoint);
      request.send(body);
    });

  const answer = (response, broken) => {
    if ([413, 422, 429].includes(response.status)) return { said: response.text };
    try {
      return response.status === 200 ? JSON.parse(response.text) : { said: broken };
    } catch {
      return { said: broken };
    }
  };

  const refusal = (file, said) => {
    const known = said.suffixes.split(",");
    if (!known.some((suffix) => file.name.toLowerCase().endsWith(suffix))) return said.suffix;
    return file.size > Number(said.bytes) ? said.large : null;
  };

  const row = (list, file, waiting) => {
    const bar = element("progress", { max: 1, value: 0, ariaLabel: file.name });
    const state = element("span", { className: "state", textContent: waiting });
    const line = element("li", {}, element("span", { className: "name", textContent: file.name }), bar, state);
    list.append(line);
    return { line, bar, state };
  };

  const finish = (shown, sentence, wrong) => {
    shown.bar.remove();
    shown.state.textContent = sentence;
    shown.line.classList.toggle("wrong", wrong);
  };

  const one = async (area, shown, file) => {
    const said = area.dataset;
    const refused = refusal(file, said);
    if (refused) return finish(shown, refused, true);
    const told = (loaded, total) => { if (total) shown.bar.value = loaded / total; };
    const got = answer(await send(file, said.endpoint, told), said.broken);
    if (got.said) return finish(shown, got.said, true);
    area.kept.push({ name: got.name, digest: got.digest, bytes: got.bytes });
    finish(shown, said.kept, false);
    window.dash_clientside.set_props(said.store, { data: { files: [...area.kept] } });
  };

  const take = (area, list, files) => {
    const chosen = area.dataset.several === undefined ? [...files].slice(0, 1) : [...files];
    const rows = chosen.map((file) => [row(list, file, area.dataset.waiting), file]);
    for (const [shown, file] of rows) area.turn = area.turn.then(() => one(area, shown, file));
  };

  const build = (area) => {
    const said = area.dataset;
    const input = element("input", { type: "file", accept: said.suffixes, multiple: said.several !== undefined });
    input.dataset.for = area.id;
    const list = element("ul", { ariaLive: "polite" });
    const label = element("label", {}, element("span", { textContent: said.choose }), input);
    Object.assign(area, { kept: [], turn: Promise.resolve() });
    area.append(label, element("p", { className: "note", textContent: said.drop }), list);
    input.addEventListener("change", () => { take(area, list, input.files); input.value = ""; });
    area.addEventListener("dragover", (event) => { event.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      area.classList.remove("over");
      take(area, list, event.dataTransfer.files);
    });
  };

  const look = () => {
    for (const area of document.querySelectorAll(".upload:not([data-ready])")) {
      area.dataset.ready = "";
      build(area);
    }
  };
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
})();
