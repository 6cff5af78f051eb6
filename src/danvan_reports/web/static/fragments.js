// Fragments are elements with an id, each put in place of the element of that id in the page.

export function place(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  for (const part of [...holder.content.children]) {
    const old = document.getElementById(part.id);
    if (old) old.replaceWith(part);
  }
}

// What a page was refused, in words: the text of the first paragraph, or the answer itself.
export async function wordsOf(answer) {
  const text = await answer.text();
  if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) return text;
  const page = new DOMParser().parseFromString(text, "text/html");
  return page.querySelector("main p")?.textContent ?? "";
}
