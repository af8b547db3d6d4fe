// A table of many lines, a page at a time: sorting, picking and opening are asked of Python, which has them all.
// Text only ever goes in as text.

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick" || name === "onchange") made.addEventListener(name.slice(2), value);
    else if (name === "checked" || name === "disabled") made[name] = value;
    else if (value !== null && value !== undefined && value !== "") made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

class TablePage {
  constructor(root) {
    this.root = root;
    this.number = 0;
    this.page = Math.random().toString(36).slice(2);
  }

  send(deed) {
    this.number += 1;
    this.setStateValue("act", { page: this.page, number: this.number, ...deed });
  }

  update(data, setStateValue) {
    this.setStateValue = setStateValue;
    const focused = document.activeElement?.dataset?.key;
    this.root.replaceChildren(
      node("table", {}, node("caption", { class: "ct-unseen" }, data.label), this.head(data), this.body(data)), this.foot(data));
    if (focused) this.root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  head({ columns, order, descending, picking }) {
    const cells = columns.map(({ key, label, number, sortable }) => {
      const sorted = key === order ? (descending ? "descending" : "ascending") : null;
      const arrow = sorted ? (descending ? " ↓" : " ↑") : "";
      const name = sortable
        ? node("button", { type: "button", "data-key": `sort-${key}`, onclick: () => this.send({ do: "sort", by: key }) }, label + arrow)
        : label;
      return node("th", { scope: "col", class: number ? "ct-number" : "", "aria-sort": sorted }, name);
    });
    const pick = picking ? node("th", { scope: "col" }, node("span", { class: "ct-unseen" }, "Pick")) : null;
    return node("thead", {}, node("tr", {}, ...[pick, ...cells].filter(Boolean)));
  }

  body({ columns, rows, picked, picking, current }) {
    const chosen = new Set(picked);
    return node("tbody", {}, ...rows.map(({ id, cells }) => {
      const box = picking && node("input", {
        type: "checkbox", checked: chosen.has(id), "aria-label": `Pick ${cells[0]}`, "data-key": `pick-${id}`,
        onchange: (event) => this.send({ do: "pick", id, on: event.target.checked }),
      });
      const state = chosen.has(id) ? "ct-picked" : id === current ? "ct-current" : "";
      return node("tr", { class: state, "aria-current": id === current ? "true" : null }, ...(box ? [node("td", {}, box)] : []), ...cells.map((cell, index) => {
        const { number, wide, quiet } = columns[index];
        const style = [number && "ct-number", wide && "ct-wide", quiet && "ct-quiet"].filter(Boolean).join(" ");
        const content = index ? cell : node("button", { type: "button", class: "ct-open", "data-key": `open-${id}`, onclick: () => this.send({ do: "open", id }) }, cell);
        return node(index ? "td" : "th", { class: style, scope: index ? null : "row" }, content);
      }));
    }));
  }

  foot({ first, last, total, noun }) {
    const turn = (label, at, off) => node("button", { type: "button", "data-key": label, disabled: off, onclick: () => this.send({ do: "turn", to: at }) }, label);
    const size = Math.max(last - first + 1, 1);
    const whole = first <= 1 && last >= total; // nothing to turn to
    return node("p", { class: "ct-foot" }, whole ? null : turn("Previous", Math.max(first - 1 - size, 0), first <= 1),
      node("span", { role: "status" }, total ? `${first}–${last} of ${total.toLocaleString("en")} ${noun}` : `No ${noun}`),
      whole ? null : turn("Next", last, last >= total));
  }
}

const tables = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".ct");
  if (!tables.has(root)) tables.set(root, new TablePage(root));
  tables.get(root).update(data, setStateValue);
}
