// The pages of a document: asked for when the form rests, one request at a time, and swapped once they can be seen.
const REST = 250; // milliseconds after the last change before the pages are asked for
const paper = document.getElementById("paper");
let resting = 0;
let asking = false;
let asked = false;

async function refresh() {
  asked = true;
  if (asking) return;
  asking = true;
  while (asked) {
    asked = false;
    try {
      const answer = await fetch(paper.dataset.pages);
      if (answer.ok) await swap(await answer.text());
    } catch {
      // The page went away, or the program ended: what was seen last stays.
    }
  }
  asking = false;
  paper.setAttribute("aria-busy", "false");
}

// New pages come in place of the old when their pictures are there, so that nothing flickers; the place read stays.
async function swap(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = document.importNode(holder.content.querySelector("#pages"), true);
  const old = document.getElementById("pages");
  const seen = [...old.querySelectorAll("img")].map((image) => isSeen(image));
  const pictures = [...fresh.querySelectorAll("img")].filter((_, index) => seen[index] ?? index < 1);
  for (const picture of pictures) picture.loading = "eager";
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  const read = paper.scrollTop;
  document.getElementById("pages").replaceWith(fresh);
  paper.scrollTop = read;
  performance.mark("pages");
}

function isSeen(image) {
  const [own, around] = [image.getBoundingClientRect(), paper.getBoundingClientRect()];
  return own.bottom > around.top && own.top < around.bottom;
}

// From a finding to its place on the page, and from a place to its finding.
function show(event) {
  const link = event.target.closest("a[href^='#at-'], a[href^='#n-']");
  const place = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!place || link.dataset.goto) return;
  event.preventDefault();
  for (const before of document.querySelectorAll(".shown")) before.classList.remove("shown");
  place.classList.add("shown");
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}

document.addEventListener("click", show);
document.addEventListener("taken", () => {
  paper.setAttribute("aria-busy", "true");
  clearTimeout(resting);
  resting = setTimeout(refresh, REST);
});
refresh();
