// One queue of edits for one draft: each carries the version it was made on, the answer brings the next version and the
// parts of the page that changed. What is being typed is never replaced.
import { place, wordsOf } from "./fragments.js";

const PAUSE = 40; // milliseconds between the last key and the edit it makes
const PATIENCE = 1000; // before an edit that did not arrive is sent again
const TRIES = 3; // before it is told that nothing answers
const body = document.body;
const state = document.getElementById("state");
const waiting = []; // edits not yet sent, in order
const pausing = new Map(); // field -> timer of what is still being typed
let sending = false;
let stopped = false;
let failed = 0; // how often in a row nothing answered
let held = null; // keys pressed while a list changes: they are meant for where the focus goes next

const element = (field) => document.getElementById(`f-${field}`);
const show = (words) => { if (state.textContent !== words) state.textContent = words; };

function put(edit) {
  const last = waiting.at(-1);
  if (last && last.action === "set" && edit.action === "set" && last.field === edit.field) last.text = edit.text;
  else waiting.push(edit);
  pump();
}

async function pump() {
  if (sending || stopped || !waiting.length) return;
  sending = true;
  const edit = waiting.shift();
  try {
    const answer = await fetch(`${body.dataset.address}/edit`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...edit, version: body.dataset.version, kind: body.dataset.kind }),
    });
    if (answer.ok) await take(answer, edit);
    else if (answer.status !== 422) tell(await wordsOf(answer), true);
    failed = 0;
    release();
    if (!stopped) document.getElementById("trouble").hidden = true;
    if (!stopped && !waiting.length && !pausing.size) show(body.dataset.saved);
  } catch {
    waiting.unshift(edit);
    show(body.dataset.lost);
    if (++failed === TRIES) tell(body.dataset.gone, false);
    await new Promise((done) => setTimeout(done, PATIENCE));
  }
  sending = false;
  pump();
}

async function take(answer, edit) {
  const html = await answer.text();
  body.dataset.version = answer.headers.get("x-version");
  for (const hidden of document.querySelectorAll("[data-version-field]")) hidden.value = body.dataset.version;
  if (answer.headers.get("x-reload")) return location.reload();
  place(html);
  refreshInvalid();
  if (edit.action !== "set") focusAfter(edit);
  document.dispatchEvent(new CustomEvent("taken"));
  performance.measure?.("edit", { start: edit.began });
}

// A draft that another tab changed or that is gone, a program that ended: told, and nothing typed here is thrown away.
function tell(words, last) {
  stopped = last;
  const trouble = document.getElementById("trouble");
  trouble.querySelector("p").textContent = words;
  trouble.hidden = false;
  show(body.dataset.lost);
}

