// The head of the page: title, figures, tools, and the status line.

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

class Head {
  constructor(page) {
    this.page = page;
    this.find = (selector) => page.root.querySelector(selector);
    this.find(".cd-grammar").addEventListener("click", () => this.how());
  }

  draw() {
    const { data, model } = this.page;
    this.find("h1").textContent = data.title || "Untitled";
    const minutes = Math.max(1, Math.round(data.words / 238));
    const score = data.score ? ` · score ${data.score.total} of 100${data.score.partial ? " (not everything ran)" : ""}` : "";
    const whose = [data.name, data.section, data.status === "draft" ? "" : data.status].filter(Boolean).map((one) => `${one} · `).join("");
    this.find(".cd-meta").textContent = `${whose}${data.words.toLocaleString("en")} ${data.words === 1 ? "word" : "words"} · ${minutes} min${score} ·`;
    this.find('[data-do="undo"]').disabled = !data.undo;
    this.find('[data-do="redo"]').disabled = !data.redo;
    this.find('[data-do="safe"]').disabled = !model.findings.some((finding) => finding.safe);
    const notice = this.find(".cd-notice");
    notice.hidden = !data.notice;
    notice.textContent = data.notice ?? "";
    this.drawMenu(data.saves);
    this.drawStatus();
  }

  drawMenu(saves) {
    if (this.saves === JSON.stringify(saves)) return;
    this.saves = JSON.stringify(saves);
    const exported = (format) => () => this.page.send({ do: "export", format });
    this.find('[data-menu="save"]').replaceChildren(menu("Save as", saves.map(([label, kind]) => [label, exported(kind)])));
  }

  drawStatus() {
    const { data, model, notice, filter } = this.page;
    const hints = model.findings.filter((finding) => finding.refinement).length;
    const { state, count } = data.grammar;
    const said = { checking: "checking…", done: counted(count, "finding", "findings"), off: "not running" }[state];
    const refined = hints ? `, ${counted(hints, "refinement", "refinements")}` : "";
    const corrections = counted(model.findings.length - hints, "correction", "corrections");
    const text = `${notice ? `${notice} ` : ""}${corrections}${refined} · Grammar (LanguageTool): ${said}`;
    const status = this.find(".cd-status");
    if (status.textContent !== text) status.textContent = text;
    this.find(".cd-grammar").hidden = state !== "off";
    this.page.list.nothing.textContent = 
      data.words ? (filter ? "Nothing left in this category." : "Nothing left to mend.") : "The article is empty.";
  }

  // Why LanguageTool did not answer, and how to get it.
  how() {
    const { dialogs, data } = this.page;
    const again = button("Try again", () => (dialogs.dialog.close(), this.page.send({ do: "grammar again" })), "cd-strong");
    dialogs.open("Grammar is not checked", [
      el("p", {}, "The other checks ran. Grammar needs LanguageTool, which runs on this machine (Java 17); nothing is sent elsewhere. In a terminal:"),
      el("ol", { class: "cd-steps" }, el("li", {}, el("code", {}, "copydesk languagetool install"), " once"), el("li", {}, el("code", {}, "copydesk languagetool start"))),
      el("p", { class: "cd-hint" }, `It says: ${data.grammar.how}.`),
      el("p", { class: "cd-actions" }, again, button("Close", () => dialogs.dialog.close())),
    ], () => this.page.focusText());
  }
}
