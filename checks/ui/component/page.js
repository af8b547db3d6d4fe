// The review page: one instance for as long as it is mounted, told of every change of its data.

class DeskPage {
  constructor(root, outbox) {
    this.root = root;
    this.find = (selector) => this.root.querySelector(selector);
    this.outbox = outbox;
    this.model = { rows: [], findings: [] };
    this.filter = null;
    this.refinements = false;
    this.letters = localStorage.getItem("copydesk-letters") !== "off";
    this.article = new ArticleView(this.find(".cd-article"));
    this.list = new ListView(this.root, {
      select: (id) => this.select(id, "list"),
      filter: (category) => this.show({ filter: category }),
      refinements: () => this.show({ refinements: !this.refinements, filter: null }),
      fixAll: (group) => this.bulk.group(group),
      name: (id) => this.article.flash(this.find(`[data-name="${id}"]`)),
    });
    this.card = new CardView(this.root, {
      accept: (replacement) => this.accept(replacement),
      ignore: () => this.ignore(),
      ignoreRule: (rule) => this.drop({ do: "ignore rule", rule }, (finding) => finding.rule === rule),
      word: (word) => this.drop({ do: "add word", word }, (finding) => finding.word.toLowerCase() === word.toLowerCase()),
      edit: () => this.write(),
      twin: () => this.article.flash(this.find(`[data-twin="${this.selected}"]`)),
      fixAll: (group) => this.bulk.group(group),
      close: () => (this.select(null), this.focusText()),
    });
    this.dialogs = new Dialogs(this.root);
    this.bulk = new Bulk(this);
    this.head = new Head(this);
    this.out = new Out(this);
    this.keys = new Keys(this);
    this.listen();
  }

