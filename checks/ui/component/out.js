// What leaves the page: the clipboard, files, and what could not be put in.

class Out {
  constructor(page) {
    this.page = page;
  }

  async copy() {
    await copyText(articleText(this.page.model.rows));
    this.page.say("Copied.");
  }

  // The text in the browser is the file, unless it came as Word or in another encoding: then Python makes it.
  download() {
    const { data, model } = this.page;
    if (data.straight) download(data.file, "text/plain;charset=utf-8", articleText(model.rows));
    else this.page.send({ do: "export", format: "as it came" });
  }

  take({ export: made, refused }) {
    const mine = (sent, seen) => sent && sent.page === this.page.outbox.page && sent.seq > (seen ?? 0);
    if (mine(made, this.exported)) {
      this.exported = made.seq;
      download(made.name, made.mime, Uint8Array.from(atob(made.data), (letter) => letter.charCodeAt(0)));
      this.page.say(made.note || `${made.name} was saved.`);
    }
    if (mine(refused, this.refused)) {
      this.refused = refused.seq;
      this.show(refused.text);
    }
  }

  // What was written in a paragraph that had changed meanwhile is not lost: it is shown, to be copied.
  show(text) {
    const { dialogs } = this.page;
    dialogs.open("The paragraph had changed meanwhile", [
      el("p", {}, "What you wrote was not put in. Here it is, to be copied:"),
      el("blockquote", { class: "cd-quote", tabindex: "0" }, text),
      el("p", { class: "cd-actions" }, button("Close", () => dialogs.dialog.close(), "cd-strong")),
    ]);
  }
}