// Give the keys held to the field that now has the focus.
function release() {
  const keys = held ?? [];
  const input = document.activeElement;
  if (waiting.some((edit) => edit.action !== "set")) return;
  held = null;
  if (!keys.length || !input?.dataset?.field || input.tagName === "SELECT") return;
  input.setRangeText(keys.join(""), input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function hold(event) {
  if (!held || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key.length === 1) held.push(event.key);
  else if (event.key === "Backspace") held.pop();
  else return;
  event.preventDefault();
}

function typed(input) {
  const field = input.dataset.field;
  show(body.dataset.saving);
  clearTimeout(pausing.get(field));
  const began = performance.now();
  pausing.set(field, setTimeout(() => settle(input, began), PAUSE));
}

function settle(input, began = performance.now()) {
  const field = input.dataset.field;
  if (!pausing.has(field)) return;
  clearTimeout(pausing.get(field));
  pausing.delete(field);
  put({ action: "set", field, text: input.value, began });
}

// Before a list changes, what is still being typed goes first: positions in the list are those of now.
function settleAll() {
  for (const field of [...pausing.keys()]) if (element(field)) settle(element(field));
}

function change(edit) {
  show(body.dataset.saving);
  settleAll();
  held ??= [];
  put({ ...edit, began: performance.now() });
}

function itemOf(node) {
  const item = node.closest("[data-item]");
  const list = (item ?? node).closest("[data-list]");
  return { list: list?.dataset.list, index: item ? Number(item.dataset.item) : 0, count: list?.querySelectorAll(":scope > ol > li").length ?? 0 };
}

function press(button) {
  const { list, index, count } = itemOf(button);
  const action = button.dataset.action;
  if (action === "add") change({ action, field: list, index: count });
  else change({ action, field: list, index, to: Number(button.dataset.to ?? 0) });
}

function focusAfter({ action, field, index, to }) {
  const list = document.getElementById(`l-${field}`);
  const items = list ? [...list.querySelectorAll(":scope > ol > li")] : [];
  const wanted = { add: index, move: to, remove: Math.min(index, items.length - 1), paste: items.length - 1 }[action];
  const inside = items[wanted]?.querySelector("textarea, input, select");
  (inside ?? list?.querySelector(":scope > .add"))?.focus();
}

function keyed(event) {
  const input = event.target;
  if (!input.dataset?.field) return;
  const { list, index, count } = itemOf(input);
  if (!list) return;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const to = index + (event.key === "ArrowUp" ? -1 : 1);
    event.preventDefault();
    if (to >= 0 && to < count) change({ action: "move", field: list, index, to });
  } else if (event.altKey && event.key === "Delete") {
    event.preventDefault();
    change({ action: "remove", field: list, index });
  } else if (event.key === "Enter" && !event.shiftKey && input.tagName === "TEXTAREA" && !("lines" in input.dataset)) {
    event.preventDefault();
    change({ action: "add", field: list, index: index + 1 });
  }
}

function pasted(event) {
  const input = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const { list, index } = itemOf(input);
  if (!list || !input.dataset?.field || "lines" in input.dataset || !/[\r\n\t]/.test(text.trim())) return;
  event.preventDefault();
  change({ action: "paste", field: list, index, text });
}

function refreshInvalid() {
  for (const mark of document.querySelectorAll(".mark")) {
    const input = element(mark.id.slice(2));
    if (!input) continue;
    if (mark.querySelector(".error")) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

function goTo(event) {
  const link = event.target.closest("[data-goto]");
  if (!link) return;
  event.preventDefault();
  const field = link.dataset.goto;
  const found = element(field) ?? document.getElementById(`l-${field}`) ?? document.getElementById(`m-${field}`) ?? document.getElementById(`s-${field}`);
  for (let around = found; around; around = around.parentElement?.closest("details")) around.open = true;
  const input = found?.matches("input, textarea, select") ? found : found?.querySelector("input, textarea, select, button") ?? found?.closest("fieldset, section")?.querySelector("input, textarea, select, button");
  input?.scrollIntoView({ block: "center" });
  input?.focus({ preventScroll: true });
}

document.addEventListener("input", (event) => event.target.dataset?.field && typed(event.target));
document.addEventListener("change", (event) => event.target.dataset?.field && settle(event.target));
document.addEventListener("keydown", hold, { capture: true });
document.addEventListener("keydown", keyed);
document.addEventListener("paste", pasted);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-action]");
  if (button) press(button);
  if (event.target.closest("[data-reload]")) location.reload();
  goTo(event);
});
for (const select of document.querySelectorAll("[data-submit]")) select.addEventListener("change", () => select.form.submit());

// A link or form that leaves the page waits until everything typed has arrived.
async function arrived() {
  settleAll();
  while ((waiting.length || sending) && !stopped) await new Promise((done) => setTimeout(done, 20));
}
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-wait]");
  if (!link || (!waiting.length && !sending && !pausing.size)) return;
  event.preventDefault();
  await arrived();
  location.assign(link.href);
});
document.addEventListener("submit", async (event) => {
  if (!waiting.length && !sending && !pausing.size) return;
  event.preventDefault();
  await arrived();
  event.target.requestSubmit(event.submitter);
});
addEventListener("beforeunload", (event) => {
  settleAll();
  if ((waiting.length || sending) && !stopped) event.preventDefault();
});
refreshInvalid();
