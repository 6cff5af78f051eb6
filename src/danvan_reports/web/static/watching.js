// A batch under way: asked after twice a second; when it has ended, its screen is shown anew.
import { place } from "./fragments.js";

const PAUSE = 400; // milliseconds between two looks
const watched = document.querySelector("[data-watch]");

async function watch() {
  try {
    const answer = await fetch(watched.dataset.watch);
    if (answer.status === 404) return location.reload();
    if (answer.ok) place(await answer.text());
    if (answer.headers.get("x-ended")) return location.reload();
  } catch {
    // The program ended, or the machine slept: asked again.
  }
  setTimeout(watch, PAUSE);
}
setTimeout(watch, PAUSE);
