// What the editor did, kept until Python says that it was done. A value that is sent again changes nothing.

class Outbox {
  constructor() {
    this.page = Math.random().toString(36).slice(2) + Date.now().toString(36);
    this.seq = 0;
    this.deeds = [];
    this.polls = 0;
  }

  send(deed) {
    this.seq += 1;
    this.deeds.push({ seq: this.seq, ...deed });
    this.setStateValue("outbox", { page: this.page, deeds: this.deeds });
    return this.seq;
  }

  // True where everything was done.
  acknowledge(acks) {
    const done = acks[this.page] ?? 0;
    this.deeds = this.deeds.filter((deed) => deed.seq > done);
    return !this.deeds.length;
  }

  // Asks for what has come in meanwhile until it has come; `check` asks for a new check too. An answer that changes
  // nothing does not reach the page, so it asks again of itself, less and less often.
  poll(after, check) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.polls += 1;
      this.setStateValue("poll", { page: this.page, number: this.polls, check });
      this.poll(Math.min(Math.max(after, 300) * 1.3, 3000), check);
    }, after);
  }

  stop() {
    clearTimeout(this.timer);
  }
}