  listen() {
    const tools = {
      safe: () => this.bulk.safe(), undo: () => this.back("undo"), redo: () => this.back("redo"), copy: () => this.out.copy(),
      download: () => this.out.download(), keys: () => this.dialogs.help(this), leave: () => this.send({ do: "leave" }),
    };
    for (const [name, action] of Object.entries(tools)) this.find(`[data-do="${name}"]`).addEventListener("click", action);
    const region = this.article.region;
    region.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-finding], [data-part]");
      if (mark) this.select(mark.dataset.finding ?? mark.dataset.part, "text");
    });
    region.addEventListener("dblclick", (event) => this.write(event.target.closest(".cd-row")));
    this.resized = () => this.place();
  }

  // Listens beyond its own nodes. Streamlit sometimes lets go of a page and takes it up again, with all that is on it.
  wake() {
    this.keys.start();
    addEventListener("resize", this.resized);
  }

  update(data, setStateValue) {
    this.outbox.setStateValue = setStateValue;
    this.data = data;
    if (this.outbox.acknowledge(data.acks)) {
      const fresh = this.shownArticle !== data.article;
      this.shownArticle = data.article;
      this.model = { rows: data.rows, findings: data.findings };
      this.draw();
      if (fresh) this.select(this.visible()[0]?.id ?? null, "start");
      else if (this.selected && !this.finding(this.selected)) this.select(null);
      if (this.after) (this.after(), (this.after = null));
    }
    this.list.drawFolded(data);
    this.head.draw();
    this.go(data.going);
    this.out.take(data);
    this.root.dataset.waiting = this.outbox.deeds.length;
    this.root.dataset.settled = data.busy || data.stale || this.outbox.deeds.length ? "no" : "yes";
    if (data.busy) this.outbox.poll(300, false);
    else if (data.stale) this.outbox.poll(500, true);
    else this.outbox.stop();
  }

  rest() {
    this.outbox.stop();
    this.keys.stop();
    removeEventListener("resize", this.resized);
  }

  // What is on the page

  finding(id) {
    return this.model.findings.find((finding) => finding.id === id);
  }

  visible() {
    return this.model.findings.filter((finding) =>
      finding.refinement ? this.refinements && !this.filter : !this.filter || finding.category === this.filter);
  }

  draw() {
    const marked = this.model.findings.filter((finding) => this.refinements || !finding.refinement);
    this.article.draw(this.model.rows, new Map(marked.map((finding) => [finding.id, finding])));
    this.root.dataset.filter = this.filter ?? "";
    this.groups = groupsOf(this.model.findings);
    this.list.draw(this.visible());
    this.list.drawPills(this.model.findings, this.filter, this.refinements, this.data.categories);
    this.list.drawGroups(this.groups, this.filter);
    this.head.drawStatus();
    this.select(this.selected, "draw");
  }

  show(change) {
    Object.assign(this, change);
    this.draw();
  }

  // Selecting

  select(id, from = "text") {
    const finding = id ? this.finding(id) : null;
    this.selected = finding ? id : null;
    this.article.mark(this.selected);
    this.list.mark(this.selected);
    if (!finding) return this.card.hide();
    const shown = this.visible();
    const number = shown.indexOf(finding) + 1;
    const position = number ? `${number} of ${shown.length}` : "";
    this.card.show(finding, this.data.rules[finding.rule], position, this.groups.get(groupOf(finding)) ?? [finding]);
    const mark = this.article.marks(id)[0];
    if (mark && from !== "draw") this.article.reveal(mark);
    this.place();
    if (from !== "draw") this.find(".cd-unseen").textContent = `${position}: ${nameOf(finding.category)}. ${finding.message}`;
    if (from === "text" || from === "keys") this.focusText();
  }

  place() {
    if (this.selected) this.card.place(this.article.marks(this.selected)[0], this.find(".cd-paper"));
  }

  // To a sentence that was chosen on another page; each choice once.
  go(going) {
    if (!going || going.number <= (DeskPage.gone ?? 0) || this.outbox.deeds.length) return;
    DeskPage.gone = going.number;
    this.select(null);
    this.article.show(going.row, going.text);
    this.focusText();
  }

  focusText() {
    if (!this.article.editor) this.article.region.focus({ preventScroll: true });
  }

  step(by) {
    const shown = this.visible();
    if (!shown.length) return this.select(null);
    const at = shown.findIndex((finding) => finding.id === this.selected);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    this.select(shown[next].id, "keys");
  }

  say(notice) {
    this.notice = notice;
    this.head.drawStatus();
  }

  // Doing

  // Sends a deed, shows what it leaves, and goes on to the next finding from here.
  perform(deed, model) {
    const shown = this.visible();
    const at = shown.findIndex((finding) => finding.id === this.selected);
    this.notice = "";
    this.model = model;
    const left = new Set(model.findings.map((finding) => finding.id));
    const next = shown.slice(at + 1).concat(shown.slice(0, Math.max(at, 0))).find((finding) => left.has(finding.id));
    this.selected = null;
    this.draw();
    this.send(deed);
    this.select(next?.id ?? null, "keys");
    this.focusText();
    this.find('[data-do="undo"]').disabled = false;
  }

  send(deed) {
    this.root.dataset.settled = "no";
    this.outbox.stop();
    this.outbox.send(deed);
    this.root.dataset.waiting = this.outbox.deeds.length;
  }

  accept(replacement) {
    const finding = this.finding(this.selected);
    const wanted = replacement ?? finding?.fixes[0];
    if (!finding || wanted === undefined || wanted === finding.before) return;
    this.perform({ do: "accept", id: finding.id, with: wanted }, accepted(this.model, finding.id, wanted));
  }

  ignore() {
    const id = this.selected;
    if (this.finding(id)) this.perform({ do: "ignore", id }, without(this.model, new Set([id])));
  }

  drop(deed, which) {
    this.perform(deed, without(this.model, new Set(this.model.findings.filter(which).map((finding) => finding.id))));
  }

  acceptAll(ids) {
    const model = ids.reduce((left, id) => {
      const finding = left.findings.find((one) => one.id === id);
      return finding ? accepted(left, id, finding.fixes[0]) : left;
    }, this.model);
    this.perform({ do: "accept all", ids }, model);
  }

  back(what) {
    this.send({ do: what });
    this.notice = "";
    this.focusText();
  }

  // Writing

  write(row) {
    const mark = this.selected && this.article.marks(this.selected)[0];
    const node = row ?? mark?.closest(".cd-row") ?? this.article.region.firstElementChild;
    const index = this.article.indexOf(node);
    if (index < 0 || this.article.editor) return;
    const open = () => new RowEditor(this.article, index, {
      type: (place, count, before, after) => {
        this.model = { rows: typed(this.model.rows, place, count, after), findings: this.model.findings };
        this.send({ do: "type", row: place, before, after });
      },
      closed: (back) => {
        if (!this.outbox.deeds.length) this.model = { rows: this.data.rows, findings: this.data.findings };
        this.draw();
        if (back) this.focusText();
      },
    });
    this.card.hide();
    if (this.outbox.deeds.length) this.after = open;
    else open();
  }
}

// The page is kept at its nodes, and what was not yet acknowledged at their parent: both outlive this module and its
// clean-up, and two pages on the same nodes would do everything twice.
export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".cd");
  parentElement.copydeskOutbox ??= new Outbox();
  root.copydesk ??= new DeskPage(root, parentElement.copydeskOutbox);
  const page = root.copydesk;
  page.wake();
  page.update(JSON.parse(data[0]), setStateValue);
  return () => page.rest();
}
